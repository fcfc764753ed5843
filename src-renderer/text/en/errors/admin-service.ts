import type { ErrorTexts } from './error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const named = (server: string | undefined) => server ?? 'AdminService';

/** The administration service of Configuration Manager. */
export const adminServiceErrors = {
  'adminService.noSearchById': () => ({
    what: 'The AdminService lists keys by computer, and cannot be searched by key ID alone.',
    next:
      'Name the end user, or find the computer’s keys without a key ID. Until then a key ' +
      'that only the AdminService keeps is not found.',
  }),
  'adminService.signInRefused': ({ server, reason }) => ({
    what: `${named(server)} refused your sign-in${said(reason)}.`,
    next:
      'It is not tried again until you sign in to Keydesk again. If your password was ' +
      'changed, do that. Otherwise ask your administrator whether you are an administrative ' +
      'user of Configuration Manager.',
  }),
  'adminService.notPermitted': ({ reason }) => ({
    what: `Configuration Manager does not permit this to your account${said(reason)}.`,
    next:
      'Ask your administrator for a security role with Read and Read BitLocker Recovery Key ' +
      'on a collection with this computer.',
  }),
  'adminService.busy': ({ server, waitSeconds }) => ({
    what: `${named(server)} takes no more requests for a moment.`,
    next: waitSeconds === undefined ? 'Try again in a minute.' : `Try again in ${waitSeconds} s.`,
  }),
  'adminService.failed': ({ server, reason }) => ({
    what: `The AdminService on ${named(server)} failed${said(reason)}.`,
    next:
      'Try again in a few minutes. If it stays this way, show this to your administrator; ' +
      'the log AdminService.log on the server says why.',
  }),
  'adminService.refused': ({ reason }) => ({
    what: `The AdminService did not accept the request${said(reason)}.`,
    next:
      'Ask your administrator whether the site is Configuration Manager 2010 or later and ' +
      'whether BitLocker management is set up there.',
  }),
  'adminService.unreadableAnswer': ({ reason }) => ({
    what: `The AdminService gave an answer that cannot be right${said(reason)}. It was not used.`,
    next:
      'Try again. If it stays this way, ask your administrator to check the name of the ' +
      'server in the configuration.',
  }),
  'adminService.unreachable': ({ server, reason }) => ({
    what: `${named(server)} cannot be reached${said(reason)}.`,
    next: 'Check the network, then try again. The other sources are searched without it.',
  }),
  'adminService.timedOut': () => ({
    what: 'The AdminService did not answer in time.',
    next: 'Try again in a moment. If it stays this way, ask your administrator.',
  }),
  'adminService.notTrusted': ({ server, reason }) => ({
    what:
      `${named(server)} has a certificate that is not trusted${said(reason)}. Nothing was ` +
      'sent.',
    next:
      'Ask your administrator: the site’s own certificate, or the authority it comes from, ' +
      'has to be trusted by this computer or named in caFile.',
  }),
} satisfies ErrorTexts;
