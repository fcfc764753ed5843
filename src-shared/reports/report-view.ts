import { z } from 'zod';
import { AuditFilter, AuditSort, ReportColumn } from '../audit/audit-report.ts';
import { rememberedViews } from '../console/remembered-views.ts';

/** Ranges of time a person can choose without naming days. */
export const RangePreset = z.enum([
  'today',
  '7-days',
  '14-days',
  '30-days',
  'this-month',
  'all',
  'custom',
]);
export type RangePreset = z.infer<typeof RangePreset>;

/**
 * The filter as a person sets it: days of their own time zone instead of moments, so that "last 7
 * days" stays that.
 */
export const FilterForm = AuditFilter.omit({ from: true, until: true }).extend({
  range: RangePreset,
  /** `2026-11-24`; both count. Empty unless days were chosen. */
  firstDay: z.iso.date().or(z.literal('')),
  lastDay: z.iso.date().or(z.literal('')),
});
export type FilterForm = z.infer<typeof FilterForm>;

/** How a person looks at the report. */
export const ReportView = z.object({
  form: FilterForm,
  sort: AuditSort,
  columns: z.array(ReportColumn).min(1),
});
export type ReportView = z.infer<typeof ReportView>;

/** What is remembered for one person. */
export const ReportViews = rememberedViews(ReportView);
export type ReportViews = z.infer<typeof ReportViews>;
