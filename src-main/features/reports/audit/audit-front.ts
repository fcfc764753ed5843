import { change, countedWords, number, withCount } from '#main/domain/reports/counted-words.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { Chart, Figure, ReportFront, Verdict } from '#main/ports/reports/report-writer.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { type CountedFigure, answerOf, figuresOf } from '#shared/audit/audit-figures.ts';
import type { AuditColumn, AuditFilter, AuditSummary } from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import { type DayBuckets, bucketsOf, daysOf } from '#shared/audit/day-buckets.ts';
import { periodBefore } from '#shared/audit/period-before.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { AuditReportHeader, ReportVerdict } from '#shared/reports/report-file.ts';
import { findingsOf } from './audit-findings.ts';
import type { FindUnusual } from './unusual.ts';

type Words = NativeWords['report'];

/** What the rows of a report are read from, and what is known of it as a whole. */
export type AuditOrigin =
  | {
      readonly place: 'log';
      readonly verify: (options: CallOptions) => Promise<ChainVerdict>;
      readonly rotation: (options: CallOptions) => Promise<RotationList | null>;
    }
  | { readonly place: 'file'; readonly verdict: ReportVerdict };

/** A report, and what its first page is to be made of. */
export interface AuditToSum {
  readonly report: AuditReport;
  readonly findUnusual: FindUnusual;
  readonly origin: AuditOrigin;
  readonly header: AuditReportHeader;
  readonly words: Words;
}

/**
 * Answers the reader's question before the rows: figures beside those of the period before, charts,
 * what is worth a look, and whether the log is whole.
 *
 * @throws AppError `store.*`, `source.*`, `request.cancelled`
 */
export async function auditFront(about: AuditToSum, options: CallOptions): Promise<ReportFront> {
  const { report, origin, header, words } = about;
  const { filter } = header.query;
  const earlier = periodBefore(filter);
  const summary = await report.summary(filter, options);
  // A report file holds nothing from before its own range.
  const before =
    earlier === undefined || origin.place === 'file'
      ? undefined
      : await report.summary(earlier, options);
  const rotation = origin.place === 'log' ? await origin.rotation(options) : null;
  const figures = figuresOf({ summary, before, waiting: rotation?.total });
  const verdict =
    origin.place === 'log'
      ? ofLog(await origin.verify(options), words)
      : ofFile(origin.verdict, header, words);
  return {
    answer: answerOf(figures).map(({ id, count }) => countedWords(words.front.answer[id], count)),
    figures: figures.map((figure) => figureIn(words, figure)),
    charts: chartsOf(summary, filter, words),
    findings: await findingsOf({ report, filter, summary, rotation, words }, options),
    verdict,
  };
}

function figureIn({ front }: Words, { id, count, before }: CountedFigure): Figure {
  const name = front.figures[id];
  if (before === undefined) return { name, count, beside: '' };
  const beside =
    before === count
      ? front.sameAsBefore
      : withCount(front.before.replace('{change}', change(count - before)), before);
  return { name, count, beside };
}

function chartsOf(summary: AuditSummary, filter: AuditFilter, words: Words): readonly Chart[] {
  const { charts } = words.front;
  const { unit, buckets } = bucketsOf(summary.byDay, daysOf(filter));
  const bars = (title: string, column: AuditColumn, counts: AuditSummary['byDay']): Chart => ({
    title,
    kind: 'bars',
    points: counts.map(({ value, count }) => ({
      name: words.values[`${column}.${value}`] ?? value,
      count,
    })),
  });
  return [
    {
      title: charts.by[unit],
      kind: 'columns',
      points: buckets.map((bucket) => ({ name: BUCKET_NAMES[unit](bucket), count: bucket.count })),
    },
    bars(charts.result, 'result', summary.byResult),
    bars(charts.failure, 'failure', summary.byFailure),
    bars(charts.reason, 'reason', summary.byReason),
    bars(charts.operator, 'operator', summary.byOperator),
  ];
}

/** Dates as the rows have them, in a form every language reads. */
const BUCKET_NAMES: Readonly<
  Record<DayBuckets['unit'], (bucket: { readonly first: string }) => string>
> = {
  day: ({ first }) => first.slice(5),
  week: ({ first }) => first.slice(5),
  month: ({ first }) => first.slice(0, 7),
  year: ({ first }) => first.slice(0, 4),
};

function ofLog(verdict: ChainVerdict, { front: { log } }: Words): Verdict {
  const { title } = log;
  if (!verdict.intact) {
    const text = withCount(log.broken[verdict.why], verdict.brokenAt);
    return { title, isGood: false, text, hashes: [] };
  }
  const hashes = [{ name: log.head, value: verdict.head.hash }];
  const { unlikeIndex } = verdict;
  if (unlikeIndex === undefined)
    return { title, isGood: true, text: withCount(log.intact, verdict.count), hashes };
  const text = log.unlikeIndex
    .replace('{from}', number(unlikeIndex.from))
    .replace('{until}', number(unlikeIndex.until));
  return { title, isGood: false, text, hashes };
}

function ofFile(
  verdict: ReportVerdict,
  { head }: AuditReportHeader,
  { front: { file } }: Words,
): Verdict {
  const { title } = file;
  const text = file[verdict.state];
  if (verdict.state !== 'intact') return { title, isGood: false, text, hashes: [] };
  return {
    title,
    isGood: true,
    text,
    hashes: [
      { name: file.sha256, value: verdict.sha256 },
      { name: file.head, value: head.hash },
    ],
  };
}
