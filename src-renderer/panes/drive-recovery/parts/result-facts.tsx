import { formatMoment } from '#renderer/text/formats.ts';
import { words } from '#renderer/text/words.ts';
import { PREFIX_DIGITS } from '#shared/recovery/recovery-key-id.ts';
import { stateNow } from '../state-now.ts';
import type { Result } from '../state.ts';
import { driveText } from './drive-text.ts';
import { SpelledKeyId } from './spelled-key-id.tsx';
import { StateBadge } from './state-badge.tsx';
import card from '#renderer/ui/result-card.module.css';

const text = words.driveRecovery.result;

/** What the digits belong to, beyond the computer and its users. */
export function ResultFacts({ result: { protector, marked } }: { readonly result: Result }) {
  return (
    <dl className={card['facts']}>
      <dt>{text.keyId}</dt>
      <dd>
        <SpelledKeyId keyId={protector.keyId} marked={PREFIX_DIGITS} />
      </dd>
      <dt>{text.drive}</dt>
      <dd>{driveText(protector.volume)}</dd>
      <dt>{text.escrowed}</dt>
      <dd>{formatMoment(protector.escrowedAt)}</dd>
      <dt>{text.state}</dt>
      <dd>
        <StateBadge state={stateNow(protector, marked)} />
        {protector.marks?.map((mark) => (
          <div key={mark} className={card['hint']}>
            {words.driveRecovery.marks[mark]}
          </div>
        ))}
      </dd>
      <dt>{text.source}</dt>
      <dd>{protector.sources.join(', ')}</dd>
    </dl>
  );
}
