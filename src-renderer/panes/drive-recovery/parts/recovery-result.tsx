import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowDownloadRegular, BriefcaseRegular, CopyRegular, EyeOffRegular, EyeRegular, ReadAloudRegular, SaveRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Protector, computerOf } from '../../../../src-shared/model/protector.ts';
import { PREFIX_DIGITS } from '../../../../src-shared/model/recovery-key-id.ts';
import { GROUP_COUNT } from '../../../../src-shared/model/recovery-password.ts';
import { formatCountdown, formatMoment, words } from '../../../text/words.ts';
import { focusField } from '../../../ui/focus-field.ts';
import { HidingCountdown } from '../../../ui/hiding-countdown.tsx';
import { NoticeLine } from '../../../ui/notice-line.tsx';
import card from '../../../ui/result-card.module.css';
import type { DriveRecoveryState, Result } from '../store.ts';
import { Drives } from './drives.tsx';
import { driveText } from './drive-text.ts';
import { READING_BEGINS, ReadAloud, type Reading } from './read-aloud.tsx';
import styles from './recovery-result.module.css';
import { SpelledKeyId } from './spelled-key-id.tsx';
import { StateBadge } from './state-badge.tsx';

interface RecoveryResultProps {
  readonly state: DriveRecoveryState;
  readonly result: Result;
}

const text = words.driveRecovery.result;
const hidesIn = (seconds: number) => text.hidesIn(formatCountdown(seconds));
const copied = (seconds: number) => (seconds > 0 ? text.copied(formatCountdown(seconds)) : text.copiedDone);
const GROUPS = [1, 2, 3, 4, 5, 6, 7, 8];

/** One disclosed protector: its digits while they are shown, what they belong to, and the ways out for them. */
export function RecoveryResult({ state, result }: RecoveryResultProps) {
  const { shown } = result;
  const section = useRef<HTMLElement>(null);
  const [reading, setReading] = useState<Reading>();
  const move = (next: Reading) => {
    setReading(next);
    const wasDone = reading?.confirmed.length === GROUP_COUNT;
    if (!wasDone && next.confirmed.length === GROUP_COUNT) void state.saveNote('read-back', words.driveRecovery.readAloud.note);
  };
  const stopReading = () => {
    setReading(undefined);
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
        <h2 id="result-title" className={card['title']}>
          {text.title}
        </h2>
        {shown && <HidingCountdown key={shown.hidesAtMs} {...shown} label={text.shownFor(shown.forSeconds)} textFor={hidesIn} onEnd={state.hide} />}
      </header>
      {shown && reading ? (
        <ReadAloud groups={shown.groups} reading={reading} onMove={move} onClose={stopReading} />
      ) : (
        <Digits groups={shown?.groups} />
      )}
      <Buttons state={state} result={result}>
        <Button
          name="read-aloud"
          icon={<ReadAloudRegular />}
          aria-expanded={shown !== undefined && reading !== undefined}
          disabledFocusable={shown === undefined}
          onClick={() => { setReading(reading ?? READING_BEGINS); }}
        >
          {words.driveRecovery.readAloud.open}
        </Button>
      </Buttons>
      <Drives state={state} />
      {state.notice && <NoticeLine notice={state.notice} savedText={text.saved} copiedText={copied} />}
      <Facts result={result} />
      <p className={card['small']}>{result.marked ? text.singleUse : text.notMarked}</p>
    </section>
  );
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

function Buttons({ state, result, children }: RecoveryResultProps & { readonly children: ReactNode }) {
  const isBusy = state.task !== undefined;
  const lacksPackage = !result.protector.hasKeyPackage;
  const savePackage = (
    <Button icon={<ArrowDownloadRegular />} disabledFocusable={isBusy || lacksPackage} onClick={() => void state.saveKeyPackage()}>
      {text.savePackage}
    </Button>
  );
  return (
    <div className={card['buttons']}>
      <Button appearance="primary" icon={<CopyRegular />} disabledFocusable={isBusy} onClick={() => void state.copy()}>
        {text.copy}
      </Button>
      <Button icon={<SaveRegular />} disabledFocusable={isBusy} onClick={() => void state.save()}>
        {text.save}
      </Button>
      <Tooltip content={text.kit} relationship="description" positioning="below">
        <Button icon={<BriefcaseRegular />} disabledFocusable={isBusy} onClick={() => void state.saveKit()}>
          {text.saveKit}
        </Button>
      </Tooltip>
      {lacksPackage ? (
        <Tooltip content={whyNoPackage(result.protector)} relationship="description">
          {savePackage}
        </Tooltip>
      ) : (
        savePackage
      )}
      {children}
      {result.shown ? (
        <Button appearance="subtle" icon={<EyeOffRegular />} onClick={state.hide}>
          {text.hide}
        </Button>
      ) : (
        <Button appearance="subtle" icon={<EyeRegular />} disabledFocusable={isBusy} onClick={() => void state.showAgain()}>
          {text.showAgain}
        </Button>
      )}
    </div>
  );
}

function Facts({ result: { protector, marked } }: { readonly result: Result }) {
  const hint = { current: undefined, superseded: text.wasSuperseded, disclosed: text.wasDisclosed, damaged: undefined }[protector.state];
  return (
    <dl className={card['facts']}>
      <dt>{text.keyId}</dt>
      <dd>
        <SpelledKeyId keyId={protector.keyId} marked={PREFIX_DIGITS} />
      </dd>
      <dt>{text.computer}</dt>
      <dd>{computerOf(protector)}</dd>
      <dt>{text.users}</dt>
      <dd>{usersText(protector)}</dd>
      <dt>{text.drive}</dt>
      <dd>{driveText(protector.volume)}</dd>
      <dt>{text.escrowed}</dt>
      <dd>{formatMoment(protector.escrowedAt)}</dd>
      <dt>{text.state}</dt>
      <dd>
        {/* Where the source marks it, a current key has just become a disclosed one. */}
        <StateBadge state={protector.state === 'current' && marked ? 'disclosed' : protector.state} />
        {hint !== undefined && <div className={card['hint']}>{hint}</div>}
      </dd>
      <dt>{text.source}</dt>
      <dd>{protector.sources.join(', ')}</dd>
    </dl>
  );
}

function whyNoPackage({ untold, sources }: Protector): string {
  return untold?.includes('key-package') ? text.packageUntold(sources.join(', ')) : text.noPackage;
}

function usersText({ users, untold, sources }: Protector): string {
  if (users.length > 0) return users.join(', ');
  return untold?.includes('users') ? text.usersUntold(sources.join(', ')) : text.unknownUsers;
}
