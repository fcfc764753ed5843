import { untilCancelled } from '#main/drivers/network/time-limit.ts';
import { mayAnotherServerAnswer } from '#main/drivers/tds/errors.ts';
import type { SqlRow, SqlServer } from '#main/drivers/tds/sql-server.ts';
import type {
  DisclosedProtector,
  FoundProtectors,
  UnrecordedRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import type { NotOffered, Protector } from '#shared/recovery/protector.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import { type Statement, keysLike, keysOfComputer, keysOfEndUser, usersOf } from './key-queries.ts';
import { KeyRow, UserRow, protectorOf } from './key-rows.ts';
import { portalReason } from './portal-reasons.ts';
import { type RecoveryTables, detectTables } from './tables.ts';

/**
 * Recovery keys of a database of Configuration Manager or MBAM, in the name of whoever is signed
 * in.
 */
export interface ConfigmgrDatabase {
  readonly protectors: UnrecordedRecoverySource;
  /** Forgets what was found out, and closes the connections. */
  signOut(): void;
}

/**
 * The one way to a key: it writes down who asked why, and marks the key, so that the computer
 * replaces it.
 */
const DISCLOSE =
  'exec [RecoveryAndHardwareRead].[GetRecoveryKey] @RecoveryKeyId = @keyId, @Reason = @reason';

/**
 * Recovery keys in the site database of Configuration Manager, or in MBAM's: the tables are the
 * same, and which they are is found out. Errors are `sql.*` where another reader has
 * `directory.*`.
 *
 * @param name as people read it
 */
export function configmgrDatabase(name: string, database: SqlServer): ConfigmgrDatabase {
  let detected: Promise<RecoveryTables> | undefined;

  function tables(options: CallOptions): Promise<RecoveryTables> {
    // Several calls may wait for this: cancelling one of them must not end it for the others.
    detected ??= detectTables(database, { signal: new AbortController().signal });
    const own = detected;
    own.catch(() => {
      if (detected === own) detected = undefined;
    });
    return untilCancelled(own, options);
  }

  return {
    protectors: {
      name,
      recordedBy: 'feature',
      marksDisclosed: true,
      shouldTryNextSource: mayAnotherServerAnswer,
      ...keyQueries({ name, database, tables }),
    },
    signOut() {
      detected = undefined;
      database.disconnect();
    },
  };
}

interface Asking {
  readonly name: string;
  readonly database: SqlServer;
  readonly tables: (options: CallOptions) => Promise<RecoveryTables>;
}

function keyQueries(
  asking: Asking,
): Pick<UnrecordedRecoverySource, 'find' | 'ofComputer' | 'ofEndUser' | 'read'> {
  const { database, tables } = asking;
  return {
    async find(query, limit, options) {
      const layout = await tables(options);
      return found({ ...asking, layout }, keysLike(layout, query, limit), options);
    },
    async ofComputer(computer, limit, options) {
      const layout = await tables(options);
      const statement = keysOfComputer(layout, computer, limit);
      return (await found({ ...asking, layout }, statement, options)).matches;
    },
    async ofEndUser(endUser, limit, options) {
      const layout = await tables(options);
      const person = splitAccount(endUser);
      // A name without a domain is no end user: somebody in another domain may have it too.
      if (!layout.hasUsers || person.domain === '' || person.name === '') return [];
      const statement = keysOfEndUser(layout, person, limit);
      return (await found({ ...asking, layout }, statement, options)).matches;
    },
    async read(keyId, { signal, reason }) {
      const layout = await tables({ signal });
      const statement = keysLike(layout, { kind: 'whole', start: keyId }, 1);
      const { matches } = await found({ ...asking, layout }, statement, { signal });
      const [protector] = matches;
      if (protector === undefined) throw new AppError('recovery.noMatch', `no protector ${keyId}`);
      // Never twice: whether the server did it when it did not answer, only the server knows.
      const sets = await database.execute(
        DISCLOSE,
        { keyId, reason: portalReason(reason) },
        { signal },
      );
      // What else the procedure may answer with is not documented.
      const row = sets.flat().find((one) => keyColumn(one) !== undefined);
      return disclosedIn(row, protector, database.label);
    },
  };
}

interface Found extends Pick<Asking, 'name' | 'database'> {
  readonly layout: RecoveryTables;
}

async function found(
  { name, database, layout }: Found,
  { text, parameters }: Statement,
  options: CallOptions,
): Promise<FoundProtectors> {
  const rows = (await database.read(text, parameters, options)).map((row) => KeyRow.parse(row));
  const users = await usersByMachine({ database, layout }, rows, options);
  const notOffered: readonly NotOffered[] = layout.hasUsers
    ? ['key-package']
    : ['users', 'key-package'];
  const matches = rows.map((row) =>
    protectorOf(row, { source: name, users: users.get(row.machineId ?? '') ?? [], notOffered }),
  );
  return { matches, total: rows[0]?.total ?? 0 };
}

async function usersByMachine(
  { database, layout }: Pick<Found, 'database' | 'layout'>,
  rows: readonly KeyRow[],
  options: CallOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(rows.flatMap(({ machineId }) => machineId ?? []))];
  if (!layout.hasUsers || ids.length === 0) return new Map();
  const { text, parameters } = usersOf(layout, ids);
  const users = (await database.read(text, parameters, options)).map((row) => UserRow.parse(row));
  return new Map(
    ids.map((id) => [
      id,
      users
        .filter(({ machineId }) => machineId === id)
        .map((user) => `${user.domain}\\${user.name}`),
    ]),
  );
}

function disclosedIn(
  row: SqlRow | undefined,
  protector: Protector,
  server: string,
): DisclosedProtector {
  const { keyId } = protector;
  if (row === undefined)
    throw new AppError('recovery.noMatch', `the procedure knows no key ${keyId}`);
  const text = row[keyColumn(row) ?? ''];
  // The key is there, but the server could not open it.
  if (text === null)
    throw new AppError('recovery.keyClosed', `${keyId}: the server could not decrypt it`, {
      details: { server },
    });
  const password = RecoveryPassword.safeParse(text);
  if (!password.success)
    throw new AppError('recovery.damagedPassword', `${keyId}: the password is damaged`);
  const keyPackage = packageIn(row);
  return {
    protector: { ...protector, hasKeyPackage: keyPackage !== undefined },
    recoveryPassword: password.data,
    keyPackage,
  };
}

function keyColumn(row: SqlRow): string | undefined {
  return Object.keys(row).find((column) => column.toLowerCase() === 'recoverykey');
}

/**
 * What the procedure gives besides the key is not documented: bytes in a column named after a
 * package are one.
 */
function packageIn(row: SqlRow): Uint8Array | undefined {
  const [bytes] = Object.entries(row).flatMap(([column, value]) =>
    /package/i.test(column) && Buffer.isBuffer(value) && value.length > 0 ? [value] : [],
  );
  return bytes === undefined ? undefined : Uint8Array.from(bytes);
}
