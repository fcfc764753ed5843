import { z } from 'zod';
import { rememberedViews } from '../console/remembered-views.ts';
import { ComputerColumn } from './compliance-column.ts';
import { ComplianceFilter, ComplianceQuery } from './enterprise-compliance.ts';

/**
 * The filter as a person sets it: days a computer has not been heard of for instead of a moment, so
 * that "30 days" stays that.
 */
export const ComplianceForm = ComplianceFilter.omit({ silentSince: true }).extend({
  silentDays: z.enum(['', '7', '30', '90']),
});
export type ComplianceForm = z.infer<typeof ComplianceForm>;

/** How a person looks at Enterprise Compliance. */
export const ComplianceView = z.object({
  form: ComplianceForm,
  sort: ComplianceQuery.shape.sort,
  columns: z.array(ComputerColumn).min(1),
});
export type ComplianceView = z.infer<typeof ComplianceView>;

/** What is remembered for one person. */
export const ComplianceViews = rememberedViews(ComplianceView);
export type ComplianceViews = z.infer<typeof ComplianceViews>;
