import { Badge } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { problemText } from '#renderer/text/problem-text.ts';
import { formatCountdown, words } from '#renderer/text/words.ts';
import { focusField } from '#renderer/ui/focus-field.ts';
import { HidingCountdown } from '#renderer/ui/hiding-countdown.tsx';
import { IntoView } from '#renderer/ui/into-view.tsx';
import { NoticeLine } from '#renderer/ui/notice-line.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';
import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';
import { REPEATED_FROM, REPEATED_WITHIN_DAYS } from '#shared/recovery/repeated-recovery.ts';
import type { DriveRecoveryState, Result } from '../state.ts';
import { READING_BEGINS, ReadAloud, type Reading } from './read-aloud.tsx';
import { ResultButtons } from './result-buttons.tsx';
import { ResultFacts } from './result-facts.tsx';
import card from '#renderer/ui/result-card.module.css';
import styles from './recovery-result.module.css';

interface RecoveryResultProps {
  readonly state: DriveRecoveryState;
  readonly result: Result;
}

const text = words.driveRecovery.result;
const hidesIn = (seconds: number) => text.hidesIn(formatCountdown(seconds));
const copied = (seconds: number) =>
  seconds > 0 ? text.copied(formatCountdown(seconds)) : text.copiedDone;
const GROUPS = [1, 2, 3, 4, 5, 6, 7, 8];

/** One disclosed protector: whose it is, its digits while they are shown, and the ways out for them. */
export function RecoveryResult({ state, result }: RecoveryResultProps) {
  const { shown } = result;
  const section = useRef<HTMLElement>(null);
  const [reading, setReading] = useState(READING_BEGINS);
  const [isReading, setIsReading] = useState(false);
  const move = (next: Reading) => {
    setReading(next);
    // Eight groups take longer to dictate than a key stays on a screen nobody looks at.
    state.keepShown();
    if (!isComplete(reading) && isComplete(next))
      void state.saveNote('read-back', words.driveRecovery.readAloud.note);
  };
  const startReading = () => {
    if (isComplete(reading)) setReading(READING_BEGINS);
    setIsReading(true);
  };
  const stopReading = () => {
    setIsReading(false);
    focusField(section.current, 'read-aloud');
  };
  useEffect(() => {
    // In a narrow window the result stands below the form.
    section.current?.scrollIntoView({ block: 'nearest' });
    // Asked for from a row of the matches, it stands before that row, where nobody who tabs on would look for it.
    if (document.activeElement?.closest('table')) section.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section ref={section} tabIndex={-1} className={card['card']} aria-labelledby="result-title">
      <header className={card['head']}>
        <div>
          <h2 id="result-title" className={card['title']}>
            {text.title}
          </h2>
          <Whose result={result} />
        </div>
        {shown && (
          <HidingCountdown
            key={shown.hidesAtMs}
            {...shown}
            label={text.shownFor(shown.forSeconds)}
            textFor={hidesIn}
            onEnd={state.hide}
          />
        )}
      </header>
      {shown && isReading ? (
        <ReadAloud groups={shown.groups} reading={reading} onMove={move} onClose={stopReading} />
      ) : (
        <Digits groups={shown?.groups} />
      )}
      <ResultButtons
        state={state}
        result={result}
        isReading={shown !== undefined && isReading}
        onRead={isReading ? stopReading : startReading}
      />
      {state.failure && (
        <IntoView>
          <ProblemAlert {...problemText(state.failure)} />
        </IntoView>
      )}
      {state.notice && !state.failure && (
        <NoticeLine notice={state.notice} savedText={text.saved} copiedText={copied} />
      )}
      <ResultFacts result={result} />
      <p className={card['small']}>{result.marked ? text.singleUse : text.notMarked}</p>
    </section>
  );
}

function isComplete({ confirmed }: Reading): boolean {
  return confirmed.length === GROUP_COUNT;
}

// What the caller is asked before anything is read to them stands above the digits.
function Whose({ result: { protector, recentRecoveries } }: { readonly result: Result }) {
  return (
    <p className={styles['whose']}>
      <strong>{computerOf(protector)}</strong>
      <span>{usersText(protector)}</span>
      {recentRecoveries >= REPEATED_FROM && (
        <Badge appearance="tint" color="warning" size="large" icon={<WarningRegular />}>
          {text.repeated(recentRecoveries, REPEATED_WITHIN_DAYS)}
        </Badge>
      )}
    </p>
  );
}

function usersText({ users, untold, sources }: Protector): string {
  if (users.length > 0) return users.join(', ');
  return untold?.includes('users') ? text.usersUntold(sources.join(', ')) : text.unknownUsers;
}

// An ordered list: the order is the one thing the digits' own check does not cover.
function Digits({ groups }: { readonly groups: readonly string[] | undefined }) {
  return (
    <ol className={styles['digits']} aria-label={groups === undefined ? text.hidden : text.title}>
      {GROUPS.map((number) => (
        <li key={number} className={styles['group']}>
          <span className={styles['number']} aria-hidden="true">
            {number}
          </span>
          {groups === undefined ? (
            <span className={styles['masked']} aria-hidden="true">
              ••••••
            </span>
          ) : (
            <span className={styles['six']}>{groups[number - 1]}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
