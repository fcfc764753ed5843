import { useId } from 'react';
import { formatCountdown, formatTime } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { useCountdown } from '#renderer/ui/use-countdown.ts';
import { useIsBefore } from '#renderer/ui/use-is-before.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import { isReadBack } from '#shared/recovery/read-back.ts';
import { PREFIX_DIGITS } from '#shared/recovery/recovery-key-id.ts';
import type { DriveRecoveryState, Result } from '../state.ts';
import pane from '#renderer/ui/request-pane.module.css';
import styles from './recent-requests.module.css';

const text = words.driveRecovery.call.recent;

/** The requests put aside, and whether their keys can still be shown. */
export function RecentRequests({ state }: { readonly state: DriveRecoveryState }) {
  const title = useId();
  const { aside, openAside, hideAside } = state;
  if (aside.length === 0) return null;
  return (
    <section className={`${pane['recent']} ${styles['recent']}`} aria-labelledby={title}>
      <h2 id={title} className={styles['title']}>
        {text.title}
      </h2>
      <p className={styles['lead']}>{text.lead}</p>
      <ul className={styles['list']}>
        {aside.map((result) => (
          <li key={result.disclosureId}>
            <RecentRequest
              result={result}
              onOpen={() => {
                openAside(result.disclosureId);
              }}
              onOver={() => {
                hideAside(result.disclosureId);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RecentRequestProps {
  readonly result: Result;
  readonly onOpen: () => void;
  /** The time of its digits is over. */
  readonly onOver: () => void;
}

function RecentRequest({ result, onOpen, onOver }: RecentRequestProps) {
  const { protector, reason, answeredAt, asked, reading, shown } = result;
  const facts = [
    protector.keyId.slice(0, PREFIX_DIGITS),
    words.driveRecovery.reasons[reason],
    asked.ticket.trim(),
    formatTime(answeredAt),
    isReadBack(reading) ? text.readBack : '',
  ];
  return (
    <button type="button" className={styles['request']} onClick={onOpen}>
      <strong>{computerOf(protector)}</strong>
      <span className={styles['facts']}>{facts.filter(Boolean).join(' · ')}</span>
      <span className={styles['state']}>
        {shown ? (
          <ShownFor key={shown.hidesAtMs} hidesAtMs={shown.hidesAtMs} onOver={onOver} />
        ) : (
          <Kept heldUntilMs={result.heldUntilMs} />
        )}
      </span>
    </button>
  );
}

function ShownFor({
  hidesAtMs,
  onOver,
}: {
  readonly hidesAtMs: number;
  readonly onOver: () => void;
}) {
  return text.shown(formatCountdown(useCountdown(hidesAtMs, onOver)));
}

function Kept({ heldUntilMs }: Pick<Result, 'heldUntilMs'>) {
  return useIsBefore(heldUntilMs) ? text.hidden : text.over;
}
