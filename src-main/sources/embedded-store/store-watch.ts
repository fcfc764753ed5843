import { z } from 'zod';
import { isSealed } from '#main/domain/audit/audit-chain.ts';
import { identityAt } from '#main/drivers/sqlite/file-identity.ts';
import type {
  StoreConnection,
  TransactionWatch,
  WatchedConnection,
} from '#main/drivers/sqlite/store-connection.ts';
import {
  EMPTY_WAL,
  type WalPosition,
  followWal,
  isSamePosition,
} from '#main/drivers/sqlite/write-ahead-log.ts';
import { type AuditEntry, ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { columnOf } from '../sql-text.ts';
import { SCHEMA_AS_TEXT } from './expected-schema.ts';
import { hashInFile } from './hash-in-file.ts';
import { MIGRATIONS } from './migrations/all.ts';

const ENTRY_COLUMNS = ENTRY_FIELDS.map((field) => `${columnOf(field)} as "${field}"`).join(', ');
const ENTRY = `select ${ENTRY_COLUMNS} from audit_entries where sequence = ?`;
const NEWEST = 'select sequence, hash from audit_entries order by sequence desc limit 1';

const VERSION = 'select schema_version as version from store_info';

const SchemaText = z.array(z.object({ text: z.string().nullable() }));
const SchemaVersion = z.array(z.object({ version: z.number() }));
const Newest = z.array(z.object({ sequence: z.number(), hash: z.string() }));

/** What is known of a store for as long as it is open, whichever connection is used. */
interface Known {
  readonly file: string;
  readonly identity: string | undefined;
  /** As `SCHEMA_AS_TEXT` tells it; `undefined` while the store is brought up to date. */
  schema: string | undefined;
  newest: { readonly sequence: number; readonly hash: string } | undefined;
  /** Never taken back: the connection goes on in files that nobody else sees. */
  isReplaced: boolean;
}

interface StoreWatch {
  /** To be told of every connection to the store. */
  readonly onConnection: (connection: StoreConnection) => void;
  /** From now on this is its schema, as `SCHEMA_AS_TEXT` tells it. */
  expectSchema(schema: string): void;
}

/**
 * Looks, at each transaction, whether what is written is the store that was opened: the file of
 * that name with its write-ahead log, with the schema that belongs to it, and with the newest entry
 * that was seen in it. The operator, whom the log is about, may write the file. A transaction in
 * anything else fails with AppError `store.replaced`, `store.altered` or `store.newer`.
 */
export function storeWatch(file: string): StoreWatch {
  const known: Known = {
    file,
    identity: identityAt(file),
    schema: undefined,
    newest: undefined,
    isReplaced: false,
  };
  return {
    onConnection(connection) {
      connection.watchedBy((watched) => {
        // The first reading opens the files beside the store.
        watched.all('select count(*) from sqlite_schema');
        return watchConnection(known);
      });
    },
    expectSchema(schema) {
      known.schema = schema;
    },
  };
}

function watchConnection(known: Known): TransactionWatch {
  const sideFiles = [`${known.file}-wal`, `${known.file}-shm`] as const;
  const [log] = sideFiles;
  const identities = sideFiles.map(identityAt);
  // Up to here the write-ahead log has been followed.
  let followed = EMPTY_WAL;
  let before: WalPosition = EMPTY_WAL;
  let newestBefore: Known['newest'];
  let newest: Known['newest'];

  const areThere = (): boolean =>
    known.identity !== undefined &&
    identityAt(known.file) === known.identity &&
    sideFiles.every((path, index) => identityAt(path) === identities[index]);
  const replaced = (message: string): AppError => {
    known.isReplaced = true;
    return new AppError('store.replaced', message);
  };
  const follow = (): WalPosition => {
    const found = areThere() ? followWal(log, followed) : undefined;
    if (found !== undefined && !known.isReplaced) return found;
    throw replaced('the file is not the one that was opened');
  };

  return {
    begun(connection) {
      before = follow();
      if (known.schema === undefined) return;
      requireSchema(connection, known.schema);
      requireNewest(connection, known.newest);
      newestBefore = newestIn(connection);
    },
    committing(connection) {
      if (known.schema === undefined) return;
      newest = newestIn(connection);
    },
    committed() {
      const hasNewEntry = newest?.sequence !== newestBefore?.sequence;
      known.newest = newest;
      if (newest === undefined || !hasNewEntry) return;
      const now = follow();
      const isInLog = now !== EMPTY_WAL && !isSamePosition(now, before);
      followed = isInLog ? now : EMPTY_WAL;
      // Another console may have let the log start again since, which puts all of it into the file.
      if (isInLog || hashInFile(known.file, newest.sequence) === newest.hash) return;
      throw replaced('what was written is not there');
    },
  };
}

function requireSchema(connection: WatchedConnection, expected: string): void {
  const [found] = SchemaText.parse(connection.all(SCHEMA_AS_TEXT));
  if (found?.text === expected) return;
  const [info] = SchemaVersion.parse(connection.all(VERSION));
  // A newer console has migrated it meanwhile.
  if (info !== undefined && info.version > MIGRATIONS.length)
    throw new AppError('store.newer', `schema ${info.version}`);
  throw new AppError('store.altered', 'the schema is not the one of a store');
}

/** What was written is still there, as it was written. */
function requireNewest(connection: WatchedConnection, newest: Known['newest']): void {
  if (newest === undefined) return;
  // As it stands, whatever is in it: only its hash is asked for.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const [found] = connection.all(ENTRY, [newest.sequence]) as readonly AuditEntry[];
  if (found?.hash !== newest.hash || !isSealed(found))
    throw new AppError('store.altered', `entry ${newest.sequence} is not the one that was written`);
}

function newestIn(connection: WatchedConnection): Known['newest'] {
  return Newest.parse(connection.all(NEWEST))[0];
}
