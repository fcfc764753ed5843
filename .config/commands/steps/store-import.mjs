/** One import, told of at the terminal. */
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError, say } from './say.mjs';
import { USAGE, ask } from './store-options.mjs';

/** How many refused rows are told at the terminal; the report has them all. */
const MOST_TOLD = 20;

/** @type {Readonly<Record<string, string>>} */
const PROBLEMS = {
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

/**
 * @param {import('./store-options.mjs').StoreOptions} options
 * @param {import('#main/tools/import/import-keys.ts').ImportTarget} target
 * @param {AbortSignal} signal
 * @param {{ progress: (text: string) => void; endProgress: () => void }} terminal
 */
export async function runImport(
  { domain = '', dnsDomain = '', report, ...from },
  target,
  signal,
  { progress, endProgress },
) {
  const { importKeys } = await import('#main/tools/import/import-keys.ts');
  const rows = await rowsOf(from, signal);
  const out =
    report === undefined
      ? undefined
      : createWriteStream(resolve(report), { flags: 'wx', mode: 0o600 });
  out?.on('error', (error) => say(`The report cannot be written: ${error.message}`));
  out?.write('where,key ID,reason\r\n');
  let told = 0;
  const started = Date.now();
  const counts = await importKeys(rows, {
    target,
    signal,
    defaults: { domain, dnsDomain, escrowedAt: new Date().toISOString() },
    onRefused: ({ where, keyId, problem }) => {
      const reason =
        PROBLEMS[problem] ??
        `group ${problem.replace('group-', '')} of the recovery password has a wrong digit`;
      out?.write(reportLine({ where, keyId, reason }));
      told += 1;
      if (told > MOST_TOLD) return;
      endProgress();
      say(`left out: ${where}${keyId === '' ? '' : `, ${keyId}`}: ${reason}`);
    },
    onProgress: ({ read, added, known, refused }) => {
      const perSecond = Math.round((read * 1000) / Math.max(1, Date.now() - started));
      progress(
        `${read} read, ${added} added, ${known} there already, ${refused} left out (${perSecond} a second)`,
      );
    },
  }).catch((/** @type {unknown} */ error) => {
    throw error instanceof Error && error.constructor.name === 'UnreadableCsv'
      ? new CommandError(error.message)
      : error;
  });
  endProgress();
  out?.end();
  if (told > MOST_TOLD)
    say(
      `… and ${told - MOST_TOLD} more${report === undefined ? '; --report FILE lists them all' : ''}`,
    );
  say(
    `${counts.read} read: ${counts.added} added, ${counts.known} there already, ${counts.refused} left out`,
  );
  return 0;
}

/**
 * A line of the report. A place in a directory is a distinguished name, which has commas.
 *
 * @param {{ where: string; keyId: string; reason: string }} row
 */
export function reportLine({ where, keyId, reason }) {
  return `${[where, keyId, reason].map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * @param {Pick<
 *   import('./store-options.mjs').StoreOptions,
 *   'csv' | 'directory' | 'account' | 'directoryCa'
 * >} from
 * @param {AbortSignal} signal
 */
async function rowsOf({ csv, directory, account, directoryCa }, signal) {
  if (csv !== undefined) {
    const { readCsv } = await import('#main/tools/import/read-csv.ts');
    return (async function* lines() {
      for await (const { line, raw } of readCsv(resolve(csv))) yield { where: `line ${line}`, raw };
    })();
  }
  if (directory === undefined || account === undefined) throw new CommandError(USAGE);
  const { LdapForest } = await import('#main/sources/active-directory/configuration.ts');
  const { readDirectory } = await import('#main/tools/import/read-directory.ts');
  const password =
    process.env['KEYDESK_DIRECTORY_PASSWORD'] ?? (await ask(`Password of ${account}: `));
  const forest = LdapForest.safeParse({
    domain: directory,
    ...(directoryCa !== undefined && { caFile: resolve(directoryCa) }),
  });
  if (!forest.success)
    throw new CommandError(
      `The directory cannot be ${directory}: its DNS name is asked for, such as contoso.com.`,
    );
  return readDirectory({ forest: forest.data, userName: account, password }, signal);
}
