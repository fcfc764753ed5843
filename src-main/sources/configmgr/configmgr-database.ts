import { untilCancelled } from '#main/drivers/network/time-limit.ts';
import { mayAnotherServerAnswer } from '#main/drivers/tds/errors.ts';
import type { SqlRow, SqlServer } from '#main/drivers/tds/sql-server.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type {
  DisclosedProtector,
  FoundProtectors,
  UnrecordedRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions, Log } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import type { NotOffered, Protector } from '#shared/recovery/protector.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import { accountIn } from './cells.ts';
import { configmgrInventory } from './configmgr-inventory.ts';
import { type Statement, keysLike, keysOfComputer, keysOfEndUser, usersOf } from './key-queries.ts';
import { type KeyRow, UserRow, keyRowOf, protectorOf, totalOf } from './key-rows.ts';
import { portalReason } from './portal-reasons.ts';
import { type RowReading, readableRows } from './readable-rows.ts';
import { type RecoveryTables, detectTables } from './tables.ts';

/**
 * Recovery keys of a database of Configuration Manager or MBAM, in the name of whoever is signed
 * in.
 */
export interface ConfigmgrDatabase {
  readonly protectors: UnrecordedRecoverySource;
  readonly inventory: EscrowInventory;
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
export function configmgrDatabase(
  name: string,
  { database, log }: { readonly database: SqlServer; readonly log: Pick<Log, 'warn'> },
): ConfigmgrDatabase {
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
      ...keyQueries({ name, database, log, tables }),
    },
    inventory: configmgrInventory({ name, database, tables }),
    signOut() {
      detected = undefined;
      database.disconnect();
    },
  };
}

interface Asking {
  readonly name: string;
  readonly database: SqlServer;
  readonly log: Pick<Log, 'warn'>;
  readonly tables: (options: CallOptions) => Promise<RecoveryTables>;
}

function keyQueries(
  asking: Asking,
): Pick<UnrecordedRecoverySource, 'find' | 'ofComputer' | 'ofEndUser' | 'read'> {
  const { database, tables } = asking;
  return {
    async find(query, limit, options) {
      const layout = await tables(options);
      const { matches, total } = await found(
        { ...asking, layout },
        keysLike(layout, query, limit),
        options,
      );
      return { matches, total };
    },
    async ofComputer(computer, limit, options) {
      const layout = await tables(options);
      const statement = keysOfComputer(layout, computer, limit);
      return (await found({ ...asking, layout }, statement, options)).matches;
    },
    async ofEndUser(endUser, limit, options) {
      const layout = await tables(options);
      const { users } = layout;
      if (users === undefined || endUser.domains.length === 0) return [];
      const statement = keysOfEndUser(layout, users, { account: endUser, limit });
      return (await found({ ...asking, layout }, statement, options)).matches;
    },
    async read(keyId, { signal, reason }) {
      const layout = await tables({ signal });
      const statement = keysLike(layout, { kind: 'whole', start: keyId }, 1);
      const { matches, rows } = await found({ ...asking, layout }, statement, { signal });
      const [protector] = matches;
      const [stored] = rows;
      if (protector === undefined || stored === undefined)
        throw new AppError('recovery.noMatch', `no protector ${keyId}`);
      // Never twice: whether the server did it when it did not answer, only the server knows.
      const sets = await database.execute(
        DISCLOSE,
        { keyId: stored.storedId.trim(), reason: portalReason(reason) },
        { signal },
      );
      // What else the procedure may answer with is not documented.
      const row = sets.flat().find((one) => keyColumn(one) !== undefined);
      return disclosedIn(row, protector, database.label);
    },
  };
}

interface Asked extends Pick<Asking, 'name' | 'database' | 'log'> {
  readonly layout: RecoveryTables;
}

interface Found extends FoundProtectors {
  /** The rows of the matches. */
  readonly rows: readonly KeyRow[];
}

/** What can be read of the answer; the total counts rows that cannot, too. */
async function found(
  asked: Asked,
  { text, parameters }: Statement,
  options: CallOptions,
): Promise<Found> {
  const { name, database, layout } = asked;
  const answer = await database.read(text, parameters, options);
  const rows = readableRows(answer, keyRowOf, rowReading(asked));
  const users = await usersByMachine(asked, rows, options);
  const notOffered: readonly NotOffered[] = layout.users
    ? ['key-package']
    : ['users', 'key-package'];
  const matches = rows.map((row) =>
    protectorOf(row, { source: name, users: users.get(row.machineId ?? '') ?? [], notOffered }),
  );
  return { rows, matches, total: totalOf(answer) };
}

function rowReading({ name, log }: Asked): RowReading {
  return { source: name, log };
}

async function usersByMachine(
  asked: Asked,
  rows: readonly KeyRow[],
  options: CallOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(rows.flatMap(({ machineId }) => machineId ?? []))];
  const { layout } = asked;
  if (layout.users === undefined || ids.length === 0) return new Map();
  const { text, parameters } = usersOf(layout, layout.users, ids);
  const answer = await asked.database.read(text, parameters, options);
  const users = readableRows(answer, (row) => UserRow.parse(row), rowReading(asked));
  return new Map(
    ids.map((id) => [id, users.filter(({ machineId }) => machineId === id).map(accountIn)]),
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
  const password = RecoveryPassword.safeParse(typeof text === 'string' ? text.trim() : text);
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
