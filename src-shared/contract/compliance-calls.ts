import { z } from 'zod';
import { ComplianceReport } from '../compliance/compliance-report.ts';
import { ComplianceViews } from '../compliance/compliance-view.ts';
import { ComputerCompliance, ComputerSearch } from '../compliance/computer-compliance.ts';
import {
  ComplianceCursor,
  ComplianceFilter,
  CompliancePage,
  ComplianceQuery,
  EnterpriseSummary,
} from '../compliance/enterprise-compliance.ts';
import { ReportForm } from '../reports/report-file.ts';
import { SourceStatus } from '../request/source-status.ts';
import { Progress, SaveResult, call } from './call.ts';
import { PrintResult, Rows } from './report-calls.ts';

/** A name of `compliance.sources`. */
const InSource = z.object({ source: z.string().max(60) });
/** The report file that is open. */
const InFile = z.object({ reportId: z.uuid() });

const FoundComputer = z.object({ source: z.string(), computer: ComputerCompliance });
export type FoundComputer = z.infer<typeof FoundComputer>;

const Find = {
  input: z.object({ search: ComputerSearch }),
  output: z.object({
    found: z.array(FoundComputer),
    isCut: z.boolean(),
    missing: z.array(SourceStatus),
  }),
};
const Summary = {
  input: z.object({ filter: ComplianceFilter }),
  output: EnterpriseSummary,
  progress: Progress,
};
const Page = {
  input: z.object({ query: ComplianceQuery, after: ComplianceCursor.nullable() }),
  output: CompliancePage,
  progress: Progress,
};
const Export = {
  input: z.object({ report: ComplianceReport, form: ReportForm }),
  output: SaveResult,
  progress: Rows,
};
const Print = {
  input: z.object({ report: ComplianceReport }),
  output: PrintResult,
  progress: Rows,
};

/**
 * Computer Compliance and Enterprise Compliance: from the sources of a profile, and from files that
 * were saved of them.
 */
export const complianceCalls = {
  /** Where compliance can be read; none where nothing that is configured knows of it. */
  'compliance.sources': call({
    access: 'reports',
    input: z.void(),
    output: z.object({ names: z.array(z.string()) }),
  }),
  /** How the signed-in person looks at Enterprise Compliance, remembered between runs. */
  'compliance.views': call({
    access: 'reports',
    input: z.void(),
    output: z.object({ views: ComplianceViews }),
  }),
  'compliance.rememberViews': call({
    access: 'reports',
    input: z.object({ views: ComplianceViews }),
    output: z.void(),
  }),
  /** Computers by the beginning of their name or of a user's, from all sources side by side. */
  'compliance.find': call({
    access: 'reports',
    ...Find,
    progress: z.object({ sources: z.array(SourceStatus) }),
  }),
  'compliance.summary': call({
    access: 'reports',
    ...Summary,
    input: Summary.input.extend(InSource.shape),
  }),
  'compliance.page': call({ access: 'reports', ...Page, input: Page.input.extend(InSource.shape) }),
  /** Writes a report into a file the person chooses. An audit entry of its own, as printing one. */
  'compliance.export': call({
    access: 'reports',
    ...Export,
    input: Export.input.extend(InSource.shape),
  }),
  'compliance.print': call({
    access: 'reports',
    ...Print,
    input: Print.input.extend(InSource.shape),
  }),

  'savedReport.findComputers': call({
    access: 'anyone',
    ...Find,
    input: Find.input.extend(InFile.shape),
  }),
  'savedReport.complianceSummary': call({
    access: 'anyone',
    ...Summary,
    input: Summary.input.extend(InFile.shape),
  }),
  'savedReport.compliancePage': call({
    access: 'anyone',
    ...Page,
    input: Page.input.extend(InFile.shape),
  }),
  'savedReport.exportCompliance': call({
    access: 'anyone',
    ...Export,
    input: Export.input.extend(InFile.shape),
  }),
  'savedReport.printCompliance': call({
    access: 'anyone',
    ...Print,
    input: Print.input.extend(InFile.shape),
  }),
} as const;
