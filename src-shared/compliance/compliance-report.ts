import { z } from 'zod';
import { ComputerColumn } from './compliance-column.ts';
import { ComplianceQuery } from './enterprise-compliance.ts';

/**
 * What is exported or printed of compliance: one computer with its volumes, by the names its source
 * has, or all a query finds.
 */
export const ComplianceReport = z.discriminatedUnion('report', [
  z.object({
    report: z.literal('computer-compliance'),
    name: z.string().min(1).max(255),
    domain: z.string().max(255),
  }),
  z.object({
    report: z.literal('enterprise-compliance'),
    query: ComplianceQuery,
    columns: z.array(ComputerColumn).min(1).max(ComputerColumn.options.length),
  }),
]);
export type ComplianceReport = z.infer<typeof ComplianceReport>;
