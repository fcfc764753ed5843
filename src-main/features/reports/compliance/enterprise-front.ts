import type { Chart, Figure, ReportFront } from '#main/ports/reports/report-writer.ts';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import { ComplianceStatus } from '#shared/compliance/compliance-status.ts';
import type { EnterpriseSummary } from '#shared/compliance/enterprise-compliance.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import { wordOf } from './compliance-cells.ts';

type Words = NativeWords['report']['compliance'];

const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** How the whole organisation stands, before its computers one by one. */
export function enterpriseFront(summary: EnterpriseSummary, words: Words): ReportFront {
  return {
    answer: [],
    figures: figuresOf(summary, words),
    charts: chartsOf(summary, words),
    findings: undefined,
    verdict: undefined,
  };
}

function figuresOf(
  { managed, byCompliance, exempt }: EnterpriseSummary,
  { totals }: Words,
): readonly Figure[] {
  const part = (name: string, count: number): Figure => ({
    name,
    count,
    beside: managed === 0 ? '' : share.format(count / managed),
  });
  return [
    { name: totals.managed, count: managed, beside: '' },
    part(totals.compliant, byCompliance.compliant),
    part(totals.nonCompliant, byCompliance['non-compliant']),
    part(totals.unknown, byCompliance.unknown),
    part(totals.exempt, exempt),
  ];
}

function chartsOf({ byStatus, byError }: EnterpriseSummary, words: Words): readonly Chart[] {
  const errors = ComplianceError.options.map((error) => ({
    name: error === 'no-error' ? words.noErrorReported : wordOf('error', error, words),
    count: byError[error],
  }));
  const statuses = ComplianceStatus.options.map((status) => ({
    name: wordOf('status', status, words),
    count: byStatus[status],
  }));
  return [
    { title: words.charts.status, kind: 'bars', points: happened(statuses) },
    {
      title: words.charts.error,
      kind: 'bars',
      points: happened(errors).toSorted((one, other) => other.count - one.count),
    },
  ];
}

function happened(points: Chart['points']): Chart['points'] {
  return points.filter(({ count }) => count > 0);
}
