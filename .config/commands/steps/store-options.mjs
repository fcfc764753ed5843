/** What npm run store is told, and how it asks for what must not stand on a command line. */
import { parseArgs } from 'node:util';
import { CommandError } from './say.mjs';

export const USAGE = `Usage:
  npm run store -- install --server HOST[\\INSTANCE][:PORT] --database NAME --login LOGIN
  npm run store -- upgrade …  the same
  npm run store -- verify  …  the same, or --file STORE.db
  npm run store -- import --csv FILE [--domain NETBIOS --dns-domain DNS] [--report FILE]  …  the same, or --file STORE.db
  npm run store -- import --directory DOMAIN --account ACCOUNT [--directory-ca FILE] [--report FILE]  …  the same, or --file STORE.db
LOGIN is a Windows account (DOMAIN\\name) or a login of SQL Server's own. Passwords are asked for, or taken from KEYDESK_STORE_PASSWORD
and KEYDESK_DIRECTORY_PASSWORD. --ca-file FILE trusts a further authority, --server-name NAME is what the certificate says,
--strict speaks TDS 8.0. There is no unencrypted way.`;

/**
 * @typedef {object} StoreOptions
 * @property {string} [server]
 * @property {string} [database]
 * @property {string} [login]
 * @property {string} [caFile]
 * @property {string} [serverName]
 * @property {boolean} [strict]
 * @property {string} [file] an embedded store instead of a server
 * @property {string} [csv]
 * @property {string} [directory]
 * @property {string} [account]
 * @property {string} [directoryCa]
 * @property {string} [domain]
 * @property {string} [dnsDomain]
 * @property {string} [report]
 */

const TEXTS = [
  'server',
  'database',
  'login',
  'ca-file',
  'server-name',
  'file',
  'csv',
  'directory',
  'account',
  'directory-ca',
  'domain',
  'dns-domain',
  'report',
];

/**
 * @param {readonly string[]} args
 * @returns {{ what: string; options: StoreOptions }}
 */
export function readStoreOptions(args) {
  try {
    const texts = Object.fromEntries(
      TEXTS.map((name) => [name, { type: /** @type {const} */ ('string') }]),
    );
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...texts, strict: { type: 'boolean' } },
    });
    const named = Object.entries(values).map(([name, value]) => [
      name.replaceAll(/-([a-z])/g, (_all, letter) => letter.toUpperCase()),
      value,
    ]);
    if (positionals.length !== 1) throw new CommandError(USAGE);
    return { what: positionals[0] ?? '', options: Object.fromEntries(named) };
  } catch (error) {
    throw error instanceof CommandError
      ? error
      : new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/**
 * Asks at the terminal, without showing what is typed.
 *
 * @param {string} question
 * @returns {Promise<string>}
 */
export function ask(question) {
  const { stdin, stdout } = process;
  if (!stdin.isTTY)
    throw new CommandError('There is nobody to ask for the password: set KEYDESK_STORE_PASSWORD.');
  stdout.write(question);
  stdin.setRawMode(true).resume().setEncoding('utf8');
  return new Promise((done) => {
    let typed = '';
    const end = () => {
      stdin.off('data', onData).setRawMode(false).pause();
      stdout.write('\n');
    };
    const onData = (/** @type {string} */ text) => {
      for (const key of text) {
        if (key === '\u0003') {
          end();
          process.exit(130);
        }
        if (key === '\r' || key === '\n') {
          end();
          done(typed);
          return;
        }
        typed = key === '\u007F' || key === '\b' ? typed.slice(0, -1) : typed + key;
      }
    };
    stdin.on('data', onData);
  });
}

/**
 * What the console would say of an error, for the terminal.
 *
 * @param {unknown} error
 * @returns {Promise<unknown>}
 */
export async function sentenceOf(error) {
  const { AppError } = await import('#shared/errors.ts');
  if (!(error instanceof AppError)) return error;
  if (error.code === 'request.cancelled')
    return new CommandError(
      'Stopped. Run it again: an import goes on where it ended, a check begins anew.',
    );
  const { errors } = await import('#renderer/text/en/errors.ts');
  const { what, next } = errors[error.code](error.details);
  return new CommandError(`${what} ${next}\n(${error.message})`);
}
