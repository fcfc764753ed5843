import { tokens } from '@fluentui/react-components';
import {
  formatMonth,
  formatNumber,
  formatShortDay,
  formatShortDays,
} from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { ChartCard } from '#renderer/ui/charts/chart-card.tsx';
import type { ChartPoint } from '#renderer/ui/charts/chart-point.ts';
import type { AuditResult } from '#shared/audit/audit-entry.ts';
import type { AuditSummary } from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import { type DayRange, bucketsOf } from '#shared/audit/day-buckets.ts';
import type { FilterForm } from '#shared/reports/report-view.ts';
import { valueText } from '../row-text.ts';
import { AwaitingRotationCard } from './awaiting-rotation-card.tsx';
import cards from '#renderer/ui/charts/charts.module.css';
import styles from './summary-charts.module.css';

interface SummaryChartsProps {
  readonly summary: AuditSummary;
  /** The days that were asked for. */
  readonly covered: DayRange | undefined;
  readonly rotation: RotationList | null;
  readonly onNarrow: (changes: Partial<FilterForm>) => void;
}

const text = words.reports.charts;
const PLACES = ['wide', 'result', 'failure', 'reason', 'operator', 'rotation'];
const BUCKET_NAMES = {
  day: ({ first }: DayRange) => formatShortDay(noonOf(first)),
  week: ({ first, last }: DayRange) => formatShortDays(noonOf(first), noonOf(last)),
  month: ({ first }: DayRange) => formatMonth(noonOf(first)),
  year: ({ first }: DayRange) => first.slice(0, 4),
} as const;
const RESULT_COLORS: Readonly<Record<AuditResult, string>> = {
  successful: tokens.colorBrandBackground,
  failed: tokens.colorStatusDangerBackground3,
  intended: tokens.colorNeutralForeground4,
};

/** How often, by what; each bar narrows the report to itself. */
export function SummaryCharts({ summary, covered, rotation, onNarrow }: SummaryChartsProps) {
  const { total, byResult, byFailure, byReason, byOperator, byDay } = summary;
  return (
    <section className={styles['charts']} aria-label={text.label}>
      <DaysChart byDay={byDay} covered={covered} onNarrow={onNarrow} />
      <ChartCard
        kind="donut"
        asTable={text.asTable}
        labelled={words.app.labelled}
        title={text.byResult}
        total={formatNumber(total)}
        points={byResult.map(({ value, count }) => ({
          ...point(value, count, valueText('result', value)),
          // The summary counts results.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          color: RESULT_COLORS[value as AuditResult],
        }))}
        onChoose={({ id }) => {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          onNarrow({ result: id as AuditResult });
        }}
      />
      <Bars
        title={text.byFailure}
        counts={byFailure}
        column="failure"
        none={text.noFailure}
        onNarrow={onNarrow}
      />
      <Bars title={text.byReason} counts={byReason} column="reason" onNarrow={onNarrow} />
      <Bars title={text.byOperator} counts={byOperator} column="operator" onNarrow={onNarrow} />
      {rotation !== null && <AwaitingRotationCard list={rotation} onNarrow={onNarrow} />}
    </section>
  );
}

interface BarsProps extends Pick<SummaryChartsProps, 'onNarrow'> {
  readonly title: string;
  readonly counts: AuditSummary['byReason'];
  readonly column: 'failure' | 'reason' | 'operator';
  /** What is said where nothing was counted. */
  readonly none?: string;
}

function Bars({ title, counts, column, none = '', onNarrow }: BarsProps) {
  return (
    <ChartCard
      kind="bars"
      asTable={text.asTable}
      title={title}
      none={none}
      labelled={words.app.labelled}
      points={counts.map(({ value, count }) => point(value, count, valueText(column, value)))}
      onChoose={({ id }) => {
        onNarrow({ [column]: id });
      }}
    />
  );
}

interface DaysChartProps extends Pick<SummaryChartsProps, 'covered' | 'onNarrow'> {
  readonly byDay: AuditSummary['byDay'];
}

function DaysChart({ byDay, covered, onNarrow }: DaysChartProps) {
  const { unit, buckets } = bucketsOf(byDay, covered);
  const byFirst = new Map(buckets.map((bucket) => [bucket.first, bucket]));
  return (
    <ChartCard
      kind="columns"
      isWide
      asTable={text.asTable}
      labelled={words.app.labelled}
      title={text.by[unit]}
      points={buckets.map((bucket) => ({
        ...point(bucket.first, bucket.count, BUCKET_NAMES[unit](bucket)),
        ...(unit === 'week' && { label: BUCKET_NAMES.day(bucket) }),
      }))}
      onChoose={({ id }) => {
        onNarrow({ range: 'custom', firstDay: id, lastDay: byFirst.get(id)?.last ?? id });
      }}
    />
  );
}

/** Keeps their place until they are counted, so that the rows below stay where they are read. */
export function ComingCharts() {
  return (
    <div className={styles['charts']} aria-hidden="true">
      {PLACES.map((place) => {
        const width = place === 'wide' ? cards['wide'] : '';
        return <div key={place} className={`${cards['card']} ${styles['coming']} ${width}`} />;
      })}
    </div>
  );
}

// The same day in every zone.
function noonOf(day: string): string {
  return `${day}T12:00:00`;
}

function point(id: string, count: number, name: string): ChartPoint {
  return { id, count, name, number: formatNumber(count) };
}
