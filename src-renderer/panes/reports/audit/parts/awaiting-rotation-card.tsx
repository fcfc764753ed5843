import { formatAge, formatMoment, formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import type { AwaitingRotation, RotationList } from '#shared/audit/awaiting-rotation.ts';
import type { FilterForm } from '#shared/reports/report-view.ts';
import lines from '#renderer/ui/charts/chart-lines.module.css';
import charts from '#renderer/ui/charts/charts.module.css';
import styles from './awaiting-rotation-card.module.css';

interface AwaitingRotationCardProps {
  readonly list: RotationList;
  readonly onNarrow: (changes: Partial<FilterForm>) => void;
}

const text = words.reports.rotation;

/** Keys that were handed out and still open their drives, those that have waited longest first. */
export function AwaitingRotationCard({
  list: { keys, total },
  onNarrow,
}: AwaitingRotationCardProps) {
  return (
    <section className={charts['card']} aria-label={text.title}>
      <h2 className={`${charts['caption']} ${styles['title']}`}>
        {text.title}
        <span className={styles['total']}>{formatNumber(total)}</span>
      </h2>
      {total === 0 ? (
        <p className={lines['none']}>{text.none}</p>
      ) : (
        <ul className={styles['keys']}>
          {keys.map((key) => (
            <li key={key.keyId}>
              <button
                type="button"
                className={`${lines['line']} ${styles['key']}`}
                title={detailsOf(key)}
                onClick={() => {
                  onNarrow({ keyId: key.keyId, range: 'all' });
                }}
              >
                <span className={lines['name']}>{key.computer}</span>
                <span className={`${lines['number']} ${styles['age']}`}>
                  {formatAge(key.disclosedAt)}
                  {key.isUnknown && ` (${text.unknown})`}
                </span>
              </button>
            </li>
          ))}
          {total > keys.length && (
            <li className={lines['none']}>{text.more(formatNumber(total - keys.length))}</li>
          )}
        </ul>
      )}
    </section>
  );
}

function detailsOf({ keyId, disclosedAt, disclosedBy }: AwaitingRotation): string {
  return text.details(keyId, formatMoment(disclosedAt), disclosedBy);
}
