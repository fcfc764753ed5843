import { AuditEntry, type ChainHead } from '#shared/audit/audit-entry.ts';
import type { ReportVerdict } from '#shared/reports/report-file.ts';
import { GENESIS, isSealed } from '../audit/audit-chain.ts';

/**
 * What looking at the rows of a report file found so far: how many there were, and the first that
 * was altered.
 */
export interface CheckedRows {
  readonly rows: number;
  readonly altered: number | undefined;
}

/** Looks at the entries of a saved audit report one after the other. */
export interface EntryCheck extends CheckedRows {
  /** @param value what the line holds. @returns the entry; `undefined` when the line is no entry */
  row(value: unknown): AuditEntry | undefined;
}

/**
 * Checks that every row has the hash of its content, and that it and the row before it in the log,
 * where the report holds both, agree on that one's hash, whatever the order of the report. Rows
 * that a filter left out of the report are not missed.
 *
 * @param head where the log ended, by the report's header
 */
export function checkEntries(head: ChainHead): EntryCheck {
  /** The hash each entry must have, as far as the header and the rows tell. */
  const hashes = new Map([[GENESIS.sequence, GENESIS.hash]]);
  const seen = new Set<number>();
  const state = { rows: 0, altered: undefined as number | undefined };

  function agrees(sequence: number, hash: string): boolean {
    const known = hashes.get(sequence) ?? hash;
    hashes.set(sequence, known);
    return known === hash;
  }

  function isGood(entry: AuditEntry): boolean {
    if (!isSealed(entry) || seen.has(entry.sequence)) return false;
    seen.add(entry.sequence);
    return agrees(entry.sequence, entry.hash) && agrees(entry.sequence - 1, entry.previousHash);
  }

  agrees(head.sequence, head.hash);
  return Object.assign(state, {
    row(value: unknown) {
      state.rows += 1;
      const entry = entryOf(value);
      if (entry === undefined || !isGood(entry)) state.altered ??= state.rows;
      return entry;
    },
  });
}

// Looked at before the schema, which is slow to refuse: half a million lines that are no entries
// would keep the console busy.
function entryOf(value: unknown): AuditEntry | undefined {
  const { hash } = (value ?? {}) as { readonly hash?: unknown };
  return typeof hash === 'string' ? AuditEntry.safeParse(value).data : undefined;
}

/** @param end the last line, if there is one. @param sha256 of everything before it */
export function reportVerdict(
  { rows, altered }: CheckedRows,
  end: { readonly rows: number; readonly sha256: string } | undefined,
  sha256: string,
): ReportVerdict {
  if (altered !== undefined) return { state: 'altered', row: altered };
  if (end === undefined) return { state: 'cut-short' };
  return end.rows === rows && end.sha256 === sha256
    ? { state: 'intact', sha256 }
    : { state: 'altered', row: null };
}
