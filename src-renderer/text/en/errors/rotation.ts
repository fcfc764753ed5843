import type { ErrorTexts } from './error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;

/** A key that is replaced on its computer. */
export const rotationErrors = {
  'rotation.noPowerShell': () => ({
    what:
      'There is no PowerShell on this computer, so no other computer can be reached from ' +
      'here.',
    next: 'Replace the key at the computer itself.',
  }),
  'rotation.unreachable': () => ({
    what: 'The computer does not answer. Nothing was changed on it.',
    next:
      'It has to be switched on, on the network, and past the PIN or the recovery key. Try ' +
      'again then, or replace the key at the computer.',
  }),
  'rotation.accessDenied': () => ({
    what: 'The computer refused your account. Nothing was changed on it.',
    next:
      'Its drives are open to its local administrators over remote management (WinRM). Ask ' +
      'for that right, or hand this to somebody who has it.',
  }),
  'rotation.timedOut': () => ({
    what: 'The computer took too long to answer, so it is not known what happened there.',
    next: 'Look for the new key before you try again. The old one may still open the drive.',
  }),
  'rotation.unreadableAnswer': () => ({
    what:
      'PowerShell gave no answer that can be trusted, so it is not known what happened on ' +
      'the computer.',
    next:
      'Look for the new key before you try again. If it keeps failing, tell your ' +
      'administrator; the log has the details.',
  }),
  'rotation.notThere': () => ({
    what: 'No drive of this computer has this key any more. Nothing was changed.',
    next:
      'It has already been replaced, the drive is in another computer, or this is a removable ' +
      'drive. Look for the new key.',
  }),
  'rotation.locked': () => ({
    what: 'The drive is locked. Nothing was changed.',
    next: 'Unlock it first, with the key that was handed out.',
  }),
  'rotation.refused': ({ reason }) => ({
    what: `The computer refused this step${said(reason)}.`,
    next:
      'The key that was handed out still opens the drive. Show this to your administrator, ' +
      'or replace the key at the computer.',
  }),
  'rotation.notBackedUp': ({ reason }) => ({
    what:
      `The computer could not back up the new key to Active Directory${said(reason)}, so ` +
      'the new key was removed again. The old one still opens the drive.',
    next:
      'Ask your administrator whether the policy for this drive allows a backup to Active ' +
      'Directory (code 0x00000001 says that it does not), and whether the computer reaches ' +
      'a domain controller.',
  }),
  'rotation.leftBehind': ({ reason }) => ({
    what:
      'A new key was made on the computer, but it is backed up nowhere and could not be ' +
      `removed again${said(reason)}. The old one still opens the drive.`,
    next:
      'Tell your administrator: the new recovery password has to be removed on the ' +
      'computer (manage-bde -protectors -delete), or backed up (-adbackup).',
  }),
  'rotation.oldNotRemoved': ({ reason }) => ({
    what:
      `The new key was made and backed up${said(reason)}, but the old one still opens the ` +
      'drive.',
    next:
      'Try again in a moment. If it stays this way, the old recovery password has to be ' +
      'removed on the computer (manage-bde -protectors -delete).',
  }),
} satisfies ErrorTexts;
