import { formatChange, formatNumber } from '#renderer/text/formats.ts';
import { inOneLine } from '#renderer/text/sentences.ts';
import { words } from '#renderer/text/words.ts';
import type { LogVerdict } from '#shared/audit/audit-entry.ts';
import { type CountedFigure, answerOf, figuresOf } from '#shared/audit/audit-figures.ts';
import type { ReportState } from '../state.ts';
import styles from './answer.module.css';

const text = words.reports;

/** What the report comes to: some sentences, and the figures behind them. */
export function Answer({
  state: { summary, before, rotation, verdict },
}: {
  readonly state: ReportState;
}) {
  if (summary === undefined) return null;
  const figures = figuresOf({ summary, before, waiting: rotation?.total });
  const sentences = answerOf(figures).map(({ id, count }) =>
    text.answer[id](count, formatNumber(count)),
  );
  return (
    <section className={styles['answer']} aria-label={text.answerLabel}>
      <p className={styles['sentences']}>
        {inOneLine([...sentences, ...(isComplete(verdict) ? [text.complete] : [])])}
      </p>
      <dl className={styles['figures']}>
        {figures.map((figure) => (
          <Figure key={figure.id} {...figure} />
        ))}
      </dl>
    </section>
  );
}

/** Whether the whole log was checked now, and is complete. */
function isComplete(found: LogVerdict | undefined): boolean {
  return found?.since === null && found.verdict.intact && found.verdict.unlikeIndex === undefined;
}

function Figure({ id, count, before }: CountedFigure) {
  return (
    <div className={styles['figure']}>
      <dt className={styles['name']}>{text.figures[id]}</dt>
      <dd className={styles['count']}>{formatNumber(count)}</dd>
      {before !== undefined && (
        <dd className={styles['before']}>
          {before === count
            ? text.sameAsBefore
            : text.before(formatChange(count - before), formatNumber(before))}
        </dd>
      )}
    </div>
  );
}
