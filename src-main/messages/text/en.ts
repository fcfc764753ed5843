import type { MessageWords } from './message-words.ts';

/** See {@link MessageWords}. */
export const en: MessageWords = {
  labelled: (name: string, value: string) => `${name}: ${value}`,
  reasons: {
    'boot-order-changed': 'Operating system boot order changed',
    'bios-changed': 'BIOS changed',
    'system-files-modified': 'Operating system files modified',
    'lost-startup-key': 'Lost startup key',
    'lost-pin': 'Lost PIN',
    'tpm-reset': 'TPM reset',
    'lost-passphrase': 'Lost passphrase',
    'lost-smartcard': 'Lost smartcard',
    other: 'Other',
    'reset-pin-lockout': 'Reset PIN lockout',
    'turn-on-tpm': 'Turn on TPM',
    'turn-off-tpm': 'Turn off TPM',
    'change-tpm-password': 'Change TPM password',
    'clear-tpm': 'Clear TPM',
  },
  ownerNotice: {
    subject: (computer) => `A BitLocker recovery key of ${computer} was handed out`,
    subjectOfTpm: (computer) => `The TPM owner password of ${computer} was handed out`,
    lead:
      'The help desk handed out a recovery key or an owner password of a computer that is ' +
      'yours.',
    labels: {
      computer: 'Computer',
      at: 'Time',
      operator: 'Operator',
      reason: 'Reason',
      keyId: 'Key ID begins with',
    },
    end:
      'The key itself is not in this message. If you did not ask for it, tell your help desk ' +
      'at once.',
  },
  callerCode: {
    subject: 'Your code for the help desk',
    lead:
      'Somebody is calling the help desk and claims to be you. If that is you, read this ' +
      'code to the help desk:',
    end: (minutes) =>
      `The code is good for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. If you are ` +
      'not calling the help desk, give the code to nobody and tell your help desk.',
  },
  anchor: {
    subject: (organisation, workstation) =>
      `Keydesk, ${organisation}: anchor of the audit log on ${workstation}`,
    lead: 'Number, hash and time of the newest entry:',
    end:
      'Keep this message where nobody who works with Keydesk can delete it. With it, Reports or ' +
      'keydesk store verify --anchors show whether the log was cut off, put back or made anew.',
  },
};
