import type { ErrorTexts } from './error-text.ts';

const named = (server: string | undefined) =>
  server === undefined ? 'The database server' : `The database server ${server}`;
const onServer = (server: string | undefined) => (server === undefined ? '' : ` on ${server}`);
const numbered = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (number ${reason})`;

/** Reaching a SQL Server, and what it answers. */
export const sqlServerErrors = {
  'sql.hostUnknown': ({ server }) => ({
    what: `${named(server)} is not known on this network.`,
    next:
      'Check the network or the VPN. If others reach it, ask your administrator to correct the ' +
      'host in the configuration.',
  }),
  'sql.instanceUnknown': ({ server }) => ({
    what:
      `${named(server)} knows no instance of this name, or its SQL Server Browser does not ` +
      'answer.',
    next:
      'Ask your administrator to correct the instance in the configuration, or to name the ' +
      'port instead.',
  }),
  'sql.unreachable': ({ server }) => ({
    what: `${named(server)} does not accept connections at this address.`,
    next:
      'Check the network or the VPN. If others reach it, ask your administrator to check the ' +
      'host and port in the configuration, and that SQL Server is running.',
  }),
  'sql.timedOut': ({ server }) => ({
    what: `${named(server)} did not answer in time.`,
    next:
      'Try again in a moment. If it stays this way, check the network or the VPN, or ask your ' +
      'administrator.',
  }),
  'sql.connectionLost': ({ server }) => ({
    what: `The connection to ${server ?? 'the database server'} was lost before it had answered.`,
    next: 'Nothing was disclosed. Try again.',
  }),
  'sql.unreadableAnswer': ({ server }) => ({
    what: `${named(server)} answered, but not as a SQL Server does.`,
    next: 'Ask your administrator to check the host and port in the configuration.',
  }),
  'sql.encryptionRefused': ({ server }) => ({
    what: `${named(server)} offers no encrypted connection, so the login was not sent.`,
    next:
      'Ask your administrator to install a certificate on it. If this happens suddenly, report ' +
      'it: somebody may be intercepting the connection.',
  }),
  'sql.certificateExpired': ({ server }) => ({
    what:
      `The certificate of ${server ?? 'the database server'} has expired or is not valid yet. ` +
      'The login was not sent.',
    next:
      'Check the clock of this computer. If it is right, ask your administrator to renew the ' +
      'certificate.',
  }),
  'sql.certificateUnknown': ({ server }) => ({
    what:
      `The certificate of ${server ?? 'the database server'} is not issued by an authority ` +
      'this computer trusts. The login was not sent.',
    next:
      'Ask your administrator to add the authority’s certificate to this computer or to the ' +
      'configuration (caFile).',
  }),
  'sql.certificateName': ({ server }) => ({
    what:
      `The certificate of ${server ?? 'the database server'} is for another name. The login ` +
      'was not sent.',
    next:
      'Ask your administrator to correct the configured host, to configure the name in the ' +
      'certificate (serverName), or to issue a certificate for the host.',
  }),
  'sql.certificateWeak': ({ server }) => ({
    what:
      `The certificate of ${server ?? 'the database server'} has a key or a signature that is ` +
      'too weak. The login was not sent.',
    next: 'Ask your administrator for a new certificate, with a key of at least 2,048 bits.',
  }),
  'sql.outdatedEncryption': ({ server }) => ({
    what:
      `${named(server)} offers only outdated encryption, which this computer does not use. The ` +
      'login was not sent.',
    next: 'Ask your administrator to turn on TLS 1.2 and its ciphers on the database server.',
  }),
  'sql.loginRefused': ({ server }) => ({
    what: `${named(server)} does not let this account in.`,
    next:
      'Ask your administrator for access to the database. For a SQL Server login, check its ' +
      'name and password in Settings.',
  }),
  'sql.loginUntrusted': ({ server }) => ({
    what:
      `${named(server)} does not accept your Windows account from here: it is in a domain it ` +
      'does not trust, or it asks for Extended Protection.',
    next: 'Ask your administrator to use a SQL Server login for this source.',
  }),
  'sql.needsPassword': ({ sources }) => ({
    what:
      `${sources ?? 'A database'} accepts only your password, so Windows alone cannot sign ` +
      'you in.',
    next: 'Type your password, or ask your administrator for a SQL Server login there.',
  }),
  'sql.accountDisabled': ({ server }) => ({
    what: `This account is disabled${onServer(server)}.`,
    next: 'Ask your administrator to enable it.',
  }),
  'sql.accountLocked': ({ server }) => ({
    what: `This account is locked${onServer(server)}.`,
    next:
      'Ask your administrator to unlock it, then try again. Each further try may lock it ' +
      'longer.',
  }),
  'sql.passwordExpired': ({ server }) => ({
    what: `The password of this login has expired${onServer(server)}, or has to be changed first.`,
    next: 'Ask your administrator to set a new one, then enter it in Settings.',
  }),
  'sql.databaseUnknown': ({ server }) => ({
    what: `${named(server)} has no such database, or does not open it for this account.`,
    next:
      'Ask your administrator to check the name of the database in the configuration and the ' +
      'account’s access to it.',
  }),
  'sql.databaseUnavailable': ({ server }) => ({
    what:
      `The database is not available${onServer(server)} now; it may be moving to another ` +
      'server.',
    next:
      'Try again in a minute. If it stays this way, ask your administrator whether the ' +
      'configuration names the availability group’s listener.',
  }),
  'sql.databaseReadOnly': ({ server }) => ({
    what:
      `The database cannot be written${onServer(server)}, so nothing can be recorded or ` +
      'disclosed.',
    next:
      'Ask your administrator whether the configuration names the availability group’s ' +
      'listener, without read-only intent.',
  }),
  'sql.notPermitted': ({ server }) => ({
    what: `Your account may not do this in the database${onServer(server)}.`,
    next:
      'Ask your administrator for the right, or hand the call to somebody who has it. The ' +
      'guides for administrators and for database administrators in the Help menu list the ' +
      'rights.',
  }),
  'sql.objectMissing': ({ server }) => ({
    what:
      `The database${onServer(server)} lacks a table or procedure that is needed, or hides it ` +
      'from this account.',
    next:
      'Ask your administrator whether the configuration names the right database, and for the ' +
      'rights that the guides for administrators and for database administrators in the Help ' +
      'menu list.',
  }),
  'sql.full': ({ server }) => ({
    what: `The database${onServer(server)} is full, so nothing can be recorded or disclosed.`,
    next: 'Ask your administrator to make room, then try again.',
  }),
  'sql.busy': ({ server }) => ({
    what: `${named(server)} is too busy to answer.`,
    next: 'Nothing was disclosed. Try again in a moment.',
  }),
  'sql.refused': ({ server, reason }) => ({
    what: `${named(server)} refused the request${numbered(reason)}.`,
    next: 'Try again. If it happens again, tell your administrator the number.',
  }),
  'login.missing': () => ({
    what: 'No login is kept for this source.',
    next: 'Enter the one your administrator gave you in Settings, under Database logins.',
  }),
  'login.unreadable': () => ({
    what: 'The login kept for this source cannot be read any more.',
    next: 'Enter it again in Settings, under Database logins.',
  }),
  'login.noProtection': () => ({
    what: 'This computer offers no protection for logins, so the login was not kept.',
    next:
      'On Linux, unlock a keyring (GNOME Keyring or KWallet) and try again. Your administrator ' +
      'can also let the source use your Windows account.',
  }),
  'sql.outcomeUnknown': ({ server }) => ({
    what:
      `The connection to ${server ?? 'the database server'} broke after the request was sent. ` +
      'It is not known whether it was carried out.',
    next:
      'It was not sent again, and is recorded as unknown. The key may count as disclosed now, ' +
      'and be replaced. Submitting again is a new request, recorded as one.',
  }),
} satisfies ErrorTexts;
