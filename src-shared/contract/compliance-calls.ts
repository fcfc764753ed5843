import { z } from 'zod';
import { ComputerColumn } from '../model/compliance-column.ts';
import { ComputerCompliance, ComputerSearch } from '../model/computer-compliance.ts';
import { ComplianceCursor, ComplianceFilter, CompliancePage, ComplianceQuery, EnterpriseSummary } from '../model/enterprise-compliance.ts';
import { ReportForm } from '../model/report-file.ts';
import { SourceStatus } from '../model/source-status.ts';
import { Progress, SaveResult, call } from './call.ts';

/** A name of `compliance.sources`. */
const Source = z.string().max(60);

/** A computer of one source, by the names it has there. */
const ComputerKey = z.object({ source: Source, name: z.string().min(1).max(255), domain: z.string().max(255) });

const FoundComputer = z.object({ source: Source, computer: ComputerCompliance });
export type FoundComputer = z.infer<typeof FoundComputer>;

const Rows = z.object({ rows: z.int() });

/** Computer Compliance and Enterprise Compliance. */
export const complianceCalls = {
  /** Where compliance can be read; none where nothing that is configured knows of it. */
  'compliance.sources': call({ access: 'reports', input: z.void(), output: z.object({ names: z.array(z.string()) }) }),
  /** Computers by the beginning of their name or of a user's, from all sources side by side. */
  'compliance.find': call({
    access: 'reports',
    input: z.object({ search: ComputerSearch }),
    output: z.object({ found: z.array(FoundComputer), isCut: z.boolean(), missing: z.array(SourceStatus) }),
    progress: z.object({ sources: z.array(SourceStatus) }),
  }),
  'compliance.summary': call({ access: 'reports', input: z.object({ source: Source, filter: ComplianceFilter }), output: EnterpriseSummary, progress: Progress }),
  'compliance.page': call({ access: 'reports', input: z.object({ source: Source, query: ComplianceQuery, after: ComplianceCursor.nullable() }), output: CompliancePage, progress: Progress }),
  /** Writes every computer the query finds into a file the person chooses. An audit entry of its own, as the next one. */
  'compliance.export': call({
    access: 'reports',
    input: z.object({ source: Source, query: ComplianceQuery, columns: z.array(ComputerColumn).min(1).max(ComputerColumn.options.length), form: ReportForm }),
    output: SaveResult,
    progress: Rows,
  }),
  /** Writes one computer with its volumes. */
  'compliance.exportComputer': call({ access: 'reports', input: z.object({ computer: ComputerKey, form: ReportForm }), output: SaveResult, progress: Rows }),
} as const;
