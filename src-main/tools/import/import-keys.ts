import {
  type ImportProblem,
  type ImportRules,
  type ImportedKey,
  type LostField,
  type RawKey,
  type Verdict,
  judgeRow,
} from '#main/domain/recovery/import-row.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';

/**
 * What became of a key: `known` was there already, `conflict` is there with another password, which
 * stays.
 */
export type KeyOutcome = 'added' | 'known' | 'conflict';

/** A store that takes recovery data. */
export interface ImportTarget {
  /**
   * Writes the keys in one transaction: all of them, or none when it throws. @throws AppError
   * `store.*`, `sql.*`
   */
  write(keys: readonly ImportedKey[]): Promise<readonly KeyOutcome[]>;
}

/**
 * Why there is no key where one should be. `two-ids`: the row names two for one key.
 * `several-keys`: more IDs than passwords in one row, or fewer. The last five are about text files
 * as Windows writes them.
 */
export type RowProblem =
  | 'no-row'
  | 'too-many-cells'
  | 'two-ids'
  | 'several-keys'
  | 'no-key-file'
  | 'unreadable'
  | 'other-name'
  | 'no-computer'
  | 'other-computer';

/** A row that was left out. Never says what stands in it, but for the key ID. */
export interface RefusedRow {
  /** Where it stands: a line of a file, or a place in a directory. */
  readonly where: string;
  readonly keyId: string;
  readonly problem: ImportProblem | RowProblem | 'conflict';
}

/** A key that is taken, and what of it could not be read. */
export interface LossyRow {
  readonly where: string;
  readonly keyId: string;
  readonly lost: readonly LostField[];
}

/** How many keys were taken without a field. */
export type LostCounts = Readonly<Partial<Record<LostField, number>>>;

/** What has come of the rows so far. */
export interface ImportCounts {
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly refused: number;
  /** Of the keys that were added. */
  readonly lost: LostCounts;
}

interface Importing {
  readonly target: ImportTarget;
  readonly rules: ImportRules;
  readonly onRefused: (row: RefusedRow) => void;
  readonly onLossy?: (row: LossyRow) => void;
  readonly onProgress: (counts: ImportCounts) => void;
  readonly signal: AbortSignal;
  readonly batchSize?: number;
}

/** One row on its way in. */
export interface ImportRow {
  readonly where: string;
  readonly raw: RawKey | undefined;
  /** Why it is left out, where that is known before it is looked at. */
  readonly problem?: RowProblem;
}

const BATCH_SIZE = 500;

/**
 * Takes rows into a store, a batch a transaction. Whatever is interrupted is begun anew: what is
 * there already is counted, not written twice.
 *
 * @throws AppError `store.*`, `sql.*`, `request.cancelled` after a whole batch; and what the rows
 *   are read with
 */
export async function importKeys(
  rows: AsyncIterable<ImportRow>,
  importing: Importing,
): Promise<ImportCounts> {
  const { rules, onProgress, signal, batchSize = BATCH_SIZE } = importing;
  const tally = startTally(importing);
  let batch: Taken[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) tally.written(batch, await importing.target.write(batch.map(keyOf)));
    batch = [];
    onProgress(tally.counts());
    refuseIfCancelled(signal);
  };
  for await (const row of rows) {
    const verdict = judge(row, rules);
    tally.read();
    if (verdict.ok) batch.push({ where: row.where, ...verdict });
    else tally.refuse({ where: row.where, keyId: idIn(row.raw), problem: verdict.problem });
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return tally.counts();
}

/** A key on its way into a store. */
type Taken = Pick<LossyRow, 'where' | 'lost'> & { readonly key: ImportedKey };

function keyOf({ key }: Taken): ImportedKey {
  return key;
}

/** Checks whether a row may be taken, and says why not. */
export function judge(
  { raw, problem }: ImportRow,
  rules: ImportRules,
): Verdict | { readonly ok: false; readonly problem: RowProblem } {
  if (raw === undefined || problem !== undefined)
    return { ok: false, problem: problem ?? 'no-row' };
  return judgeRow(raw, rules);
}

/** Counts what becomes of the rows, and tells of each that is not taken as it is. */
function startTally({ onRefused, onLossy = () => undefined }: Importing) {
  const counts = { read: 0, added: 0, known: 0, refused: 0 };
  const lost: Partial<Record<LostField, number>> = {};
  const refuse = (row: RefusedRow): void => {
    counts.refused += 1;
    onRefused(row);
  };
  const add = (row: LossyRow): void => {
    for (const field of row.lost) lost[field] = (lost[field] ?? 0) + 1;
    if (row.lost.length > 0) onLossy(row);
  };
  return {
    refuse,
    read: () => {
      counts.read += 1;
    },
    counts: (): ImportCounts => ({ ...counts, lost: { ...lost } }),
    written: (batch: readonly Taken[], outcomes: readonly KeyOutcome[]): void => {
      for (const [index, { where, key, lost: without }] of batch.entries()) {
        const outcome = outcomes[index];
        const { keyId } = key;
        if (outcome === 'conflict') refuse({ where, keyId, problem: 'conflict' });
        else if (outcome !== undefined) counts[outcome] += 1;
        if (outcome === 'added') add({ where, keyId, lost: without });
      }
    },
  };
}

// Nothing but a whole ID: a row in disorder may have its password in that column.
function idIn(raw: RawKey | undefined): string {
  return (
    /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.exec(raw?.keyId.trim() ?? '')?.[0] ?? ''
  );
}
