import { Button } from '@fluentui/react-components';
import { CopyRegular, SaveRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { problemText } from '#renderer/text/problem-text.ts';
import { formatCountdown, formatMoment, words } from '#renderer/text/words.ts';
import { HideButton } from '#renderer/ui/hide-button.tsx';
import { HidingCountdown } from '#renderer/ui/hiding-countdown.tsx';
import { IntoView } from '#renderer/ui/into-view.tsx';
import { NoticeLine } from '#renderer/ui/notice-line.tsx';
import { ProblemAlert } from '#renderer/ui/problem-alert.tsx';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import { hostNameOf } from '#shared/request/computer.ts';
import type { ManageTpmState, Result } from '../state.ts';
import card from '#renderer/ui/result-card.module.css';
import unseen from '#renderer/ui/unseen.module.css';
import styles from './owner-result.module.css';

interface OwnerResultProps {
  readonly state: ManageTpmState;
  readonly result: Result;
}

const text = words.manageTpm.result;
const MASK = '••••  ••••  ••••  ••••  ••••  ••••  ••••';
const hidesIn = (seconds: number) => text.hidesIn(formatCountdown(seconds));
const copied = (seconds: number) =>
  seconds > 0 ? text.copied(formatCountdown(seconds)) : text.copiedDone;

/** One disclosed owner password while it is shown, what it belongs to, and the ways out for it. */
export function OwnerResult({ state, result }: OwnerResultProps) {
  const { shown, owner } = result;
  const failure = state.failedReset ? undefined : state.failure;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a narrow window the result stands below the form.
    section.current?.scrollIntoView({ block: 'nearest' });
    if (document.activeElement?.closest('table')) section.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section ref={section} tabIndex={-1} className={card['card']} aria-labelledby="owner-title">
      <header className={card['head']}>
        <h2 id="owner-title" className={card['title']}>
          {text.title}
        </h2>
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
      <div className={styles['password']}>
        {shown ? (
          <code className={styles['shown']}>{shown.ownerPassword}</code>
        ) : (
          <>
            <span className={styles['masked']} aria-hidden="true">
              {MASK}
            </span>
            <span className={unseen['unseen']}>{text.hidden}</span>
          </>
        )}
      </div>
      <WarningLine>{text.warning}</WarningLine>
      <Buttons state={state} isShown={shown !== undefined} />
      {failure && (
        <IntoView>
          <ProblemAlert {...problemText(failure)} />
        </IntoView>
      )}
      {state.notice && !failure && (
        <NoticeLine notice={state.notice} savedText={text.saved} copiedText={copied} />
      )}
      <dl className={card['facts']}>
        <dt>{text.computer}</dt>
        <dd>{hostNameOf(owner.computer)}</dd>
        <dt>{text.users}</dt>
        <dd>
          {owner.computer.users.length > 0 ? owner.computer.users.join(', ') : text.unknownUsers}
        </dd>
        <dt>{text.recorded}</dt>
        <dd>
          {formatMoment(owner.recordedAt)}
          {owner.state === 'superseded' && <div className={card['hint']}>{text.superseded}</div>}
        </dd>
        <dt>{text.source}</dt>
        <dd>{owner.source}</dd>
      </dl>
    </section>
  );
}

function Buttons({
  state,
  isShown,
}: {
  readonly state: ManageTpmState;
  readonly isShown: boolean;
}) {
  const isBusy = state.task !== undefined;
  return (
    <div className={card['buttons']}>
      <Button
        appearance="primary"
        icon={<SaveRegular />}
        disabledFocusable={isBusy}
        onClick={() => void state.save()}
      >
        {text.save}
      </Button>
      <Button icon={<CopyRegular />} disabledFocusable={isBusy} onClick={() => void state.copy()}>
        {text.copy}
      </Button>
      <HideButton
        isShown={isShown}
        isBusy={isBusy}
        text={text}
        onHide={state.hide}
        onShow={() => void state.showAgain()}
      />
    </div>
  );
}
