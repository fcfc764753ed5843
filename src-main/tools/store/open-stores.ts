import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { SqlServerConfiguration } from '#main/drivers/tds/configuration.ts';
import type { SqlLogin } from '#main/drivers/tds/connect.ts';
import { type SqlServer, sqlServer } from '#main/drivers/tds/sql-server.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { type StoreOwner, storeOwner } from '#main/sources/sql-server-store/check-store.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import { ToolError } from '../tool-error.ts';
import type { StoreInFile, StoreOnServer } from './tasks.ts';
import type { Work } from './work.ts';

/** Longest wait for an answer: making an index over many rows takes its time. */
const ANSWER_SECONDS = 600;
/** `HOST`, `HOST\INSTANCE`, `HOST:PORT`. */
const SERVER = /^([^\\:]+)(?:\\([^\\:]+))?(?::(\d+))?$/;

/** A database, entered by somebody who owns it. */
export interface OwnedDatabase {
  readonly server: SqlServer;
  readonly owner: StoreOwner;
}

/**
 * Enters a database and lets go of it when the work ends.
 *
 * @throws ToolError `server.invalid`, `password.nobodyToAsk`; AppError `sql.*`, `config.invalid`;
 *   and what `use` throws
 */
export async function inDatabase<T>(
  store: StoreOnServer,
  work: Work,
  use: (database: OwnedDatabase) => Promise<T>,
): Promise<T> {
  const configuration = configurationOf(store);
  const login = await loginFor(store, work);
  const server = sqlServer(configuration, { login: () => login });
  try {
    return await use({ server, owner: storeOwner(server, { signal: work.signal }) });
  } finally {
    server.disconnect();
  }
}

/**
 * Opens a store in a file, which is made where there is none, and closes it when the work ends.
 *
 * @throws AppError `store.*`, `request.cancelled`; and what `use` throws
 */
export async function inStoreFile<T>(
  { file }: StoreInFile,
  { signal }: Work,
  use: (db: Knex) => Promise<T>,
): Promise<T> {
  const db = await openStore({ file: resolve(file), purpose: 'organisation', signal });
  try {
    return await use(db);
  } finally {
    await closeStore(db);
  }
}

function configurationOf(store: StoreOnServer): SqlServerConfiguration {
  const { server, database, caFile, serverName, isStrict } = store;
  const [, host = server, instance, port] = SERVER.exec(server) ?? [];
  const configuration = SqlServerConfiguration.safeParse({
    host,
    database,
    answerSeconds: ANSWER_SECONDS,
    encryption: isStrict ? 'strict' : 'required',
    ...(instance !== undefined && { instance }),
    ...(port !== undefined && { port: Number(port) }),
    ...(caFile !== undefined && { caFile: resolve(caFile) }),
    ...(serverName !== undefined && { serverName }),
  });
  if (configuration.success) return configuration.data;
  const reason = configuration.error.issues.map(({ message }) => message).join(', ');
  throw new ToolError('server.invalid', { name: server, reason });
}

async function loginFor(
  { login: userName, server }: StoreOnServer,
  { terminal, words }: Work,
): Promise<SqlLogin> {
  const password = await terminal.askSecret(
    words.passwordOf(userName, server),
    'KEYDESK_STORE_PASSWORD',
  );
  if (!/[\\@]/.test(userName)) return { kind: 'sql', userName, password };
  const { domain, name } = splitAccount(userName);
  return { kind: 'windows', domain, userName: name, password };
}
