import type { ErrorCode, ErrorDetails } from '../../../src-shared/errors.ts';
import { TpmFileProblem } from '../../../src-shared/model/tpm-file.ts';
import { tpmFileProblems } from './manage-tpm.ts';

/** What happened, and what to do next. */
export interface ErrorText {
  readonly what: string;
  readonly next: string;
}

/** A new code without words does not compile. */
export const errors: Readonly<Record<ErrorCode, (details: ErrorDetails) => ErrorText>> = {
  internal: () => ({
    what: 'Keydesk ran into a problem it did not expect.',
    next: 'Try again. If it happens again, tell your administrator the incident number; the log has the details.',
  }),
  'input.invalid': () => ({ what: 'Something in the form is not right.', next: 'Check the fields and submit again.' }),
  'request.cancelled': () => ({ what: 'The request was cancelled.', next: 'Nothing was disclosed. Submit again when you are ready.' }),
  'request.inProgress': () => ({ what: 'Another request is still running.', next: 'Wait for it to finish, or cancel it.' }),

  'auth.badCredentials': () => ({
    what: 'The user name or password is not correct.',
    next: 'Check the user name and type the password again.',
  }),
  'auth.throttled': () => ({
    what: 'There were too many failed attempts for this account.',
    next: 'Wait until the countdown ends, then try again.',
  }),
  'auth.noRole': ({ groups }) => ({
    what: 'Your account is in none of the groups that may use Keydesk.',
    next: groups === undefined ? 'Ask your administrator to add you to a BitLocker help desk or report group.' : `Ask your administrator to add you to one of these groups: ${groups}.`,
  }),
  'auth.signedOut': () => ({ what: 'You are signed out.', next: 'Sign in again.' }),
  'auth.forbidden': () => ({
    what: 'Your role does not allow this.',
    next: 'The attempt was recorded. Ask your administrator if you need this area.',
  }),
  'auth.locked': () => ({ what: 'The console is locked.', next: 'Unlock it, then submit again.' }),
  'auth.logonHours': () => ({
    what: 'Your account may not sign in at this time.',
    next: 'Try again within your logon hours, or ask your administrator to change them.',
  }),
  'auth.workstation': () => ({
    what: 'Your account may not sign in from this computer.',
    next: 'Use a computer you may sign in to, or ask your administrator to add this one.',
  }),
  'auth.passwordExpired': () => ({ what: 'Your password has expired.', next: 'Change it in Windows, then sign in here with the new one.' }),
  'auth.disabled': () => ({ what: 'Your account is disabled.', next: 'Ask your administrator to enable it.' }),
  'auth.accountExpired': () => ({ what: 'Your account has expired.', next: 'Ask your administrator to extend it.' }),
  'auth.mustChangePassword': () => ({
    what: 'You must change your password before you can sign in.',
    next: 'Sign in to Windows and change it there, then sign in here with the new one.',
  }),
  'auth.lockedOut': () => ({
    what: 'Your account is locked after too many wrong passwords.',
    next: 'Wait until the lockout ends, or ask your administrator to unlock it.',
  }),

  'directory.unreachable': () => ({
    what: 'No domain controller can be reached.',
    next: 'Check the network or VPN connection, then try again. If it stays this way, ask your administrator.',
  }),
  'directory.timedOut': () => ({ what: 'The domain controller did not answer in time.', next: 'Try again in a moment. If it stays this way, ask your administrator.' }),
  'directory.refused': () => ({
    what: 'The domain controller refused the request.',
    next: 'Try again. If it happens again, tell your administrator; the log has the result code.',
  }),
  'directory.clearTextRefused': () => ({
    what: 'The domain controller offers no encrypted connection, so your password was not sent.',
    next: 'Ask your administrator to install a certificate on the domain controllers.',
  }),
  'directory.certificateExpired': () => ({
    what: 'The domain controller’s certificate has expired or is not valid yet.',
    next: 'Check the clock of this computer. If it is right, ask your administrator to renew the certificate.',
  }),
  'directory.certificateUnknown': () => ({
    what: 'The domain controller’s certificate is not issued by an authority this computer trusts.',
    next: 'Ask your administrator to add the authority’s certificate to this computer or to the configuration.',
  }),
  'directory.certificateName': () => ({
    what: 'The domain controller’s certificate is for another name.',
    next: 'Ask your administrator to correct the configured name, or to issue a certificate for it. Your password was not sent.',
  }),
  'directory.groupsNotFound': () => ({
    what: 'None of the configured groups is in the directory.',
    next: 'Correct their names in the configuration, or connect to your organisation again.',
  }),

  'config.invalid': ({ reason = '' }) => ({
    what: 'The configuration file cannot be used.',
    next: `Correct it and start Keydesk again. ${reason}`,
  }),
  'profile.unknown': () => ({ what: 'This profile is not configured.', next: 'Choose another profile.' }),
  'setup.managed': () => ({ what: 'Your administrator has configured this console.', next: 'Ask your administrator if something has to change.' }),
  'setup.signOutFirst': () => ({ what: 'Somebody is signed in.', next: 'Sign out, then connect to your organisation.' }),
  'setup.ended': () => ({ what: 'The connection of this setup has ended.', next: 'Enter your password again and continue.' }),
  'setup.noCertificate': () => ({ what: 'There is no certificate in this file.', next: 'Choose the certificate of your authority as a .cer, .crt or .pem file.' }),

  'store.locked': () => ({
    what: 'Another program is using the store.',
    next: 'Close other programs that use it, such as a backup, and try again.',
  }),
  'store.damaged': () => ({
    what: 'The store is damaged and was left exactly as it is.',
    next: 'Restore it from a backup, or move the file away, then try again.',
  }),
  'store.newer': () => ({
    what: 'The store was made by a newer version of Keydesk.',
    next: 'Update Keydesk on this computer, then try again.',
  }),
  'store.full': () => ({
    what: 'The disk is full, so the audit entry could not be written. Nothing was disclosed.',
    next: 'Free some space, then try again.',
  }),
  'store.readOnly': () => ({
    what: 'The store cannot be written, so nothing can be recorded or disclosed.',
    next: 'Ask your administrator to give you write access to the profile folder, then try again.',
  }),
  'store.wrongPurpose': () => ({
    what: 'This store was made for another purpose: demo data and real data are never mixed.',
    next: 'Ask your administrator to correct the path of the store.',
  }),
  'store.unavailable': () => ({ what: 'The store cannot be reached.', next: 'Check the disk or the network, then try again.' }),

  'source.timedOut': () => ({ what: 'The source did not answer in time.', next: 'Try again in a moment. If it stays this way, ask your administrator.' }),
  'source.notTrusted': () => ({ what: 'This forest does not let your account in.', next: 'Ask your administrator for a trust to it, or to take it out of the configuration.' }),

  'recovery.sourcesMissing': ({ sources = '' }) => ({
    what: `No recovery key matches this key ID, but not every source has answered. Without an answer: ${sources}.`,
    next: 'The key may be there. Check the key ID with the caller, then submit again.',
  }),
  'recovery.noMatch': () => ({
    what: 'No recovery key matches this key ID.',
    next: 'Ask the caller to read the key ID again, all 32 digits if need be. If it is right, the drive was never backed up here: ask which organisation or account the computer belongs to.',
  }),
  'recovery.noneFound': () => ({
    what: 'No recovery key was found for this computer or end user.',
    next: 'Check the name with the caller. A renamed computer may still be known under its old name; not every source knows who uses a computer.',
  }),
  'recovery.notPermitted': () => ({
    what: 'The recovery key is there, but your account may not read it.',
    next: 'Ask your administrator for the right to read BitLocker recovery passwords, or hand the call to somebody who has it.',
  }),
  'recovery.userNotAssociated': () => ({
    what: 'A key was found, but this user is not associated with its computer.',
    next: 'Ask the caller for the domain and user name they sign in with on that computer. If they have never signed in there, hand the call to a help desk admin.',
  }),
  'recovery.noLongerHeld': () => ({
    what: 'This key is no longer at hand.',
    next: 'Keydesk keeps a disclosed key for a short time only. Submit the request again.',
  }),
  'recovery.noKeyPackage': () => ({
    what: 'No key package was backed up for this drive.',
    next: 'Try repair-bde with the recovery password alone; it searches the drive for what it needs.',
  }),
  'recovery.damagedPassword': () => ({
    what: 'The stored recovery password is damaged and was not shown.',
    next: 'Ask the caller whether the drive shows another key ID, or look for the key in another source.',
  }),

  'report.notAReport': () => ({ what: 'This is not a report file of Keydesk.', next: 'Choose a file that was exported as a report file; its name ends in .kdreport.' }),
  'report.newer': () => ({ what: 'The report file was made by a newer version of Keydesk.', next: 'Update Keydesk on this computer, then open it again.' }),
  'report.tooLarge': () => ({ what: 'The report file is too large to be opened here.', next: 'Ask for a report over a shorter range of time.' }),
  'report.closed': () => ({ what: 'The report was closed.', next: 'Open the file again.' }),

  'tpm.noneStored': () => ({
    what: 'No TPM owner password is stored for this computer.',
    next: 'Windows 10 version 1607 and later do not keep it. A TPM 2.0 forgets wrong tries by itself, one every 10 minutes while it is on, and its lockout can be reset below without a file. If the computer does not start, use Drive Recovery.',
  }),
  'tpm.unknownComputer': () => ({
    what: 'No source knows this computer.',
    next: 'Check the name and the domain with the caller. A renamed computer may still be known under its old name.',
  }),
  'tpm.sourcesMissing': ({ sources = '' }) => ({
    what: `Nothing was found about this computer, but not every source has answered. Without an answer: ${sources}.`,
    next: 'It may be known there. Check the name and the domain with the caller, then submit again.',
  }),
  'tpm.notPermitted': () => ({
    what: 'A TPM owner password is there, but your account may not read it.',
    next: 'Ask your administrator for the right to read TPM owner information, or hand the call to somebody who has it.',
  }),
  'tpm.userNotAssociated': () => ({
    what: 'This user is not associated with this computer.',
    next: 'Ask the caller for the domain and user name they sign in with on that computer. If they have never signed in there, hand the call to a help desk admin.',
  }),
  'tpm.damagedPassword': () => ({
    what: 'The stored TPM owner password is damaged and was not shown.',
    next: 'Try an older one of this computer, or clear the TPM with the drive’s recovery key at hand.',
  }),
  'tpm.fileUnreadable': ({ reason = '' }) => ({
    what: `This file cannot be used as a TPM owner password file. ${tpmFileProblems[TpmFileProblem.safeParse(reason).data ?? 'not-xml']}`,
    next: 'Choose the .tpm file that Windows or Keydesk saved for this computer.',
  }),
  'tpm.otherMachine': ({ reason = '' }) => ({
    what: `The owner password is of another computer: ${reason}. Nothing was sent.`,
    next: 'Choose the file of this computer, or confirm that this one is meant.',
  }),
  'tpm.noPowerShell': () => ({
    what: 'There is no PowerShell on this computer, so no TPM can be reached from here.',
    next: 'Run the command below on a Windows computer, or install PowerShell and start Keydesk again.',
  }),
  'tpm.unreachable': () => ({
    what: 'The computer does not answer. Nothing was sent to its TPM.',
    next: 'It has to be switched on, on the network, and past the PIN. If it is stuck at the PIN, use Drive Recovery first.',
  }),
  'tpm.accessDenied': () => ({
    what: 'The computer refused your account.',
    next: 'Its TPM is open to its local administrators over remote management (WinRM). Ask for that right, or hand the call on.',
  }),
  'tpm.notFound': () => ({ what: 'This computer reports no TPM.', next: 'It may be turned off in the firmware’s settings. Choose Turn on TPM for the steps.' }),
  'tpm.timedOut': () => ({
    what: 'The computer took too long to answer, so it is not known what happened there.',
    next: 'Read the lockout state before you try again.',
  }),
  'tpm.unreadableAnswer': () => ({
    what: 'PowerShell gave no answer that can be trusted, so it is not known what happened there.',
    next: 'Read the lockout state before you try again. If it keeps failing, tell your administrator; the log has the details.',
  }),
  'tpm.notLocked': () => ({ what: 'This TPM is not locked. Nothing was sent.', next: 'Ask the caller what the screen says; a wrong PIN alone does not lock it.' }),
  'tpm.wrongOwnerPassword': ({ reason = '' }) => ({
    what: `The TPM did not accept the owner password, and is now locked for its time-out (${reason}).`,
    next: 'Wait until the time-out is over, with the computer on. Then try the newest file of this computer, or none on Windows 10 version 1703 and later.',
  }),
  'tpm.defendLock': ({ reason = '' }) => ({
    what: `The TPM is defending itself and takes no owner password now (${reason}).`,
    next: 'Leave the computer on and try again later; each further try now fails. Meanwhile the recovery password starts the computer.',
  }),
  'tpm.alreadyOwned': ({ reason = '' }) => ({ what: `The TPM already has an owner (${reason}).`, next: 'Use the owner password stored for this computer.' }),
  'tpm.installDisabled': ({ reason = '' }) => ({
    what: `The TPM does not allow taking ownership (${reason}).`,
    next: 'Turn the TPM on in the firmware’s settings, then try again.',
  }),
  'tpm.noEndorsement': ({ reason = '' }) => ({
    what: `The TPM has no endorsement key (${reason}).`,
    next: 'Restart the computer, or clear its TPM with the drive’s recovery key at hand.',
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
    what: `The TPM refused with a code of its own: ${reason}.`,
    next: 'Look the code up under “TPM Services” in Microsoft’s documentation, or restart the computer and try again.',
  }),

  'clipboard.unavailable': () => ({
    what: 'The clipboard did not take the key.',
    next: 'Another program may be holding it. Try again, or read the key out.',
  }),

  'file.noSpace': () => ({ what: 'There is not enough free space on the drive. Nothing was saved.', next: 'Free some space or choose another drive.' }),
  'file.writeProtected': () => ({ what: 'The drive is write-protected. Nothing was saved.', next: 'Remove the write protection or choose another drive.' }),
  'file.refused': () => ({
    what: 'You may not write in this folder. Nothing was saved.',
    next: 'Choose another folder. Your organisation may block writing to removable drives.',
  }),
  'file.gone': () => ({ what: 'The folder or drive is no longer there. Nothing was saved.', next: 'Insert the drive again or choose another folder.' }),
  'file.inUse': ({ fileName = 'The file' }) => ({ what: `${fileName} is in use by another program. Nothing was saved.`, next: 'Close it there, then save again.' }),
  'file.isFolder': ({ fileName = 'this name' }) => ({ what: `There is already a folder called ${fileName}. Nothing was saved.`, next: 'Choose another name.' }),
  'file.alreadyThere': ({ fileName = 'this name' }) => ({ what: `There is already a different ${fileName} in this folder. Nothing was saved.`, next: 'Choose another folder, or remove what is there first.' }),
  'file.nameTooLong': () => ({ what: 'The file name is too long for this drive. Nothing was saved.', next: 'Choose a shorter name.' }),
  'file.nameRefused': ({ fileName = 'This name' }) => ({ what: `${fileName} is no name this drive allows. Nothing was saved.`, next: 'Choose a name of letters, digits, spaces and hyphens.' }),
  'file.tooLarge': () => ({ what: 'The file is larger than this drive allows: a FAT drive takes files up to 4 GB. Nothing was saved.', next: 'Choose another drive, or save less at once.' }),
  'file.driveError': () => ({ what: 'The drive failed while it was written. Nothing usable was saved.', next: 'The drive may be damaged. Use another one.' }),
  'file.notVerified': () => ({ what: 'The saved file did not read back the same and was removed.', next: 'The drive may be damaged. Use another one.' }),
  'file.unreadable': ({ fileName = 'The file' }) => ({ what: `${fileName} could not be read.`, next: 'Check that it is still there and that you may read it, then choose it again.' }),
  'file.failed': () => ({ what: 'The file could not be saved.', next: 'Try again, or choose another folder.' }),
};
