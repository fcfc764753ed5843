import {
  type ImportDefaults,
  type ImportProblem,
  type ImportedKey,
  type RawKey,
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

/** A row that was left out. Never says what stands in it, but for the key ID. */
export interface RefusedRow {
  /** Where it stands: a line of a file, or a place in a directory. */
  readonly where: string;
  readonly keyId: string;
  readonly problem: ImportProblem | 'no-row' | 'conflict';
}

/** What has come of the rows so far. */
export interface ImportCounts {
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly refused: number;
}

interface Importing {
  readonly target: ImportTarget;
  readonly defaults: ImportDefaults;
  readonly onRefused: (row: RefusedRow) => void;
  readonly onProgress: (counts: ImportCounts) => void;
  readonly signal: AbortSignal;
  readonly batchSize?: number;
}

/** One row on its way in. */
export interface ImportRow {
  readonly where: string;
  readonly raw: RawKey | undefined;
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
  { target, defaults, onRefused, onProgress, signal, batchSize = BATCH_SIZE }: Importing,
): Promise<ImportCounts> {
  const counts = { read: 0, added: 0, known: 0, refused: 0 };
  let batch: { readonly where: string; readonly key: ImportedKey }[] = [];

  const refuse = (row: RefusedRow): void => {
    counts.refused += 1;
    onRefused(row);
  };
  const flush = async (): Promise<void> => {
    const outcomes = batch.length === 0 ? [] : await target.write(batch.map(({ key }) => key));
    for (const [index, { where, key }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome === 'conflict') refuse({ where, keyId: key.keyId, problem: 'conflict' });
      else if (outcome !== undefined) counts[outcome] += 1;
    }
    batch = [];
    onProgress({ ...counts });
    refuseIfCancelled(signal);
  };

  for await (const { where, raw } of rows) {
    counts.read += 1;
    const verdict = raw === undefined ? undefined : judgeRow(raw, defaults);
    if (verdict?.ok === true) batch.push({ where, key: verdict.key });
    else refuse({ where, keyId: idIn(raw), problem: verdict?.problem ?? 'no-row' });
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return counts;
}

// Nothing but a whole ID: a row in disorder may have its password in that column.
function idIn(raw: RawKey | undefined): string {
  return (
    /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.exec(raw?.keyId.trim() ?? '')?.[0] ?? ''
  );
}
