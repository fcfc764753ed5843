import type { AuditResult } from '../../../../src-shared/model/audit-entry.ts';
import type { AuditSummary } from '../../../../src-shared/model/audit-report.ts';
import type { DriveReason } from '../../../../src-shared/model/reason.ts';
import type { FilterForm } from '../../../../src-shared/model/report-view.ts';
import { formatDay, formatNumber, words } from '../../../text/words.ts';
import { valueText } from '../row-text.ts';
import styles from '../reports.module.css';

interface SummaryChartsProps {
  readonly summary: AuditSummary;
  readonly onNarrow: (changes: Partial<FilterForm>) => void;
}

const text = words.reports.charts;
/** More days than this are too thin to be hit. */
const MOST_DAYS = 62;

/** How often, by what; each bar narrows the report to itself. Every bar is a button with its name and number. */
export function SummaryCharts({ summary: { byResult, byReason, byOperator, byDay }, onNarrow }: SummaryChartsProps) {
  const days = everyDay(byDay).slice(-MOST_DAYS);
  const highest = Math.max(...days.map(({ count }) => count), 1);
  return (
    <section className={styles['charts']} aria-label={text.label}>
      <figure className={`${styles['chart']} ${styles['wide']}`}>
        <figcaption>{text.byDay}</figcaption>
        <ul className={styles['columns']}>
          {days.map(({ value, count }) => (
            <li key={value}>{count > 0 && <DayBar day={value} count={count} share={count / highest} onChoose={() => { onNarrow({ range: 'custom', firstDay: value, lastDay: value }); }} />}</li>
          ))}
        </ul>
      </figure>
      <Bars title={text.byResult} counts={byResult.map(({ value, count }) => ({ value, count, name: valueText('result', value) }))} onChoose={(result) => { onNarrow({ result: result as AuditResult }); }} />
      <Bars title={text.byReason} counts={byReason.map(({ value, count }) => ({ value, count, name: valueText('reason', value) }))} onChoose={(reason) => { onNarrow({ reason: reason as DriveReason }); }} />
      <Bars title={text.byOperator} counts={byOperator.map(({ value, count }) => ({ value, count, name: value }))} onChoose={(operator) => { onNarrow({ operator }); }} />
    </section>
  );
}

interface DayBarProps {
  readonly day: string;
  readonly count: number;
  /** Of the highest one. */
  readonly share: number;
  readonly onChoose: () => void;
}

function DayBar({ day, count, share, onChoose }: DayBarProps) {
  const name = text.bar(formatDay(`${day}T12:00:00`), formatNumber(count));
  return (
    <button type="button" title={name} aria-label={name} onClick={onChoose}>
      <span className={styles['column']} style={{ height: `${100 * share}%` }} />
    </button>
  );
}

/** With the days on which nothing happened: a gap says something too. */
function everyDay(days: AuditSummary['byDay']): AuditSummary['byDay'] {
  const counts = new Map(days.map(({ value, count }) => [value, count]));
  const [first, last] = [days[0]?.value, days.at(-1)?.value];
  if (first === undefined || last === undefined) return [];
  const all: AuditSummary['byDay'] = [];
  // Noon is never in the hour that summer time takes away.
  for (const day = new Date(`${first}T12:00:00Z`); ; day.setUTCDate(day.getUTCDate() + 1)) {
    const value = day.toISOString().slice(0, 10);
    all.push({ value, count: counts.get(value) ?? 0 });
    if (value >= last) return all;
  }
}

interface BarsProps {
  readonly title: string;
  readonly counts: readonly { readonly value: string; readonly name: string; readonly count: number }[];
  readonly onChoose: (value: string) => void;
}

function Bars({ title, counts, onChoose }: BarsProps) {
  const highest = Math.max(...counts.map(({ count }) => count), 1);
  return (
    <figure className={styles['chart']}>
      <figcaption>{title}</figcaption>
      <ul className={styles['bars']}>
        {counts.map(({ value, name, count }) => (
          <li key={value}>
            <button type="button" className={styles['bar']} onClick={() => { onChoose(value); }}>
              <span className={styles['barName']}>{name}</span>
              <span className={styles['track']}>
                <span className={styles['fill']} style={{ width: `${(100 * count) / highest}%` }} />
              </span>
              <span className={styles['number']}>{formatNumber(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </figure>
  );
}
