import { tokens } from '@fluentui/react-components';
import { formatNumber, formatShortDay, words } from '#renderer/text/words.ts';
import { ChartCard } from '#renderer/ui/charts/chart-card.tsx';
import type { ChartPoint } from '#renderer/ui/charts/chart-point.ts';
import type { AuditResult } from '#shared/audit/audit-entry.ts';
import type { AuditSummary } from '#shared/audit/audit-report.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { FilterForm } from '#shared/reports/report-view.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import { valueText } from '../row-text.ts';
import { AwaitingRotationCard } from './awaiting-rotation-card.tsx';
import cards from '#renderer/ui/charts/charts.module.css';
import styles from './summary-charts.module.css';

interface SummaryChartsProps {
  readonly summary: AuditSummary;
  readonly rotation: RotationList | null;
  readonly onNarrow: (changes: Partial<FilterForm>) => void;
}

type Counts = AuditSummary['byDay'];

const text = words.reports.charts;
const PLACES = ['wide', 'result', 'reason', 'operator', 'rotation'];
/** More days than this are too thin to be hit. */
const MOST_DAYS = 62;
const RESULT_COLORS: Readonly<Record<AuditResult, string>> = {
  successful: tokens.colorBrandBackground,
  failed: tokens.colorStatusDangerBackground3,
  intended: tokens.colorNeutralForeground4,
};

/** How often, by what; each bar narrows the report to itself. */
export function SummaryCharts({ summary, rotation, onNarrow }: SummaryChartsProps) {
  const { total, byResult, byReason, byOperator, byDay } = summary;
  return (
    <section className={styles['charts']} aria-label={text.label}>
      <DaysChart byDay={byDay} onNarrow={onNarrow} />
      <ChartCard
        kind="donut"
        asTable={text.asTable}
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
      <ChartCard
        kind="bars"
        asTable={text.asTable}
        title={text.byReason}
        points={byReason.map(({ value, count }) => point(value, count, valueText('reason', value)))}
        onChoose={({ id }) => {
          // The summary counts reasons.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          onNarrow({ reason: id as DriveReason });
        }}
      />
      <ChartCard
        kind="bars"
        asTable={text.asTable}
        title={text.byOperator}
        points={byOperator.map(({ value, count }) => point(value, count, value))}
        onChoose={({ id }) => {
          onNarrow({ operator: id });
        }}
      />
      {rotation !== null && <AwaitingRotationCard list={rotation} onNarrow={onNarrow} />}
    </section>
  );
}

interface DaysChartProps extends Pick<SummaryChartsProps, 'onNarrow'> {
  readonly byDay: Counts;
}

function DaysChart({ byDay, onNarrow }: DaysChartProps) {
  const days = everyDay(byDay);
  const drawn = days.slice(-MOST_DAYS);
  return (
    <ChartCard
      kind="columns"
      isWide
      asTable={text.asTable}
      title={drawn.length < days.length ? text.byNewestDays(MOST_DAYS) : text.byDay}
      points={drawn.map(({ value, count }) =>
        point(value, count, formatShortDay(`${value}T12:00:00`)),
      )}
      onChoose={({ id }) => {
        onNarrow({ range: 'custom', firstDay: id, lastDay: id });
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

function point(id: string, count: number, name: string): ChartPoint {
  return { id, count, name, number: formatNumber(count) };
}

/** With the days on which nothing happened: a gap says something too. */
function everyDay(days: Counts): Counts {
  const counts = new Map(days.map(({ value, count }) => [value, count]));
  const [first, last] = [days[0]?.value, days.at(-1)?.value];
  if (first === undefined || last === undefined) return [];
  const all: Counts = [];
  // Noon is never in the hour that summer time takes away.
  for (const day = new Date(`${first}T12:00:00Z`); ; day.setUTCDate(day.getUTCDate() + 1)) {
    const value = day.toISOString().slice(0, 10);
    all.push({ value, count: counts.get(value) ?? 0 });
    if (value >= last) return all;
  }
}
