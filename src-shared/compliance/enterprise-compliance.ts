import { z } from 'zod';
import { ComplianceError } from './compliance-error.ts';
import { Compliance, ComplianceStatus } from './compliance-status.ts';
import { ComputerCompliance } from './computer-compliance.ts';
import { Exemption } from './exemption.ts';

const any = z.literal('');
const Part = z.string().trim().max(100);

/** A bar of the chart by drive type. Exempt computers and those without policy are in none. */
export const DriveGroup = z.enum([
  'os-compliant',
  'os-non-compliant',
  'fixed-compliant',
  'fixed-non-compliant',
]);
export type DriveGroup = z.infer<typeof DriveGroup>;

/** Which computers a report is about. Empty values leave a column alone. */
export const ComplianceFilter = z.object({
  status: ComplianceStatus.or(any),
  /** Whether something stands in the way, whatever it is. */
  errorState: z.enum(['no-error', 'error']).or(any),
  error: ComplianceError.or(any),
  exemption: Exemption.or(any),
  drives: DriveGroup.or(any),
  /** Part of a name, in any case. */
  computer: Part,
  user: Part,
  /** Only computers that were last heard of before this moment (ISO 8601, UTC), or never. */
  silentSince: z.iso.datetime().or(any),
});
export type ComplianceFilter = z.infer<typeof ComplianceFilter>;

/** Leaves every column alone. */
export const EVERY_COMPUTER: ComplianceFilter = {
  status: '',
  errorState: '',
  error: '',
  exemption: '',
  drives: '',
  computer: '',
  user: '',
  silentSince: '',
};

/** What the details can be sorted by. */
export const ComplianceSortColumn = z.enum([
  'name',
  'domain',
  'status',
  'exemption',
  'error',
  'lastContactAt',
]);
export type ComplianceSortColumn = z.infer<typeof ComplianceSortColumn>;

export const ComplianceQuery = z.object({
  filter: ComplianceFilter,
  sort: z.object({ column: ComplianceSortColumn, descending: z.boolean() }),
});
export type ComplianceQuery = z.infer<typeof ComplianceQuery>;

/**
 * The row a page ended with. `id` tells equal values apart; it means something to the source alone.
 * A report file may hold a name as long as one of its lines.
 */
export const ComplianceCursor = z.object({ value: z.string().max(100_000), id: z.int() });
export type ComplianceCursor = z.infer<typeof ComplianceCursor>;

/** Some computers, and where the next page begins; `null` after the last. */
export const CompliancePage = z.object({
  rows: z.array(ComputerCompliance),
  next: ComplianceCursor.nullable(),
});
export type CompliancePage = z.infer<typeof CompliancePage>;

const Count = z.int().min(0);

/** Totals of the computers a filter lets through. */
export const EnterpriseSummary = z.object({
  managed: Count,
  /** As policy evaluates them: exempt computers are among these. */
  byCompliance: z.record(Compliance, Count),
  byStatus: z.record(ComplianceStatus, Count),
  exempt: Count,
  /** What stands in the way of those whose status is non-compliant. */
  byError: z.record(ComplianceError, Count),
  byDrives: z.record(DriveGroup, Count),
});
export type EnterpriseSummary = z.infer<typeof EnterpriseSummary>;
