import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { systemClock } from '#main/desktop/system-clock.ts';
import { GENESIS } from '#main/domain/audit/audit-chain.ts';
import { PRAGMAS, closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { type Statement, recordSql } from './recorded-sql.ts';

/** What the bare window can be asked to run. */
export type RunName = 'look-up' | 'disclose' | 'append';

/** What its raw-store.js takes. */
export interface RawOpening {
  readonly file: string;
  /** What the first entry names as its predecessor. */
  readonly genesis: string;
  readonly pragmas: readonly string[];
  readonly runs: Readonly<Partial<Record<RunName, readonly Statement[]>>>;
}

/** Opens a copy of `store` in the way the product does; the copy is the caller's to remove. */
export async function rawOpening(file: string, keyId: string): Promise<RawOpening> {
  return { file, genesis: GENESIS.hash, pragmas: PRAGMAS, runs: await rawRuns(file, keyId) };
}

/** Opens the store itself for entries to be appended to it. */
export async function rawAppend(file: string): Promise<RawOpening> {
  const runs = await recorded(file, async (db) => ({
    append: await recordSql(db, () => storeAuditLog(db, systemClock).append(draft())),
  }));
  return {
    file,
    genesis: GENESIS.hash,
    pragmas: PRAGMAS,
    runs: { append: runs.append.map((statement) => withPlaces(statement, '')) },
  };
}

/**
 * The statements of a look-up and of a disclosure, recorded from the product's own adapters: of a
 * look-up the two it cannot do without, of a disclosure its whole transaction.
 */
function rawRuns(file: string, keyId: string): Promise<RawOpening['runs']> {
  return recorded(file, async (db) => {
    const source = storeRecoverySource(db, systemClock, { name: '' });
    const prefix = keyId.slice(0, 8);
    const { signal } = new AbortController();
    const search = await recordSql(db, () =>
      source.find({ kind: 'prefix', start: prefix }, 100, { signal }),
    );
    const append = await recordSql(db, () =>
      storeAuditLog(db, systemClock).append(draft({ action: 'search', keyId: prefix })),
    );
    const disclose = await recordSql(db, () =>
      source.disclose(RecoveryKeyId.parse(keyId), draft({ keyId })),
    );
    const lookUp = [...search, ...append.filter(({ sql }) => sql.startsWith('insert'))];
    return {
      'look-up': lookUp.map((statement) => withPlaces(statement, prefix)),
      disclose: disclose.map((statement) => withPlaces(statement, keyId)),
    };
  });
}

/** Runs on a copy of the store, which is removed afterwards. */
async function recorded<T>(file: string, record: (db: Knex) => Promise<T>): Promise<T> {
  const work = mkdtempSync(join(tmpdir(), 'keydesk-bench-'));
  const copy = join(work, 'store.db');
  copyFileSync(file, copy);
  const db = connect(copy);
  try {
    return await record(db);
  } finally {
    await closeStore(db);
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Puts placeholders into a recorded statement for the values that differ from round to round.
 * raw-store.js fills them.
 */
function withPlaces({ sql, bindings }: Statement, keyId: string): Statement {
  const inserted = /^insert into audit_entries \(([^)]*)\)/.exec(sql)?.[1];
  const columns = inserted?.split(', ') ?? [];
  const chained: Readonly<Record<string, string>> = {
    sequence: '{sequence}',
    previous_hash: '{previousHash}',
    hash: '{hash}',
  };
  const placed = bindings.map((binding, index) => {
    if (binding === keyId) return '{keyId}';
    if (binding === `${keyId}G`) return '{after keyId}';
    return chained[columns[index] ?? ''] ?? binding;
  });
  return { sql, bindings: placed };
}
