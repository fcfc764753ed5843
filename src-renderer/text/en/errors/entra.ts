import type { ErrorTexts } from './error-text.ts';

const NUMBER_HELPS = 'Microsoft’s support finds the request by this number:';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const numbered = (requestId: string | undefined) =>
  requestId === undefined ? '' : ` ${NUMBER_HELPS} ${requestId}.`;

/** Entra ID, and Microsoft Graph that reads from it. */
export const entraErrors = {
  'auth.browserOnly': () => ({
    what: 'No password is accepted here: you sign in with Microsoft Entra ID.',
    next: 'Choose “Sign in with Microsoft Entra ID”.',
  }),
  'auth.grantEnded': () => ({
    what:
      'Your sign-in to Entra ID has ended: it was withdrawn, or your password or a rule of your ' +
      'organisation has changed.',
    next: 'Sign out of Keydesk, and sign in again.',
  }),
  'entra.signInNeeded': () => ({
    what: 'You are not signed in to Entra ID, or that sign-in has ended.',
    next: 'Choose “Sign in to Entra ID…”, then submit again. What you typed is still there.',
  }),
  'entra.signInCancelled': () => ({
    what: 'The sign-in to Entra ID was cancelled in the browser.',
    next: 'Sign in again when you need its keys. The other sources are searched without it.',
  }),
  'entra.signInTimedOut': () => ({
    what: 'The sign-in to Entra ID was not finished in the browser within five minutes.',
    next: 'Choose “Sign in to Entra ID…” again, and finish it in the browser.',
  }),
  'entra.signInRefused': ({ reason }) => ({
    what: `Entra ID refused the sign-in${said(reason)}.`,
    next: 'Try again. If it stays this way, show this to your administrator.',
  }),
  'entra.noBrowser': ({ reason }) => ({
    what: `The browser could not be opened${said(reason)}.`,
    next: 'Choose a default browser in the settings of Windows, then try again.',
  }),
  'entra.consentMissing': ({ reason }) => ({
    what: `Keydesk has not been given the permissions it needs in Entra ID${said(reason)}.`,
    next:
      'Ask your administrator to consent to them for the organisation; the guide for ' +
      'administrators lists them.',
  }),
  'entra.accountDisabled': () => ({
    what: 'Your account is disabled in Entra ID.',
    next: 'Ask your administrator. The other sources are searched without it.',
  }),
  'entra.notAllowed': ({ reason }) => ({
    what: `A rule of your organisation does not let you sign in to Entra ID here${said(reason)}.`,
    next:
      'Ask your administrator what Conditional Access demands for Keydesk, such as a compliant ' +
      'computer, or who is assigned to it.',
  }),
  'entra.notRegistered': ({ reason }) => ({
    what: `Entra ID does not know this tenant or application as it is configured${said(reason)}.`,
    next: 'Ask your administrator to check tenant, clientId and the registration of Keydesk.',
  }),
  'entra.notSynced': ({ reason }) => ({
    what: `The account${said(reason)} does not come from your directory, so it cannot be yours.`,
    next:
      'Sign in to Entra ID with the account that belongs to the one you signed in to Keydesk ' +
      'with. A cloud-only account cannot be used here.',
  }),
  'entra.otherAccount': ({ reason }) => ({
    what: `The account${said(reason)} is not the one you signed in to Keydesk with.`,
    next: 'Sign in to Entra ID again, and choose your own account. Nothing was read.',
  }),
  'entra.wrongToken': ({ reason }) => ({
    what: `Entra ID answered for another tenant, application or account${said(reason)}.`,
    next:
      'Nobody was signed in. Ask your administrator to compare tenant and clientId in the ' +
      'configuration with the registration of Keydesk.',
  }),
  'entra.listIncomplete': ({ most = 0 }) => ({
    what: `The list of keys of Entra ID is still being read (${most} keys so far).`,
    next:
      'Ask the caller for all 32 digits of the key ID, find the computer by its name, or submit ' +
      'again in a moment.',
  }),
  'entra.listNotProtected': () => ({
    what: 'This computer has no protected place for the list of keys, so it is in memory alone.',
    next:
      'You can go on working; the list is read again after each sign-in. On Linux, set up a ' +
      'keyring such as GNOME Keyring or KWallet.',
  }),
  'entra.listNotKept': () => ({
    what: 'The list of keys could not be kept on this computer, so it is in memory alone.',
    next:
      'You can go on working. Make room on the disk, then choose “Read list again”. The log file ' +
      'of Keydesk says what went wrong.',
  }),
  'entra.notPermitted': ({ reason, requestId }) => ({
    what: `Entra ID does not permit this to your account or to Keydesk${said(reason)}.`,
    next:
      'Ask your administrator for a role such as Helpdesk Administrator, and for the consent ' +
      `that the guide lists. With a role for an administrative unit only, a computer that ` +
      `was set up again for another owner is out of reach.${numbered(requestId)}`,
  }),
  'entra.notManaged': () => ({
    what: 'This computer is not managed by Intune, or Intune does not show it to you.',
    next:
      'Replace the key at the computer. If it is managed by Intune, ask your ' +
      'administrator for the role that the guide lists.',
  }),
  'entra.throttled': ({ waitSeconds, requestId }) => ({
    what: 'Entra ID takes no more requests for a moment.',
    next:
      (waitSeconds === undefined ? 'Try again in a minute.' : `Try again in ${waitSeconds} s.`) +
      numbered(requestId),
  }),
  'entra.unavailable': ({ reason, requestId }) => ({
    what: `Entra ID is not available${said(reason)}.`,
    next: `Try again in a few minutes.${numbered(requestId)}`,
  }),
  'entra.refused': ({ reason, requestId }) => ({
    what: `Entra ID refused the request${said(reason)}.`,
    next: `If it stays this way, show this to your administrator.${numbered(requestId)}`,
  }),
  'entra.unreadableAnswer': ({ reason, requestId }) => ({
    what: `Entra ID gave an answer that cannot be right${said(reason)}. It was not used.`,
    next:
      'Try again. If it stays this way, something between this computer and Microsoft may ' +
      `change the answers.${numbered(requestId)}`,
  }),
  'entra.unreachable': ({ server = 'Entra ID', reason }) => ({
    what: `${server} cannot be reached${said(reason)}.`,
    next: 'Check the network, then try again. The other sources are searched without it.',
  }),
  'entra.timedOut': () => ({
    what: 'Entra ID did not answer in time.',
    next: 'Try again in a moment. If it stays this way, ask your administrator.',
  }),
  'entra.notTrusted': ({ server = 'Entra ID', reason }) => ({
    what: `${server} has a certificate that is not trusted${said(reason)}. Nothing was sent.`,
    next:
      'Ask your administrator: where the network opens encrypted connections, its certificate ' +
      'authority has to be trusted by this computer or named in caFile.',
  }),
} satisfies ErrorTexts;
