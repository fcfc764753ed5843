import type { ErrorTexts } from './error-text.ts';

/** Signing in, and the directory behind it. */
export const directoryErrors = {
  'auth.badCredentials': () => ({
    what: 'The user name or password is not correct.',
    next: 'Check the user name and type the password again.',
  }),
  'auth.throttled': ({ reason }) => ({
    what: `There were too many failed attempts ${
      reason === 'workstation' ? 'at this computer' : 'for this account'
    }.`,
    next: 'Wait until the countdown ends, then try again.',
  }),
  'auth.noRole': ({ groups }) => ({
    what: 'Your account is in none of the groups that may use Keydesk.',
    next:
      groups === undefined
        ? 'Ask your administrator to add you to a BitLocker help desk or report group.'
        : `Ask your administrator to add you to one of these groups: ${groups}.`,
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
  'auth.passwordExpired': () => ({
    what: 'Your password has expired.',
    next: 'Change it in Windows, then sign in here with the new one.',
  }),
  'auth.disabled': () => ({
    what: 'Your account is disabled.',
    next: 'Ask your administrator to enable it.',
  }),
  'auth.accountExpired': () => ({
    what: 'Your account has expired.',
    next: 'Ask your administrator to extend it.',
  }),
  'auth.mustChangePassword': () => ({
    what: 'You must change your password before you can sign in.',
    next: 'Sign in to Windows and change it there, then sign in here with the new one.',
  }),
  'auth.lockedOut': () => ({
    what: 'Your account is locked after too many wrong passwords.',
    next: 'Wait until the lockout ends, or ask your administrator to unlock it.',
  }),
  'auth.restricted': () => ({
    what: 'A restriction on your account does not let you sign in.',
    next:
      'Let Windows sign you in, if there is a button for it. Otherwise ask your administrator ' +
      'which restriction it is: Protected Users or an authentication policy, for instance.',
  }),
  'auth.logonType': () => ({
    what:
      'Your account may not sign in this way: it is a member of Protected Users, for instance, ' +
      'or has no right to log on over the network.',
    next: 'Sign in to Windows with this account, then open Keydesk again; or use another account.',
  }),
  'auth.tooManyGroups': () => ({
    what: 'Your account is in more groups than Windows can sign in with.',
    next: 'Ask your administrator to take it out of some of them.',
  }),
  'auth.refused': ({ reason = '' }) => ({
    what: `The domain controller does not let you sign in, with the Windows code 0x${reason}.`,
    next: 'Tell your administrator this number, which says why.',
  }),

  'directory.unreachable': () => ({
    what: 'No domain controller can be reached.',
    next:
      'Check the network or VPN connection, then try again. If it stays this way, ask your ' +
      'administrator.',
  }),
  'directory.timedOut': () => ({
    what: 'The domain controller did not answer in time.',
    next: 'Try again in a moment. If it stays this way, ask your administrator.',
  }),
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
    next:
      'Check the clock of this computer. If it is right, ask your administrator to renew the ' +
      'certificate.',
  }),
  'directory.certificateUnknown': () => ({
    what: 'The domain controller’s certificate is not issued by an authority this computer trusts.',
    next:
      'Ask your administrator to add the authority’s certificate to this computer or to the ' +
      'configuration.',
  }),
  'directory.certificateName': () => ({
    what: 'The domain controller’s certificate is for another name.',
    next:
      'Ask your administrator to correct the configured name, or to issue a certificate for ' +
      'it. Your password was not sent.',
  }),
  'directory.certificateWeak': () => ({
    what:
      'The domain controller’s certificate has a key or a signature that is too weak. Your ' +
      'password was not sent.',
    next: 'Ask your administrator for a new certificate, with a key of at least 2,048 bits.',
  }),
  'directory.outdatedEncryption': () => ({
    what:
      'The domain controller offers only outdated encryption, which this computer does not use. ' +
      'Your password was not sent.',
    next: 'Ask your administrator to turn on TLS 1.2 and its ciphers on the domain controllers.',
  }),
  'directory.noLogonServer': () => ({
    what:
      'The domain controllers could not check your password: they do not reach the domain of ' +
      'your account.',
    next:
      'Try again in a moment. If it stays this way, ask your administrator to check the ' +
      'connection and the trust between the domains.',
  }),
  'directory.outsideDomain': ({ reason = '' }) => ({
    what:
      `DNS names domain controllers that are not in your domain: ${reason}. Your password was ` +
      'not sent.',
    next:
      'Ask your administrator. If they are right, they must be listed in the configuration as ' +
      '“controllers”.',
  }),
  'directory.groupsNotFound': () => ({
    what: 'None of the configured groups is in the directory.',
    next: 'Correct their names in the configuration, or connect to your organisation again.',
  }),
} satisfies ErrorTexts;
