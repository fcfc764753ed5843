import type { MessageWords } from './message-words.ts';

/** See {@link MessageWords}. */
export const de: MessageWords = {
  labelled: (name: string, value: string) => `${name}: ${value}`,
  reasons: {
    'boot-order-changed': 'Startreihenfolge des Betriebssystems geändert',
    'bios-changed': 'BIOS geändert',
    'system-files-modified': 'Betriebssystemdateien geändert',
    'lost-startup-key': 'Systemstartschlüssel verloren',
    'lost-pin': 'PIN verloren',
    'tpm-reset': 'TPM zurückgesetzt',
    'lost-passphrase': 'Passphrase verloren',
    'lost-smartcard': 'Smartcard verloren',
    other: 'Andere',
    'reset-pin-lockout': 'PIN-Sperre zurücksetzen',
    'turn-on-tpm': 'TPM einschalten',
    'turn-off-tpm': 'TPM ausschalten',
    'change-tpm-password': 'TPM-Kennwort ändern',
    'clear-tpm': 'TPM löschen',
  },
  ownerNotice: {
    subject: (computer) =>
      `Ein BitLocker-Wiederherstellungsschlüssel von ${computer} wurde herausgegeben`,
    subjectOfTpm: (computer) => `Das TPM-Besitzerkennwort von ${computer} wurde herausgegeben`,
    lead:
      'Der Helpdesk hat einen Wiederherstellungsschlüssel oder ein Besitzerkennwort eines ' +
      'Computers herausgegeben, der Ihnen gehört.',
    labels: {
      computer: 'Computer',
      at: 'Zeit',
      operator: 'Bearbeitet von',
      reason: 'Grund',
      keyId: 'Schlüssel-ID beginnt mit',
    },
    end:
      'Der Schlüssel selbst steht nicht in dieser Nachricht. Wenn Sie ihn nicht angefordert ' +
      'haben, informieren Sie sofort Ihren Helpdesk.',
  },
  callerCode: {
    subject: 'Ihr Code für den Helpdesk',
    lead:
      'Jemand ruft beim Helpdesk an und gibt sich als Sie aus. Wenn Sie das sind, lesen Sie ' +
      'dem Helpdesk diesen Code vor:',
    end: (minutes) =>
      `Der Code gilt ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}. Wenn Sie nicht beim ` +
      'Helpdesk anrufen, geben Sie den Code niemandem, und informieren Sie Ihren Helpdesk.',
  },
  anchor: {
    subject: (organisation, workstation) =>
      `Keydesk, ${organisation}: Anker des Überwachungsprotokolls auf ${workstation}`,
    lead: 'Nummer, Hash und Zeit des neuesten Eintrags:',
    end:
      'Bewahren Sie diese Nachricht dort auf, wo niemand sie löschen kann, der mit Keydesk ' +
      'arbeitet. Mit ihr zeigen Berichte oder keydesk store verify --anchors, ob das Protokoll ' +
      'abgeschnitten, zurückgesetzt oder neu erstellt wurde.',
  },
};
