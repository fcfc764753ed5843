import { z } from 'zod';
import { AuditAction, AuditEntry, AuditResult, AuditSource, ChainHead, KeyType, Sha256Hex } from './audit-entry.ts';
import { DriveReason, TpmReason } from './reason.ts';
import { Role } from './role.ts';

/** The columns of the Recovery Audit Report, in the order they are first shown in. */
export const AuditColumn = z.enum([
  'time',
  'source',
  'action',
  'result',
  'operator',
  'role',
  'endUser',
  'computer',
  'keyType',
  'keyId',
  'reason',
  'note',
  'ticket',
  'workstation',
]);
export type AuditColumn = z.infer<typeof AuditColumn>;

/** Part of a name or number, in any case; empty for all. */
const Part = z.string().trim().max(100);
const any = z.literal('');

/**
 * What a report shows. Empty values leave a column alone. `activity` is what happened to keys, or everything that is recorded,
 * sign-ins included.
 */
export const AuditFilter = z.object({
  /** ISO 8601, UTC; the first moment, and the first one after the last. */
  from: z.iso.datetime().or(any),
  until: z.iso.datetime().or(any),
  activity: z.enum(['requests', 'everything']),
  action: AuditAction.or(any),
  source: AuditSource.or(any),
  result: AuditResult.or(any),
  role: Role.or(any),
  keyType: KeyType.or(any),
  reason: DriveReason.or(TpmReason).or(any),
  operator: Part,
  endUser: Part,
  computer: Part,
  keyId: Part,
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const NO_FILTER: AuditFilter = {
  from: '',
  until: '',
  activity: 'requests',
  action: '',
  source: '',
  result: '',
  role: '',
  keyType: '',
  reason: '',
  operator: '',
  endUser: '',
  computer: '',
  keyId: '',
};

/** What is no request about a key or a TPM. */
export const NO_REQUESTS: readonly AuditAction[] = ['sign-in', 'sign-out', 'lock', 'unlock', 'check-connection', 'configure', 'export'];

export const AuditSort = z.object({ column: AuditColumn, descending: z.boolean() });
export type AuditSort = z.infer<typeof AuditSort>;

export const NEWEST_FIRST: AuditSort = { column: 'time', descending: true };

export const AuditQuery = z.object({ filter: AuditFilter, sort: AuditSort });
export type AuditQuery = z.infer<typeof AuditQuery>;

/** The row a page ended with: the next page begins after it, whatever was appended meanwhile. */
export const AuditCursor = z.object({ value: z.string().max(500), sequence: z.int().min(0) });
export type AuditCursor = z.infer<typeof AuditCursor>;

/** One line of the report. An entry somebody bent out of shape is told, not shown: `entry` is `null` then. */
export const AuditRow = z.object({ sequence: z.int(), entry: AuditEntry.nullable() });
export type AuditRow = z.infer<typeof AuditRow>;

export const AuditPage = z.object({ rows: z.array(AuditRow), next: AuditCursor.nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

const Counts = z.array(z.object({ value: z.string(), count: z.int() }));

/** Totals of what a filter lets through. */
export const AuditSummary = z.object({
  total: z.int(),
  byResult: Counts,
  byReason: Counts,
  /** Most active first; the rest is left out. */
  byOperator: Counts,
  /** Days of this computer's time zone, `2026-11-24`, oldest first. */
  byDay: Counts,
});
export type AuditSummary = z.infer<typeof AuditSummary>;

/** What a report is exported as: a table for other programs, or a report file that opens here without the log. */
export const ReportForm = z.enum(['csv', 'kdreport']);
export type ReportForm = z.infer<typeof ReportForm>;

/** What a report file says of itself: its first line. */
export const ReportHeader = z.object({
  kind: z.literal('keydesk-report'),
  version: z.int().min(1),
  organisation: z.string().max(200),
  /** ISO 8601, UTC. */
  generatedAt: z.iso.datetime(),
  /** `DOMAIN\\name` */
  generatedBy: z.string().max(400),
  query: AuditQuery,
  columns: z.array(AuditColumn).min(1),
  /** The newest entry of the log when the report was made. */
  head: ChainHead,
});
export type ReportHeader = z.infer<typeof ReportHeader>;

/** Its last line: how many rows there are, and the SHA-256 of everything before this line. */
export const ReportEnd = z.object({ kind: z.literal('end'), rows: z.int().min(0), sha256: Sha256Hex });
export type ReportEnd = z.infer<typeof ReportEnd>;

/** What checking a report file found. `altered`: at this row, or `null` where only the whole does not fit. */
export const ReportVerdict = z.discriminatedUnion('state', [
  z.object({ state: z.literal('intact'), sha256: Sha256Hex }),
  z.object({ state: z.literal('altered'), row: z.int().nullable() }),
  z.object({ state: z.literal('cut-short') }),
]);
export type ReportVerdict = z.infer<typeof ReportVerdict>;
