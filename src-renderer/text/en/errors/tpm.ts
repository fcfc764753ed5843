import { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import { tpmFileProblems } from '../manage-tpm.ts';
import type { ErrorTexts } from './error-text.ts';

/** TPM owner passwords and lockouts. */
export const tpmErrors = {
  'tpm.noneStored': () => ({
    what: 'No TPM owner password is stored for this computer.',
    next:
      'Windows 10 version 1607 and later do not keep it. A TPM 2.0 clears failed attempts by ' +
      'itself, one every 10 minutes while it is on, and its lockout can be reset below without ' +
      'a file. If the computer does not start, use Drive Recovery.',
  }),
  'tpm.unknownComputer': () => ({
    what: 'This computer was not found in any source.',
    next:
      'Check the name and the domain with the caller. A renamed computer may still be known ' +
      'under its old name.',
  }),
  'tpm.severalDomains': () => ({
    what: 'Several domains have this NetBIOS name, and more than one has a computer of this name.',
    next: 'Enter the DNS name of the computer’s domain, such as contoso.com, then submit again.',
  }),
  'tpm.sourcesMissing': ({ sources = '' }) => ({
    what:
      'Nothing was found about this computer, but not every source has answered. Without an ' +
      `answer: ${sources}.`,
    next:
      'It may be known there. ' +
      'Check the name and the domain with the caller, then submit again.',
  }),
  'tpm.notPermitted': () => ({
    what: 'A TPM owner password is there, but your account may not read it.',
    next:
      'Ask your administrator for the right to read TPM owner information, or hand the call to ' +
      'somebody who has it.',
  }),
  'tpm.userNotAssociated': () => ({
    what: 'This user is not associated with this computer.',
    next:
      'Ask the caller for the domain and user name they sign in with on that computer. If they ' +
      'have never signed in there, hand the call to a help desk admin.',
  }),
  'tpm.damagedPassword': () => ({
    what: 'The stored TPM owner password is damaged and was not shown.',
    next:
      'Try an older one for this computer, or clear the TPM once you have the drive’s ' +
      'recovery key.',
  }),
  'tpm.fileUnreadable': ({ reason = '' }) => ({
    what:
      'This file cannot be used as a TPM owner password file. ' +
      tpmFileProblems[TpmFileProblem.safeParse(reason).data ?? 'not-xml'],
    next: 'Choose the .tpm file that Windows or Keydesk saved for this computer.',
  }),
  'tpm.otherMachine': ({ reason = '' }) => ({
    what: `The owner password is for another computer: ${reason}. Nothing was sent.`,
    next: 'Choose the file of this computer, or confirm that you want this one.',
  }),
  'tpm.superseded': () => ({
    what: 'A newer owner password is stored for this computer. Nothing was sent.',
    next: 'Show the newest one and use that, or confirm that you want this one.',
  }),
  'tpm.noPowerShell': () => ({
    what: 'There is no PowerShell on this computer, so no TPM can be reached from here.',
    next:
      'Run the command below on a Windows computer, or install PowerShell and start Keydesk ' +
      'again.',
  }),
  'tpm.unreachable': () => ({
    what: 'The computer does not answer. Nothing was sent to its TPM.',
    next:
      'It has to be switched on, on the network, and past the PIN. If it is stuck at the PIN, ' +
      'use Drive Recovery first.',
  }),
  'tpm.accessDenied': () => ({
    what: 'The computer refused your account.',
    next:
      'Its TPM is open to its local administrators over remote management (WinRM). Ask for ' +
      'that right, or hand the call to somebody who has it.',
  }),
  'tpm.notFound': () => ({
    what: 'This computer reports no TPM.',
    next: 'It may be turned off in the firmware’s settings. Choose Turn on TPM for the steps.',
  }),
  'tpm.timedOut': () => ({
    what: 'The computer took too long to answer, so it is not known what happened there.',
    next: 'Read the lockout state before you try again.',
  }),
  'tpm.unreadableAnswer': () => ({
    what: 'PowerShell gave no answer that can be trusted, so it is not known what happened there.',
    next:
      'Read the lockout state before you try again. If it keeps failing, tell your ' +
      'administrator; the log has the details.',
  }),
  'tpm.notLocked': () => ({
    what: 'This TPM is not locked. Nothing was sent.',
    next: 'Ask the caller what the screen says; a wrong PIN alone does not lock it.',
  }),
  'tpm.wrongOwnerPassword': ({ reason = '' }) => ({
    what: `The TPM did not accept the owner password, and is now locked out (${reason}).`,
    next:
      'Wait until the lockout is over, with the computer on. Then try the newest file of this ' +
      'computer, or none on Windows 10 version 1703 and later.',
  }),
  'tpm.defendLock': ({ reason = '' }) => ({
    what:
      'The TPM is defending against dictionary attacks and accepts no owner password now ' +
      `(${reason}).`,
    next:
      'Leave the computer on and try again later; each further try now fails. Meanwhile the ' +
      'recovery password starts the computer.',
  }),
  'tpm.alreadyOwned': ({ reason = '' }) => ({
    what: `The TPM already has an owner (${reason}).`,
    next: 'Use the owner password stored for this computer.',
  }),
  'tpm.installDisabled': ({ reason = '' }) => ({
    what: `The TPM does not allow taking ownership (${reason}).`,
    next: 'Turn the TPM on in the firmware’s settings, then try again.',
  }),
  'tpm.noEndorsement': ({ reason = '' }) => ({
    what: `The TPM has no endorsement key (${reason}).`,
    next: 'Restart the computer, or clear its TPM once you have the drive’s recovery key.',
  }),
  'tpm.presenceFailure': ({ reason = '' }) => ({
    what: `The computer’s firmware could not pass the request on (${reason}).`,
    next: 'Make the change in the firmware’s settings, with somebody at the computer.',
  }),
  'tpm.presenceUnsupported': ({ reason = '' }) => ({
    what: `The computer’s firmware does not support this from Windows (${reason}).`,
    next: 'Make the change in the firmware’s settings, with somebody at the computer.',
  }),
  'tpm.badArgument': ({ reason = '' }) => ({
    what: `The computer keeps no owner authorisation of its own (${reason}). Nothing was changed.`,
    next: 'Retrieve the owner password of this computer, or choose its file, and try again.',
  }),
  'tpm.otherReturnCode': ({ reason = '' }) => ({
    what: `The TPM refused with this code: ${reason}.`,
    next:
      'Look the code up under “TPM Services” in Microsoft’s documentation, or restart the ' +
      'computer and try again.',
  }),
} satisfies ErrorTexts;
