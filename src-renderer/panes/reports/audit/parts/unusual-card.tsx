import { formatMoment, formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import type { UnusualActivity, UnusualEntry } from '#shared/audit/unusual-activity.ts';
import type { FilterForm } from '#shared/reports/report-view.ts';
import lines from '#renderer/ui/charts/chart-lines.module.css';
import charts from '#renderer/ui/charts/charts.module.css';
import styles from './unusual-card.module.css';

interface UnusualCardProps {
  readonly found: UnusualActivity;
  readonly onNarrow: (changes: Partial<FilterForm>) => void;
}

const text = words.reports.unusual;

/** Disclosures that somebody should ask about, each with the reasons. Not shown without any. */
export function UnusualCard({ found: { looked, entries }, onNarrow }: UnusualCardProps) {
  if (entries.length === 0) return null;
  return (
    <section className={charts['card']} aria-label={text.title}>
      <h2 className={`${charts['caption']} ${styles['title']}`}>
        {text.title}
        <span>{text.among(formatNumber(entries.length), formatNumber(looked))}</span>
      </h2>
      <ul className={styles['entries']}>
        {entries.map((entry) => (
          <li key={entry.sequence}>
            <button
              type="button"
              className={`${lines['line']} ${styles['entry']}`}
              onClick={() => {
                onNarrow(
                  entry.keyId === '' ? { computer: entry.computer } : { keyId: entry.keyId },
                );
              }}
            >
              <span className={styles['who']}>{headOf(entry)}</span>
              {entry.signs.map(({ sign, count, usual }) => (
                <span key={sign}>{text.signs[sign](formatNumber(count), formatNumber(usual))}</span>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function headOf({ time, operator, computer }: UnusualEntry): string {
  return [formatMoment(time), operator, computer].join(', ');
}
