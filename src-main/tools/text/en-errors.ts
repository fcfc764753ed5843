import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';

/** What is only said to somebody who is signed in to a console. */
type OfTheConsole =
  | 'auth.throttled'
  | 'auth.noRole'
  | 'auth.signedOut'
  | 'auth.forbidden'
  | 'auth.locked'
  | 'auth.ticketRevoked'
  | 'auth.channelBinding'
  | 'auth.windowsOnly'
  | 'auth.passwordOnly'
  | 'auth.browserOnly'
  | 'auth.grantEnded'
  | 'auth.nobodyThere'
  | 'sql.needsPassword'
  | 'directory.groupsNotFound'
  | 'store.clockBehind'
  | 'store.behindWitness'
  | 'store.unlikeWitness'
  | 'store.keyNotProtected'
  | 'store.disclosedUnseen';

/** What stores, servers and directories can raise while a command runs. */
export type StoreErrorCode = Exclude<
  Extract<ErrorCode, `${'auth' | 'directory' | 'sql' | 'store'}.${string}`>,
  OfTheConsole
>;

type Sentence = (details: ErrorDetails) => string;

const theServer = ({ server }: ErrorDetails) =>
  server === undefined ? 'The database server' : `The database server ${server}`;
const onServer = ({ server }: ErrorDetails) => (server === undefined ? '' : ` on ${server}`);
const number = ({ reason = '' }: ErrorDetails) => (reason === '' ? '' : ` (number ${reason})`);

const accountErrors = {
  'auth.badCredentials': () => 'The account or its password is not correct.',
  'auth.logonHours': () =>
    'This account may not sign in at this time. Use another account, or try again later.',
  'auth.workstation': () =>
    'This account may not sign in from this computer. Use another account or another computer.',
  'auth.passwordExpired': () => 'The password of this account has expired. Change it in Windows.',
  'auth.disabled': () => 'This account is disabled. Use another account.',
  'auth.accountExpired': () => 'This account has expired. Use another account.',
  'auth.mustChangePassword': () =>
    'The password of this account has to be changed first. Change it in Windows.',
  'auth.lockedOut': () =>
    'This account is locked after too many wrong passwords. Wait until the lockout ends, or ' +
    'have it unlocked.',
  'auth.restricted': () =>
    'A restriction on this account does not let it sign in: an authentication policy, for ' +
    'instance, or sign-in times. Use another account.',
  'auth.logonType': () =>
    'This account may not sign in this way: it is a member of Protected Users, for instance, ' +
    'or has no right to log on over the network. Use another account.',
  'auth.tooManyGroups': () =>
    'This account is in more groups than Windows can sign in with. Take it out of some of them.',
  'auth.refused': ({ reason = '' }) =>
    `The domain controller does not let this account sign in: Windows error 0x${reason}. ` +
    `On Windows, "certutil -error 0x${reason}" says what that is.`,
} satisfies Partial<Record<StoreErrorCode, Sentence>>;

const directoryErrors = {
  'directory.unreachable': () =>
    'No domain controller can be reached. Check the name of the domain and the network.',
  'directory.timedOut': () =>
    'The domain controller did not answer in time. Run the command again in a moment.',
  'directory.refused': () =>
    'The domain controller refused the request. Check what this account may read there.',
  'directory.clearTextRefused': () =>
    'The domain controller offers no encrypted connection, so the password was not sent. ' +
    'Install a certificate on it.',
  'directory.certificateExpired': () =>
    'The certificate of the domain controller has expired or is not valid yet. Check the ' +
    'clock of this computer, or renew the certificate.',
  'directory.certificateUnknown': () =>
    'The certificate of the domain controller is not issued by an authority this computer ' +
    'trusts. --directory-ca FILE trusts a further one.',
  'directory.certificateName': () =>
    'The certificate of the domain controller is for another name. The password was not sent. ' +
    'Install one for the name that DNS gives it.',
  'directory.certificateWeak': () =>
    'The certificate of the domain controller has a key or a signature that is too weak. The ' +
    'password was not sent. It needs a key of at least 2,048 bits.',
  'directory.outdatedEncryption': () =>
    'The domain controller offers only outdated encryption. The password was not sent. Turn on ' +
    'TLS 1.2 and its ciphers there.',
  'directory.noLogonServer': () =>
    'The domain controllers could not check the password: they do not reach the domain of this ' +
    'account. Check the connection and the trust between the domains.',
  'directory.outsideDomain': ({ reason = '' }) =>
    `DNS names domain controllers that are not in this domain: ${reason}. The password was ` +
    'not sent. Correct the SRV records of the domain.',
} satisfies Partial<Record<StoreErrorCode, Sentence>>;

const storeErrors = {
  'store.locked': () =>
    'Another program is using the store. Close it, a backup for instance, and run the command ' +
    'again.',
  'store.damaged': () =>
    'The store is damaged and was left exactly as it is. Restore it from a backup.',
  'store.replaced': () =>
    'The file of the store, or a file beside it, was removed, replaced or cut meanwhile. Nothing ' +
    'more was written. Find out by whom, then run the command again.',
  'store.altered': () =>
    'The store was changed by something other than Keydesk: its tables and triggers, or its ' +
    'newest entries, are not what they should be. Restore it from a backup.',
  'store.newer': () =>
    'The store was made by a newer version of Keydesk. Use that version for this command.',
  'store.older': () => 'The store was made for an older version of Keydesk. Upgrade it first.',
  'store.full': () => 'The disk of the store is full. Make room and run the command again.',
  'store.readOnly': () =>
    'The store cannot be written. This account needs the right to write the file and its folder.',
  'store.wrongPurpose': () =>
    'This is the store of the demo profile: demo data and real data are never mixed. Name ' +
    'another file.',
  'store.keyMissing': () =>
    'The secrets of this store are encrypted with a key that this command cannot read: a console ' +
    'has taken it in. --key-file FILE names the file in which the administrator keeps it.',
  'store.secretUnreadable': () =>
    'A secret of this store does not open with its key: it was altered. Restore the store from a ' +
    'backup.',
  'store.unavailable': () => 'The store cannot be reached. Check the disk or the network.',
} satisfies Partial<Record<StoreErrorCode, Sentence>>;

const connectionErrors = {
  'sql.hostUnknown': (details) =>
    `${theServer(details)} is not known on this network. Check its name.`,
  'sql.instanceUnknown': (details) =>
    `${theServer(details)} knows no instance of this name, or its SQL Server Browser does not ` +
    'answer. Name the port instead: --server=HOST:PORT.',
  'sql.unreachable': (details) =>
    `${theServer(details)} does not accept connections at this address. Check host and port, ` +
    'and that SQL Server is running.',
  'sql.timedOut': (details) =>
    `${theServer(details)} did not answer in time. Run the command again in a moment.`,
  'sql.connectionLost': (details) =>
    `${theServer(details)} was lost before it had answered. Run the command again.`,
  'sql.unreadableAnswer': (details) =>
    `${theServer(details)} answered with something that is not SQL Server’s. ` +
    'Check host and port.',
  'sql.encryptionRefused': (details) =>
    `${theServer(details)} offers no encrypted connection, so the login was not sent. Install ` +
    'a certificate on it. If this happens suddenly, somebody may be listening in.',
  'sql.certificateExpired': (details) =>
    `${theServer(details)} has a certificate that has expired or is not valid yet. The login ` +
    'was not sent. Check the clock of this computer, or renew the certificate.',
  'sql.certificateUnknown': (details) =>
    `${theServer(details)} has a certificate of an authority this computer does not trust. ` +
    'The login was not sent. --ca-file FILE trusts a further authority.',
  'sql.certificateName': (details) =>
    `${theServer(details)} has a certificate for another name. The login was not sent. ` +
    '--server-name NAME says what the certificate says.',
  'sql.certificateWeak': (details) =>
    `${theServer(details)} has a certificate whose key or signature is too weak. The login was ` +
    'not sent. It needs a key of at least 2,048 bits.',
  'sql.outdatedEncryption': (details) =>
    `${theServer(details)} offers only outdated encryption. The login was not sent. Turn on ` +
    'TLS 1.2 and its ciphers there.',
} satisfies Partial<Record<StoreErrorCode, Sentence>>;

const loginErrors = {
  'sql.loginRefused': (details) =>
    `${theServer(details)} does not let this login in. Check its name, its password and its ` +
    'access to the database.',
  'sql.loginUntrusted': (details) =>
    `${theServer(details)} does not accept this Windows account from here: it is in a domain ` +
    'it does not trust, or it asks for Extended Protection. Use a login of SQL Server’s own.',
  'sql.accountDisabled': (details) =>
    `This login is disabled${onServer(details)}. Enable it, or use another.`,
  'sql.accountLocked': (details) =>
    `This login is locked${onServer(details)}. Have it unlocked: each further ` +
    'try may lock it longer.',
  'sql.passwordExpired': (details) =>
    `The password of this login has expired${onServer(details)}, or has to be ` +
    'changed first. Change it, then run the command again.',
  'sql.databaseUnknown': (details) =>
    `${theServer(details)} has no such database, or does not open it for this login. Check ` +
    '--database and --login.',
  'sql.databaseUnavailable': (details) =>
    `The database is not available${onServer(details)} now; it may be moving to another ` +
    'server. Run the command again in a minute.',
  'sql.databaseReadOnly': (details) =>
    `The database cannot be written${onServer(details)}. In an availability group, name its ` +
    'listener.',
  'sql.notPermitted': (details) =>
    `This login may not do this in the database${onServer(details)}. It has to be a member of ` +
    'db_owner.',
} satisfies Partial<Record<StoreErrorCode, Sentence>>;

const answerErrors = {
  'sql.objectMissing': (details) =>
    `The database${onServer(details)} lacks a table or procedure that is needed, or hides it ` +
    'from this login. Upgrade the store, as a member of db_owner.',
  'sql.full': (details) => `The database${onServer(details)} is full. Make room, then try again.`,
  'sql.busy': (details) =>
    `${theServer(details)} is too busy to answer. Run the command again in a moment.`,
  'sql.refused': (details) => `${theServer(details)} refused the request${number(details)}.`,
  'sql.outcomeUnknown': (details) =>
    `The connection broke${onServer(details)} after a statement was sent, so it is not known ` +
    'whether it was carried out. Run the command again: whatever is done already is not done ' +
    'twice.',
} satisfies Partial<Record<StoreErrorCode, Sentence>>;

/** A new code of a server, a directory or a store without words does not compile. */
export const storeErrorWords: Readonly<Record<StoreErrorCode, Sentence>> = {
  ...accountErrors,
  ...directoryErrors,
  ...storeErrors,
  ...connectionErrors,
  ...loginErrors,
  ...answerErrors,
};
