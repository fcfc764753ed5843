import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';
import type { ImportCounts, RefusedRow } from '../import/import-keys.ts';
import type { ToolErrorCode, ToolErrorDetails } from '../tool-error.ts';
import { type StoreErrorCode, storeErrorWords } from './en-errors.ts';

/** Every word the store's command line says. */
export interface StoreWords {
  readonly usage: string;
  readonly installed: string;
  readonly stopping: string;
  upgraded(versions: { readonly before: number; readonly now: number | undefined }): string;
  passwordOf(login: string, place: string): string;

  // Checking a store.
  versionFound(version: number): string;
  entriesChecked(done: number, total: number): string;
  logIsWhole(count: number, hash: string): string;
  logIsBroken(at: number, why: string): string;
  endIsMissing(newest: number): string;
  notGood(problem: string): string;

  // Importing keys.
  newStore(file: string): string;
  importProgress(counts: ImportCounts, perSecond: number): string;
  imported(counts: ImportCounts): string;
  leftOut(row: RefusedRow): string;
  moreLeftOut(more: number, isListed: boolean): string;
  reportBroken(reason: string): string;
  refused(problem: RefusedRow['problem']): string;

  // What went wrong.
  toolError(code: ToolErrorCode, details: ToolErrorDetails): string;
  appError(code: ErrorCode, details: ErrorDetails): string;
}

/** Why a row is left out. */
const REFUSED: Readonly<Record<Exclude<RefusedRow['problem'], `group-${number}`>, string>> = {
  formula: 'a cell is a formula',
  'key-id': 'the key ID is no GUID',
  password: 'the recovery password is missing, may not be read, or has not 48 digits',
  computer: 'the computer has no name that a computer can have',
  domain:
    'the domain of the computer is missing or no name (--domain and --dns-domain stand in for it)',
  user: 'a user is not DOMAIN\\name',
  date: 'the date is not YYYY-MM-DD hh:mm:ss, or does not exist',
  'key-package': 'the key package is neither Base64 nor hexadecimal',
  'too-long': 'a text is too long',
  'no-row': 'the line is no row: a quotation mark is missing or too many',
  conflict: 'the store has this key ID with another password, which was left as it is',
};

/** @param startedAs what stands before the words of the command: `keydesk store` */
export function storeWords(startedAs: string): StoreWords {
  const usage = usageOf(startedAs);
  const refused: StoreWords['refused'] = (problem) =>
    isGroup(problem)
      ? `group ${problem.replace('group-', '')} of the recovery password has a wrong digit`
      : REFUSED[problem];
  return {
    usage,
    installed:
      'Installed. Now put groups of your directory into the roles keydesk_admin, keydesk_user ' +
      'and keydesk_reports, and name the database in keydesk.json.',
    stopping: 'Stopping after what is being written',
    upgraded: ({ before, now }) => `Version ${before} before, ${now} now.`,
    passwordOf: (login, place) => `Password of ${login} on ${place}: `,

    versionFound: (version) => `A store of version ${version}`,
    entriesChecked: (done, total) => `${done} of ${total} entries checked`,
    logIsWhole: (count, hash) =>
      `The audit log is whole: ${count} entries, the newest has the hash ${hash}`,
    logIsBroken: (at, why) => `The audit log is broken at entry ${at}: it is ${why}.`,
    endIsMissing: (newest) => `The newest entry should be number ${newest}: the end was cut off.`,
    notGood: (problem) => `NOT GOOD: ${problem}`,

    newStore: (file) => `There is no store in ${file} yet: a new one is made.`,
    importProgress: ({ read, added, known, refused: leftOut }, perSecond) =>
      `${read} read, ${added} added, ${known} there already, ${leftOut} left out ` +
      `(${perSecond} a second)`,
    imported: ({ read, added, known, refused: leftOut }) =>
      `${read} read: ${added} added, ${known} there already, ${leftOut} left out`,
    leftOut: ({ where, keyId, problem }) =>
      `left out: ${where}${keyId === '' ? '' : `, ${keyId}`}: ${refused(problem)}`,
    moreLeftOut: (more, isListed) =>
      `… and ${more} more${isListed ? '' : '; --report FILE lists them all'}`,
    reportBroken: (reason) => `The report cannot be written: ${reason}`,
    refused,

    toolError: (code, details) => toolErrors(startedAs, usage)[code](details),
    appError,
  };
}

function usageOf(startedAs: string): string {
  return `Usage:
  ${startedAs} install STORE
  ${startedAs} upgrade STORE
  ${startedAs} verify  STORE
  ${startedAs} import  STORE KEYS [--report FILE]

STORE is one of
  --server=HOST[\\INSTANCE][:PORT] --database NAME --login LOGIN
    [--ca-file FILE] [--server-name NAME] [--strict]
  --file STORE.db                  (verify and import alone)

KEYS is one of
  --csv FILE [--domain NETBIOS --dns-domain DNS]
  --directory DOMAIN --account ACCOUNT [--directory-ca FILE]

LOGIN is a Windows account (DOMAIN\\name) or a login of SQL Server's own.
Passwords are asked for, or taken from KEYDESK_STORE_PASSWORD and
KEYDESK_DIRECTORY_PASSWORD. --ca-file FILE trusts a further authority,
--server-name NAME is what the certificate says, --strict speaks TDS 8.0.
There is no unencrypted way. --report FILE lists the rows that were left out.

Exit codes: 0 done, 1 the store is not as it should be, 2 the command line is
not understood, 3 it could not be done, 130 stopped with Ctrl+C.`;
}

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
    'store.noFile': ({ name }) => `There is no file ${name}.`,
    'csv.unreadable': ({ name, reason }) => `${name} cannot be read: ${reason}.`,
    'csv.empty': ({ name }) => `${name} is empty.`,
    'csv.columnsMissing': ({ missing = [], reason }) =>
      `The heading names no column for: ${missing.join(', ')}. It reads: ${reason}`,
    'report.unwritable': ({ name, reason }) =>
      `The report ${name} cannot be written: ${reason}. Nothing was imported.`,
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

function isGroup(problem: RefusedRow['problem']): problem is `group-${number}` {
  return problem.startsWith('group-');
}
