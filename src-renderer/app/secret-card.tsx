import { type ReactNode, type RefObject, useEffect, useId } from 'react';
import type { AskError } from '#renderer/api.ts';
import { formatCountdown } from '#renderer/text/formats.ts';
import { problemText } from '#renderer/text/problem-text.ts';
import { HidingCountdown, type LongerButton } from '#renderer/ui/hiding-countdown.tsx';
import { bringIntoSight, isInSight } from '#renderer/ui/in-sight.ts';
import { IntoView } from '#renderer/ui/into-view.tsx';
import { type Notice, NoticeLine } from '#renderer/ui/notice-line.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import type { ShownUntil } from './disclosed-secret.ts';
import card from '#renderer/ui/result-card.module.css';

interface SecretCardProps {
  readonly ref: RefObject<HTMLElement | null>;
  readonly text: {
    readonly title: string;
    readonly shownFor: (seconds: number) => string;
    readonly hidesIn: (countdown: string) => string;
  };
  readonly shown: ShownUntil | undefined;
  readonly onHide: () => void;
  /** Lengthens the time; absent where it cannot be. */
  readonly longer?: LongerButton;
  /** Below the title. */
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
}

/** What was disclosed, with the time that is left until it hides. */
export function SecretCard({ ref, text, shown, onHide, longer, ...parts }: SecretCardProps) {
  const title = useId();
  useEffect(() => {
    const section = ref.current;
    if (section === null) return;
    // In a narrow window the result stands below the form. The smallest has no room for the title
    // and the secret: the secret it is, then.
    bringIntoSight(section);
    section.querySelector('[data-secret]')?.scrollIntoView({ block: 'nearest' });
    // What it was asked for with may be gone, or out of sight now. Or it is in a table, above which
    // the result appears: Tab would not lead there.
    const asked = document.activeElement ?? document.body;
    if (asked === document.body || asked.closest('table') !== null || !isInSight(asked))
      section.focus({ preventScroll: true });
  }, [ref]);
  useEffect(() => {
    // The digits may hide by themselves, and take whatever had the focus in them along.
    if (shown === undefined && document.activeElement === document.body)
      ref.current?.focus({ preventScroll: true });
  }, [ref, shown]);

  return (
    <section ref={ref} tabIndex={-1} className={card['card']} aria-labelledby={title}>
      <header className={card['head']}>
        <div>
          <h2 id={title} className={card['title']}>
            {text.title}
          </h2>
          {parts.subtitle}
        </div>
        {shown && (
          <HidingCountdown
            {...shown}
            label={text.shownFor(shown.forSeconds)}
            textFor={(seconds) => text.hidesIn(formatCountdown(seconds))}
            longer={longer}
            onEnd={onHide}
          />
        )}
      </header>
      {parts.children}
    </section>
  );
}

interface SecretMessageProps {
  readonly failure: AskError | undefined;
  readonly notice: Notice | undefined;
  readonly text: {
    readonly saved: (fileName: string, folder: string, isRemovable: boolean) => string;
    readonly copied: (countdown: string) => string;
    readonly copiedDone: string;
  };
}

/** How the last copying or saving came out. */
export function SecretMessage({ failure, notice, text }: SecretMessageProps) {
  if (failure !== undefined)
    return (
      <IntoView>
        <ProblemAlert {...problemText(failure)} />
      </IntoView>
    );
  if (notice === undefined) return null;
  const copied = (seconds: number) =>
    seconds > 0 ? text.copied(formatCountdown(seconds)) : text.copiedDone;
  return <NoticeLine notice={notice} savedText={text.saved} copiedText={copied} />;
}
