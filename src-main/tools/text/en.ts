import type { AnchorVerdict } from '#shared/audit/anchor-verdict.ts';
import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';
import type { ToolErrorCode, ToolErrorDetails } from '../tool-error.ts';
import { type StoreErrorCode, storeErrorWords } from './en-errors.ts';
import { type ImportWords, importWords } from './en-import.ts';

/** A key for report files, and what the configuration has to name. */
interface SigningKeyMade {
  readonly id: string;
  readonly publicKey: string;
  readonly file: string;
}

/** Every word the store's command line says. */
export interface StoreWords extends ImportWords {
  readonly usage: string;
  readonly installed: string;
  readonly stopping: string;
  upgraded(versions: { readonly before: number; readonly now: number | undefined }): string;
  passwordOf(login: string, place: string): string;

  // The key of a store in a file.
  encrypted(keyId: string, keyFile: string): string;
  encryptsWith(keyId: string): string;
  handedOver(keyId: string, store: string): string;
  inClear(): string;

  // Checking a store.
  versionFound(version: number): string;
  entriesChecked(done: number, total: number): string;
  logIsWhole(count: number, hash: string): string;
  logIsBroken(at: number, why: string): string;
  indexUnlikeLog(from: number, until: number): string;
  endIsMissing(newest: number): string;
  logFitsAnchors(count: number, newest: number): string;
  logUnlikeAnchors(verdict: Exclude<AnchorVerdict, { readonly state: 'fits' }>): string;
  signingKey(key: SigningKeyMade): string;
  notGood(problem: string): string;

  // What went wrong.
  toolError(code: ToolErrorCode, details: ToolErrorDetails): string;
  appError(code: ErrorCode, details: ErrorDetails): string;
}

/** @param startedAs what stands before the words of the command: `keydesk store` */
export function storeWords(startedAs: string): StoreWords {
  const usage = usageOf(startedAs);
  return {
    usage,
    installed:
      'Installed. Now put groups of your directory into the roles keydesk_admin, keydesk_user ' +
      'and keydesk_reports, and name the database in keydesk.json.',
    stopping: 'Stopping after what is being written',
    upgraded: ({ before, now }) => `Version ${before} before, ${now} now.`,
    passwordOf: (login, place) => `Password of ${login} on ${place}: `,

    encrypted: (keyId, keyFile) =>
      `All secrets of this store are encrypted now. Their key ${keyId} is in ${keyFile}. Keep a ` +
      'copy of that file locked away: if every copy is lost, nobody can read the secrets again.',
    encryptsWith: (keyId) => `Secrets are encrypted with the key ${keyId}.`,
    handedOver: (keyId, store) =>
      `The key ${keyId} is beside the store, in ${store}.key. The next person whose console ` +
      'opens the store gets it: the console takes the file in, and removes it.',
    inClear: () =>
      `The secrets in this store are not encrypted. ${startedAs} encrypt --file STORE.db ` +
      'encrypts them.',

    versionFound: (version) => `A store of version ${version}`,
    entriesChecked: (done, total) => `${done} of ${total} entries checked`,
    logIsWhole: (count, hash) =>
      count === 0
        ? `The audit log is whole: 0 entries. The first will be chained to the hash ${hash}`
        : `The audit log is whole: ${count} entries, the newest has the hash ${hash}`,
    logIsBroken: (at, why) => `The audit log is broken at entry ${at}: it is ${why}.`,
    indexUnlikeLog: (from, until) =>
      `The index of reports does not fit entries ${from} to ${until} of the audit log. ` +
      'A check in the console makes it anew.',
    endIsMissing: (newest) => `The newest entry should be number ${newest}: the end was cut off.`,
    logFitsAnchors: (count, newest) =>
      `It fits all ${count} anchors of the witness. The newest is that of entry ${newest}.`,
    logUnlikeAnchors: unlikeAnchors,
    signingKey: ({ id, publicKey, file }) =>
      `The signing key ${id} is in ${file}. Keep that file locked away. Its public key:\n` +
      publicKey,
    notGood: (problem) => `NOT GOOD: ${problem}`,

    ...importWords,

    toolError: (code, details) => toolErrors(startedAs, usage)[code](details),
    appError,
  };
}

function unlikeAnchors(verdict: Exclude<AnchorVerdict, { readonly state: 'fits' }>): string {
  switch (verdict.state) {
    case 'cut-off':
      return (
        `The log was cut off after entry ${verdict.after}, or put back to that state: the ` +
        `witness has entries up to ${verdict.witnessed}.`
      );
    case 'put-back':
      return (
        `The log was put back to an older state, that of entry ` +
        `${verdict.after}${sparse(verdict)}, and used again: the witness has other entries ` +
        `after it, up to ${verdict.witnessed}.`
      );
    case 'made-anew':
      return (
        `The log was made anew from entry ${verdict.from} on${sparse(verdict)}: the witness has ` +
        'other hashes. That entry was altered, or one before it.'
      );
    case 'another-log':
      return (
        `None of the ${verdict.count} anchors agrees, the first is that of entry ` +
        `${verdict.from}: they are of another log, or the log was made anew from its first ` +
        `entry on.`
      );
  }
}

/** What has no anchor between an entry that agrees and one that does not. */
function sparse({ after, from }: { readonly after: number; readonly from: number }): string {
  const [first, last] = [after + 1, from - 1];
  return first > last ? '' : ` (entries ${first} to ${last} have no anchor)`;
}

function usageOf(startedAs: string): string {
  return `Usage:
  ${startedAs} install STORE
  ${startedAs} upgrade STORE
  ${startedAs} verify  STORE [--anchors FILE]…
  ${startedAs} import  STORE KEYS [--report FILE]
  ${startedAs} import  KEYS --dry-run
  ${startedAs} encrypt --file STORE.db [--key-file FILE]
  ${startedAs} signing-key --key-file FILE

STORE is one of
  --server=HOST[\\INSTANCE][:PORT] --database NAME --login LOGIN
    [--ca-file FILE] [--server-name NAME] [--strict]
  --file STORE.db [--key-file FILE]   (verify and import only)

KEYS is one of
  --csv FILE [--columns FIELD=HEADING,…] [--dates dmy|mdy|ymd]
    [--volume-types wmi|graph] [--encoding NAME]
    [--computer NAME | --computers-by-folder]
  --directory DOMAIN --account ACCOUNT [--directory-ca FILE]
and either with [--domain NETBIOS --dns-domain DNS]

LOGIN is a Windows account (DOMAIN\\name) or a login of SQL Server's own.
Passwords are asked for, or taken from KEYDESK_STORE_PASSWORD and
KEYDESK_DIRECTORY_PASSWORD. --ca-file FILE trusts a further authority,
--server-name NAME is what the certificate says, --strict speaks TDS 8.0.
There is no unencrypted way. --report FILE lists the rows that were left out.

FILE is CSV, .xlsx, a recovery key file of Windows, a saved output of manage-bde
-protectors -get, or a folder of such texts. Where they name no computer,
--computer does, or the folder of each file. A FIELD is one of key-id, password,
computer, domain, dns-domain, users, drive, volume-type, label, date,
key-package, directory-object. --dry-run shows what would be taken.

Secrets in a file are encrypted. --key-file FILE has the key; where there is no
such file, a new key is written into it. Without it, the key is in STORE.db.key.

signing-key writes a key that report files are signed with into FILE, unless it
is there already, and says its public key, for the configuration.

--anchors FILE compares the log with lines that a witness got.

Exit codes: 0 done, 1 the store is not as it should be, 2 the command line is
not understood, 3 it could not be done; compared with anchors: 4 the log was cut
off, 5 put back to an older state, 6 made anew; 130 stopped with Ctrl+C.`;
}

const keyErrors: Readonly<
  Record<Extract<ToolErrorCode, `key.${string}`>, (details: ToolErrorDetails) => string>
> = {
  'key.none': ({ name }) =>
    `There is no key of this kind in ${name}, or it was changed. Nothing was done ` +
    'with it. Name the file that the administrator keeps, or one that is not there yet.',
  'key.unreadable': ({ name, reason }) =>
    `The key in ${name} cannot be read: ${reason}. Check whether this account may read it.`,
  'key.unwritable': ({ name, reason }) =>
    `The key cannot be written into ${name}: ${reason}. Nothing was changed. Name a file ` +
    'in a folder that this account may write: --key-file FILE.',
};

function toolErrors(
  startedAs: string,
  usage: string,
): Readonly<Record<ToolErrorCode, (details: ToolErrorDetails) => string>> {
  return {
    usage: ({ reason }) => (reason === undefined ? usage : `${reason}\n\n${usage}`),
    'password.nobodyToAsk': ({ variable }) =>
      `There is nobody to ask for the password: set ${variable}.`,
    'server.invalid': ({ name, reason }) => `The server cannot be ${name}: ${reason}.`,
    'directory.invalid': ({ name }) =>
      `The directory cannot be ${name}: its DNS name is asked for, such as contoso.com.`,
    'store.none': () => `There is no store in this database. ${startedAs} install makes one.`,
    'store.alreadyThere': ({ version }) =>
      `There is a store of version ${version} already. ${startedAs} upgrade brings it up to ` +
      'date, verify checks it.',
    'store.noFile': ({ name }) =>
      `There is no file ${name}. Check the path: only import makes a store in a new file.`,
    ...keyErrors,
    'anchors.unreadable': ({ name, reason }) =>
      `The anchors in ${name} cannot be read: ${reason}. Check the path.`,
    'anchors.none': ({ name }) =>
      `There is no anchor in ${name}. An anchor is a line with the number of an entry and its ` +
      'hash, or a line that a witness got from Keydesk.',
    'csv.unreadable': ({ name, reason }) =>
      `${name} cannot be read: ${reason}. Check the path, and whether this account may read it.`,
    'csv.empty': ({ name }) => `${name} has no rows. Export it again, or name another file.`,
    'csv.columnsMissing': ({ missing = [], reason }) =>
      `There is no column for: ${missing.join(', ')}. The heading reads: ${reason}\n` +
      `--columns "${missing[0] ?? 'key-id'}=HEADING" says which column it is.`,
    'csv.columnsDoubtful': ({ name, missing: [field = ''] = [], headings = [] }) =>
      `In ${name}, it is not certain which column is the ${field}: ` +
      `${headings.join(', ')}.\n--columns "${field}=HEADING" says which one it is; the number of ` +
      'a column will do.',
    'csv.encoding': ({ name, reason }) =>
      `Nothing was imported: ${name} is not written in ${reason}, and what else it is written in ` +
      'cannot be told, so names would lose letters. Save it as "CSV UTF-8" or export it with ' +
      '-Encoding utf8, or say how it is written, such as --encoding windows-1250.',
    'csv.noWorkbook': ({ name }) =>
      `${name} is no .xlsx file that can be read: it is damaged, protected with a password, or ` +
      'of an Excel before 2007. Save it anew as .xlsx, or as "CSV UTF-8".',
    'report.unwritable': ({ name, reason }) =>
      `The report ${name} cannot be written: ${reason}. Nothing was imported. Name a file that ` +
      'is not there yet, in a folder that this account may write.',
  };
}

function appError(code: ErrorCode, details: ErrorDetails): string {
  if (code === 'request.cancelled')
    return 'Stopped. Run it again: an import goes on where it ended, a check begins anew.';
  if (code === 'config.invalid') return `The options cannot be used: ${details.reason ?? ''}.`;
  return isStoreError(code) ? storeErrorWords[code](details) : `It failed (${code}).`;
}

function isStoreError(code: ErrorCode): code is StoreErrorCode {
  return Object.hasOwn(storeErrorWords, code);
}
