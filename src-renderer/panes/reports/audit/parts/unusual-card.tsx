import { Button } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ChevronDownRegular,
  ChevronUpRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { formatMoment, formatNumber } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import type { UnusualActivity, UnusualEntry } from '#shared/audit/unusual-activity.ts';
import type { FilterForm } from '#shared/reports/report-view.ts';
import type { FoundUnusual } from '../row-text.ts';
import lines from '#renderer/ui/charts/chart-lines.module.css';
import styles from './unusual-card.module.css';

interface Narrowing {
  readonly onNarrow: (changes: Partial<FilterForm>) => void;
}

interface UnusualCardProps extends Narrowing {
  /** Undefined where the newest disclosures were not compared, as after a cancel. */
  readonly found: FoundUnusual;
}

const text = words.reports.unusual;

/**
 * Whether there are disclosures that somebody should ask about, in one line that has its place from
 * the beginning: what it finds comes last, and pushes nothing down. It opens to the list of them,
 * each with the reasons.
 */
export function UnusualCard({ found, onNarrow }: UnusualCardProps) {
  return (
    <section aria-label={text.title}>
      {typeof found === 'object' && found.entries.length > 0 ? (
        <Found found={found} onNarrow={onNarrow} />
      ) : (
        <p className={styles['line']}>
          {typeof found === 'object' && <CheckmarkCircleRegular fontSize={20} aria-hidden="true" />}
          <strong>{text.title}</strong>
          <span>{stateText(found)}</span>
        </p>
      )}
    </section>
  );
}

function stateText(found: UnusualCardProps['found']): string {
  if (typeof found === 'object') return text.none(formatNumber(found.looked));
  return found === 'looking' ? text.looking : text.notLooked;
}

function Found({
  found: { looked, entries },
  onNarrow,
}: Narrowing & { readonly found: UnusualActivity }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles['found']}>
      <button
        type="button"
        className={`${styles['line']} ${styles['toggle']}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <WarningRegular fontSize={20} aria-hidden="true" />
        <strong>{text.title}</strong>
        <span>{text.among(formatNumber(entries.length), formatNumber(looked))}</span>
        <span className={styles['end']} aria-hidden="true">
          {isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        </span>
      </button>
      <div id={id} className={styles['entries']} hidden={!isOpen}>
        <Button
          size="small"
          onClick={() => {
            onNarrow({ unusual: 'only' });
          }}
        >
          {text.show}
        </Button>
        {isOpen && <Entries entries={entries} onNarrow={onNarrow} />}
      </div>
    </div>
  );
}

function Entries({ entries, onNarrow }: Pick<UnusualActivity, 'entries'> & Narrowing) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.sequence}>
          <button
            type="button"
            className={`${lines['line']} ${styles['entry']}`}
            onClick={() => {
              onNarrow(entry.keyId === '' ? { computer: entry.computer } : { keyId: entry.keyId });
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
  );
}

function headOf({ time, operator, computer }: UnusualEntry): string {
  return [formatMoment(time), operator, computer].join(', ');
}
