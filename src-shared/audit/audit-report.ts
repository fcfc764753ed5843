import { z } from 'zod';
import { DriveReason, TpmReason } from '../request/reason.ts';
import { Role } from '../sign-in/role.ts';
import { keysOf } from '../typed-keys.ts';
import {
  AuditAction,
  AuditEntry,
  AuditFlag,
  AuditResult,
  AuditSource,
  KeyType,
} from './audit-entry.ts';

/** A column of the report, in the table as in every file that is made of it. */
interface AuditReportColumn {
  /** What stands in it. A code has a word, which the page knows. */
  readonly kind: 'text' | 'code' | 'moment';
}

/** The columns of the Recovery Audit Report, in the order they are listed in. */
export const AUDIT_COLUMNS = {
  time: { kind: 'moment' },
  source: { kind: 'code' },
  action: { kind: 'code' },
  result: { kind: 'code' },
  failure: { kind: 'code' },
  flag: { kind: 'code' },
  operator: { kind: 'text' },
  role: { kind: 'code' },
  endUser: { kind: 'text' },
  computer: { kind: 'text' },
  keyType: { kind: 'code' },
  keyId: { kind: 'text' },
  reason: { kind: 'code' },
  note: { kind: 'text' },
  ticket: { kind: 'text' },
  workstation: { kind: 'text' },
} as const satisfies Partial<Record<keyof AuditEntry, AuditReportColumn>>;
export type AuditColumn = keyof typeof AUDIT_COLUMNS;
export const AuditColumn = z.enum(keysOf(AUDIT_COLUMNS));

/** A column that a person may choose: of the entry, or what is unusual about it. */
export const ReportColumn = z.enum([...AuditColumn.options, 'unusual']);
export type ReportColumn = z.infer<typeof ReportColumn>;

/** Columns whose values have words. */
export type AuditCodeColumn = {
  [Column in AuditColumn]: (typeof AUDIT_COLUMNS)[Column]['kind'] extends 'code' ? Column : never;
}[AuditColumn];

/**
 * The columns the report begins with: what an auditor asks first stands where nobody has to scroll.
 * The source is hidden, as it is the same in nearly every row, and so is the role.
 */
export const FIRST_AUDIT_COLUMNS: readonly ReportColumn[] = [
  'time',
  'action',
  'result',
  'computer',
  'keyId',
  'operator',
  'flag',
  'failure',
  'reason',
  'ticket',
  'endUser',
  'keyType',
  'note',
  'workstation',
  'unusual',
];

/** Part of a name or number, in any case; empty for all. */
const Part = z.string().trim().max(100);
const any = z.literal('');

/**
 * What a report shows. Empty values leave a column alone. `activity` is what happened to keys, or
 * everything that is recorded, sign-ins included.
 */
export const AuditFilter = z.object({
  /** ISO 8601, UTC; the first moment, and the first one after the last. */
  from: z.iso.datetime().or(any),
  until: z.iso.datetime().or(any),
  activity: z.enum(['requests', 'everything']),
  action: AuditAction.or(any),
  source: AuditSource.or(any),
  result: AuditResult.or(any),
  /**
   * An error code, perhaps of another version. Filters of older consoles, in report files and saved
   * views, have none.
   */
  failure: AuditEntry.shape.failure.default(''),
  role: Role.or(any),
  keyType: KeyType.or(any),
  reason: DriveReason.or(TpmReason).or(any),
  /** As {@link failure}. */
  flag: AuditFlag.or(any).default(''),
  /** Disclosures that are unusual beside those before them, among the newest ones alone. */
  unusual: z.literal('only').or(any).default(''),
  operator: Part,
  endUser: Part,
  computer: Part,
  keyId: Part,
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/**
 * The fields of a filter that narrow a report, in the order a reader expects them in. The range of
 * time stands before them.
 */
export const NARROWING_FIELDS = [
  'action',
  'source',
  'result',
  'failure',
  'role',
  'keyType',
  'reason',
  'flag',
  'unusual',
  'operator',
  'endUser',
  'computer',
  'keyId',
] as const satisfies readonly (keyof AuditFilter)[];

/** Every request that was ever recorded. */
export const NO_FILTER: AuditFilter = {
  from: '',
  until: '',
  activity: 'requests',
  action: '',
  source: '',
  result: '',
  failure: '',
  role: '',
  keyType: '',
  reason: '',
  flag: '',
  unusual: '',
  operator: '',
  endUser: '',
  computer: '',
  keyId: '',
};

/** Actions that are not requests about a key or a TPM: a report of requests leaves them out. */
export const NOT_REQUESTS: readonly AuditAction[] = [
  'sign-in',
  'sign-out',
  'lock',
  'unlock',
  'check-connection',
  'configure',
  'export',
  'print',
];

export const AuditSort = z.object({ column: AuditColumn, descending: z.boolean() });
export type AuditSort = z.infer<typeof AuditSort>;

export const NEWEST_FIRST: AuditSort = { column: 'time', descending: true };

export const AuditQuery = z.object({ filter: AuditFilter, sort: AuditSort });
export type AuditQuery = z.infer<typeof AuditQuery>;

/** The row a page ended with: the next page begins after it, whatever was appended meanwhile. */
export const AuditCursor = z.object({ value: z.string().max(500), sequence: z.int().min(0) });
export type AuditCursor = z.infer<typeof AuditCursor>;

/** What the report shows of an entry. */
export const ShownEntry = AuditEntry.omit({
  sequence: true,
  requestId: true,
  previousHash: true,
  hash: true,
});
export type ShownEntry = Readonly<z.infer<typeof ShownEntry>>;

/**
 * One row of the report. An entry that was damaged in the log still has its row, which says so: its
 * `entry` is `null`.
 */
export interface AuditRow {
  readonly sequence: number;
  readonly entry: ShownEntry | null;
}

/** What the log has of one request, in order. */
export const RequestEntries = z.object({
  entries: z.array(AuditEntry),
  /** Numbers of entries that were damaged in the log and cannot be shown. */
  damaged: z.array(z.int()),
});
export type RequestEntries = z.infer<typeof RequestEntries>;

/** Some rows of the report, as `audit-lines.ts` writes them. */
export const AuditPage = z.object({ lines: z.string(), next: AuditCursor.nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

const Counts = z.array(z.object({ value: z.string(), count: z.int() }));

/** Totals of what a filter lets through. */
export const AuditSummary = z.object({
  total: z.int(),
  /** Secrets that were handed out: each time counts. */
  disclosed: z.int(),
  /** Entries an auditor should look at. */
  flagged: z.int(),
  byResult: Counts,
  /** Why requests failed, most frequent first: error codes, perhaps of another version. */
  byFailure: Counts,
  byReason: Counts,
  /** Most active first; the rest is left out. */
  byOperator: Counts,
  /** Days of this computer's time zone, `2026-11-24`, oldest first. */
  byDay: Counts,
});
export type AuditSummary = z.infer<typeof AuditSummary>;
