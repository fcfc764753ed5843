import { words } from '#renderer/text/words.ts';
import { TextWithCommands } from '#renderer/ui/text-with-commands.tsx';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import { REPEATED_FROM } from '#shared/recovery/drive-request.ts';
import type { Result } from '../state.ts';
import card from '#renderer/ui/result-card.module.css';

const text = words.driveRecovery.guides;

/** The usual cause behind the reason that was given, and how to keep it from coming back. */
export function ReasonGuide({ result: { reason, recentRecoveries } }: { readonly result: Result }) {
  const { cause, now, prevent } = text.byReason[reason];
  return (
    <section className={card['card']} aria-labelledby="guide-title">
      <h2 id="guide-title" className={card['title']}>
        {text.title(words.driveRecovery.reasons[reason])}
      </h2>
      {recentRecoveries >= REPEATED_FROM && (
        <WarningLine>{text.repeated(recentRecoveries)}</WarningLine>
      )}
      <dl className={card['facts']}>
        <dt>{text.cause}</dt>
        <dd>
          <TextWithCommands text={cause} />
        </dd>
        <dt>{text.now}</dt>
        <dd>
          <TextWithCommands text={now} />
        </dd>
        <dt>{text.prevent}</dt>
        <dd>
          <TextWithCommands text={prevent} />
        </dd>
      </dl>
    </section>
  );
}
