import { ToolError } from '#main/tools/tool-error.ts';
import { AuditFilter } from '#shared/audit/audit-report.ts';
import { ReportForm } from '#shared/reports/report-file.ts';
import { ReportName } from '#shared/reports/report-to-write.ts';
import { type NamedRange, RANGES, rangeNamed } from './named-range.ts';

/** A report that is to be written into a file. */
export interface ReportOrder {
  readonly what: OrderedReport;
  readonly form: ReportForm;
  readonly to: string;
  readonly isOverwritten: boolean;
  /** The id of an organisation; `undefined` where there is only one. */
  readonly profile: string | undefined;
}

/** Which one. `source` is `undefined` where only one source has it. */
export type OrderedReport =
  | {
      readonly report: 'recovery-audit';
      readonly range: NamedRange;
      readonly activity: AuditFilter['activity'];
    }
  | {
      readonly report: 'computer-compliance';
      readonly computer: { readonly domain: string; readonly name: string };
      readonly source: string | undefined;
    }
  | { readonly report: 'enterprise-compliance'; readonly source: string | undefined }
  | { readonly report: 'recovery-key-backup' };

/** As they stand on a command line. */
interface Given {
  readonly 'export-report'?: string | undefined;
  readonly range?: string | undefined;
  readonly activity?: string | undefined;
  readonly computer?: string | undefined;
  readonly source?: string | undefined;
  readonly profile?: string | undefined;
  readonly form?: string | undefined;
  readonly to?: string | undefined;
  readonly overwrite: boolean;
}

/** What only some reports can be told. */
const OF_REPORTS = {
  range: ['recovery-audit'],
  activity: ['recovery-audit'],
  computer: ['computer-compliance'],
  source: ['computer-compliance', 'enterprise-compliance'],
} as const satisfies Partial<Record<keyof Given, readonly ReportName[]>>;

/** @throws ToolError `usage` */
export function readReportOrder(given: Given): ReportOrder {
  const report = oneOf(ReportName.options, '--export-report', given['export-report']);
  for (const [option, reports] of Object.entries(OF_REPORTS)) {
    const isGiven = Object.entries(given).some(([name, value]) => name === option && value);
    if (isGiven && !reports.some((one) => one === report))
      throw wrong(`--${option} goes with ${reports.join(' and ')}`);
  }
  return {
    what: reportOf(report, given),
    form: oneOf(ReportForm.options, '--form', given.form),
    to: needed('--to', given.to),
    isOverwritten: given.overwrite,
    profile: given.profile,
  };
}

function reportOf(report: ReportName, given: Given): OrderedReport {
  const { source } = given;
  switch (report) {
    case 'recovery-audit': {
      const range = rangeNamed(needed('--range', given.range));
      if (range === undefined) throw wrong(`--range is ${RANGES.join(', ')} or FROM..UNTIL`);
      const activities = AuditFilter.shape.activity.options;
      return {
        report,
        range,
        activity: oneOf(activities, '--activity', given.activity ?? 'requests'),
      };
    }
    case 'computer-compliance':
      return { report, source, computer: computerNamed(needed('--computer', given.computer)) };
    case 'enterprise-compliance':
      return { report, source };
    case 'recovery-key-backup':
      return { report };
  }
}

function computerNamed(text: string) {
  const [domain = '', name = '', ...more] = text.split('\\');
  if (domain === '' || name === '' || more.length > 0)
    throw wrong(String.raw`--computer is DOMAIN\NAME`);
  return { domain, name };
}

function oneOf<Option extends string>(
  options: readonly Option[],
  name: string,
  given: string | undefined,
): Option {
  const found = options.find((option) => option === given);
  if (found === undefined) throw wrong(`${name} is one of ${options.join(', ')}`);
  return found;
}

function needed(name: string, given: string | undefined): string {
  if (given === undefined || given === '') throw wrong(`${name} is needed`);
  return given;
}

function wrong(reason: string): ToolError {
  return new ToolError('usage', { reason });
}
