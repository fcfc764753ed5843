import { z } from 'zod';
import { ComplianceViews } from '../compliance/compliance-view.ts';
import { ComputerCompliance, ComputerSearch } from '../compliance/computer-compliance.ts';
import {
  ComplianceCursor,
  ComplianceFilter,
  CompliancePage,
  ComplianceQuery,
  EnterpriseSummary,
} from '../compliance/enterprise-compliance.ts';
import { CompliancePlace, SearchPlace, isInFile } from '../reports/report-place.ts';
import { SourceStatus } from '../request/source-status.ts';
import { Progress, call } from './call.ts';

const FoundComputer = z.object({ source: z.string(), computer: ComputerCompliance });
export type FoundComputer = z.infer<typeof FoundComputer>;

/** Computer Compliance and Enterprise Compliance: of a profile's sources, or of a report file. */
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
  /** Computers by the beginning of their name or of a user's; all sources are asked at once. */
  'compliance.find': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({ from: SearchPlace, search: ComputerSearch }),
    output: z.object({
      found: z.array(FoundComputer),
      isCut: z.boolean(),
      missing: z.array(SourceStatus),
    }),
    progress: z.object({ sources: z.array(SourceStatus) }),
  }),
  'compliance.summary': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({ from: CompliancePlace, filter: ComplianceFilter }),
    output: EnterpriseSummary,
    progress: Progress,
  }),
  'compliance.page': call({
    access: 'reports',
    isForAnyone: ({ from }) => isInFile(from),
    input: z.object({
      from: CompliancePlace,
      query: ComplianceQuery,
      after: ComplianceCursor.nullable(),
    }),
    output: CompliancePage,
    progress: Progress,
  }),
} as const;
