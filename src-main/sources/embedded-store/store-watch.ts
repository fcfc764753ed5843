import { z } from 'zod';
import { type FileIdentity, identityAt, isSameFile } from '#main/drivers/sqlite/file-identity.ts';
import type {
  StoreConnection,
  TransactionWatch,
  WatchedConnection,
} from '#main/drivers/sqlite/store-connection.ts';
import {
  EMPTY_WAL,
  type WalPart,
  type WalPosition,
  followWal,
  isInWal,
  isSamePosition,
} from '#main/drivers/sqlite/write-ahead-log.ts';
import { ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { columnOf } from '../sql-text.ts';
import { SCHEMA_AS_TEXT } from './expected-schema.ts';
import { hashInFile } from './hash-in-file.ts';
import { MIGRATIONS } from './migrations/all.ts';

const ENTRY = `json_array(${ENTRY_FIELDS.map(columnOf).join(', ')})`;
const NEWEST = `select sequence, hash, ${ENTRY} as text from audit_entries
  order by sequence desc limit 1`;
const NEWEST_AND_KNOWN = `select (select max(sequence) from audit_entries) as newest,
  (select ${ENTRY} from audit_entries where sequence = ?) as known`;

const VERSION = 'select schema_version as version from store_info';
/** Another number whenever another connection, of whatever program, has committed something. */
const OTHERS_COMMITS = 'pragma data_version';
/** Another number after each change of the schema. SQLite, too, reads a schema anew when it is. */
const SCHEMA_CHANGES = 'pragma schema_version';

const OthersCommits = z.object({ data_version: z.number() });
const SchemaChanges = z.object({ schema_version: z.number() });
const SchemaText = z.object({ text: z.string().nullable() });
const SchemaVersion = z.object({ version: z.number() }).optional();
const NewestAndKnown = z.object({ newest: z.number().nullable(), known: z.string().nullable() });

/** The newest entry of a log, with all its values in one text; `undefined` for an empty one. */
const Newest = z.object({ sequence: z.number(), hash: z.string(), text: z.string() }).optional();
type Newest = z.infer<typeof Newest>;

/** What is known of a store for as long as it is open, whichever connection is used. */
interface Known {
  readonly file: string;
  readonly identity: FileIdentity | undefined;
  /** As `SCHEMA_AS_TEXT` tells it; `undefined` while the store is brought up to date. */
  schema: string | undefined;
  newest: Newest;
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
        watched.first('select count(*) from sqlite_schema');
        return watchConnection(known);
      });
    },
    expectSchema(schema) {
      known.schema = schema;
    },
  };
}

function watchConnection(known: Known): TransactionWatch {
  const files = watchFiles(known);
  const requireOwnSchema = schemaCheck();
  let othersBefore: number | undefined;
  /** Where the last transaction of this connection ends in the write-ahead log. */
  let own: WalPosition = EMPTY_WAL;
  /**
   * Where the log ended when the transaction began. A killed console may have left a transaction
   * there that SQLite does not know of, and writes over.
   */
  let before: WalPosition = EMPTY_WAL;
  let newestBefore = 0;
  let newest: Newest;

  return {
    begun(connection) {
      const isLogShorter = files.requireThere(own);
      const others = OthersCommits.parse(connection.first(OTHERS_COMMITS)).data_version;
      if (others !== othersBefore || isLogShorter) {
        before = files.followLog(own);
        othersBefore = others;
      }
      if (known.schema === undefined) return;
      requireOwnSchema(connection, known.schema);
      newestBefore = requireNewest(connection, known.newest);
    },
    committing(connection) {
      if (known.schema === undefined) return;
      newest = Newest.parse(connection.first(NEWEST));
    },
    committed() {
      known.newest = newest;
      if (newest === undefined || newest.sequence === newestBefore) {
        othersBefore = undefined;
        return;
      }
      const behind = files.followLog(before);
      const isBehind = behind !== EMPTY_WAL && !isSamePosition(behind, before);
      const now = isBehind ? behind : files.followLog(own);
      const isInLog = isBehind || files.isInLog(newest.hash, { from: own, until: now });
      own = isInLog ? now : EMPTY_WAL;
      before = now;
      // Another console may have let the log start again since, which puts all of it into the file.
      if (isInLog || hashInFile(known.file, newest.sequence) === newest.hash) return;
      throw files.replaced('what was written is not there');
    },
  };
}

/** The files of a store. Looking at them throws AppError `store.replaced` when others are there. */
interface WatchedFiles {
  /** @returns whether the write-ahead log ends before this */
  requireThere(end: WalPosition): boolean;
  /** Reads what follows in the write-ahead log. */
  followLog(from: WalPosition): WalPosition;
  /** Whether a text is in this part of the write-ahead log. */
  isInLog(text: string, part: WalPart): boolean;
  /** The error of whoever found it out; everything is refused from then on. */
  replaced(message: string): AppError;
}

function watchFiles(known: Known): WatchedFiles {
  const log = `${known.file}-wal`;
  const sharedMemory = `${known.file}-shm`;
  const [logIdentity, sharedMemoryIdentity] = [identityAt(log), identityAt(sharedMemory)];
  const replaced = (message: string): AppError => {
    known.isReplaced = true;
    return new AppError('store.replaced', message);
  };
  const require = (isThere: boolean): void => {
    if (!isThere || known.isReplaced) throw replaced('the file is not the one that was opened');
  };
  const isFileThere = (): boolean => isSameFile(known.identity, identityAt(known.file));
  return {
    replaced,
    requireThere(end) {
      const logNow = identityAt(log);
      require(
        isFileThere() &&
          isSameFile(logIdentity, logNow) &&
          isSameFile(sharedMemoryIdentity, identityAt(sharedMemory)),
      );
      return Number(logNow?.size ?? 0) < end.bytes;
    },
    followLog(from) {
      const found = isFileThere() ? followWal(log, logIdentity, from) : undefined;
      require(found !== undefined);
      return found ?? EMPTY_WAL;
    },
    isInLog: (text, part) => isInWal(log, text, part),
  };
}

/**
 * Compares the schema as a text, and again only when it was changed: a connection goes by the
 * schema it has read for as long as SQLite's number of it is the same.
 *
 * @returns what throws AppError `store.altered` or `store.newer`
 */
function schemaCheck(): (connection: WatchedConnection, expected: string) => void {
  let checked: number | undefined;
  return (connection, expected) => {
    const changes = SchemaChanges.parse(connection.first(SCHEMA_CHANGES)).schema_version;
    if (changes === checked) return;
    requireSchema(connection, expected);
    checked = changes;
  };
}

function requireSchema(connection: WatchedConnection, expected: string): void {
  if (SchemaText.parse(connection.first(SCHEMA_AS_TEXT)).text === expected) return;
  const info = SchemaVersion.parse(connection.first(VERSION));
  // A newer console has migrated it meanwhile.
  if (info !== undefined && info.version > MIGRATIONS.length)
    throw new AppError('store.newer', `schema ${info.version}`);
  throw new AppError('store.altered', 'the schema is not the one of a store');
}

/** What was written is still there, as it was written. @returns the number of the newest entry */
function requireNewest(connection: WatchedConnection, expected: Newest): number {
  const answer = connection.first(NEWEST_AND_KNOWN, [expected?.sequence ?? 0]);
  const { newest, known } = NewestAndKnown.parse(answer);
  if (expected === undefined || known === expected.text) return newest ?? 0;
  throw new AppError('store.altered', `entry ${expected.sequence} is not the one that was written`);
}
