import { AuditEntry } from '../../src-shared/model/audit-entry.ts';
import type { ReportVerdict } from '../../src-shared/model/report-file.ts';
import { isSealed } from './audit-chain.ts';

/** What looking at the rows of a report file found so far: how many there were, and the first that was altered. */
export interface CheckedRows {
  readonly rows: number;
  readonly altered: number | undefined;
}

/** Looks at the entries of a saved audit report one after the other. */
export interface EntryCheck extends CheckedRows {
  /** @param value what stands in the line. @returns the entry; `undefined` when the line is no entry */
  row(value: unknown): AuditEntry | undefined;
}

/**
 * Checks that every row has the hash of its content, and that of two rows that follow each other in the log the later one names the
 * earlier. Rows that a filter left out of the report are not missed.
 */
export function checkEntries(): EntryCheck {
  let before: AuditEntry | undefined;
  const state = { rows: 0, altered: undefined as number | undefined };
  return Object.assign(state, {
    row(value: unknown) {
      state.rows += 1;
      const entry = entryOf(value);
      const isGood = entry !== undefined && isSealed(entry) && (before === undefined || isLinked(before, entry));
      if (!isGood) state.altered ??= state.rows;
      before = entry;
      return entry;
    },
  });
}

// Looked at before the schema, which is slow to refuse: half a million lines that are no entries would keep the console busy.
function entryOf(value: unknown): AuditEntry | undefined {
  const { hash } = (value ?? {}) as { readonly hash?: unknown };
  return typeof hash === 'string' ? AuditEntry.safeParse(value).data : undefined;
}

/** False only for two that follow each other in the log without the later one naming the earlier. */
function isLinked(one: AuditEntry, other: AuditEntry): boolean {
  if (other.sequence === one.sequence + 1) return other.previousHash === one.hash;
  if (one.sequence === other.sequence + 1) return one.previousHash === other.hash;
  return true;
}

/** @param end the last line; `undefined` when there is none. @param sha256 of everything before it */
export function reportVerdict({ rows, altered }: CheckedRows, end: { readonly rows: number; readonly sha256: string } | undefined, sha256: string): ReportVerdict {
  if (altered !== undefined) return { state: 'altered', row: altered };
  if (end === undefined) return { state: 'cut-short' };
  return end.rows === rows && end.sha256 === sha256 ? { state: 'intact', sha256 } : { state: 'altered', row: null };
}
