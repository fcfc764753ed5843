import { Badge } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { PaneProps } from '#renderer/app/pane-props.ts';
import { SecretCard, SecretMessage } from '#renderer/app/secret-card.tsx';
import { READ_BACK_NOTE } from '#renderer/text/log-notes.ts';
import { words } from '#renderer/text/words.ts';
import { focusField } from '#renderer/ui/focus-field.ts';
import { useIsBefore } from '#renderer/ui/use-is-before.ts';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import { REPEATED_FROM, REPEATED_WITHIN_DAYS } from '#shared/recovery/drive-request.ts';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';
import { READING_BEGINS, type Reading, isReadBack } from '#shared/recovery/read-back.ts';
import type { DriveRecoveryState, Result } from '../state.ts';
import { useKeyCommands } from '../use-key-commands.ts';
import { KeyOver } from './key-over.tsx';
import { KeyRotation } from './key-rotation.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { ResultButtons } from './result-buttons.tsx';
import { ResultFacts } from './result-facts.tsx';
import card from '#renderer/ui/result-card.module.css';
import styles from './recovery-result.module.css';

interface RecoveryResultProps extends Pick<PaneProps, 'commands' | 'isInFront'> {
  readonly state: DriveRecoveryState;
  readonly result: Result;
}

const text = words.driveRecovery.result;
const GROUPS = [1, 2, 3, 4, 5, 6, 7, 8];

/** A disclosed protector: its computer, the digits while they are shown, what to do with them. */
export function RecoveryResult({ state, result, ...front }: RecoveryResultProps) {
  const section = useRef<HTMLElement>(null);
  const reading = useReading(state, result, section);
  const isHeld = useIsBefore(result.heldUntilMs);
  const { hide } = state;
  useKeyCommands({ ...front, state, result, onRead: reading.toggle, isHeld });
  useEffect(() => {
    if (!isHeld) hide();
  }, [isHeld, hide]);
  return (
    <SecretCard
      ref={section}
      text={text}
      shown={result.shown}
      onHide={state.hide}
      longer={{
        label: text.longer,
        name: text.longerName,
        isOff: state.task !== undefined || isShownToTheEnd(result),
        run: () => void state.showLonger(),
      }}
      subtitle={<ComputerAndUsers result={result} />}
    >
      <Fitness state={result.protector.state} />
      {isHeld ? (
        <KeyAndActions state={state} result={result} reading={reading} />
      ) : (
        <KeyOver onAskAgain={state.askAgain} />
      )}
      <ResultFacts result={result} />
      <KeyRotation state={state} result={result} isHeld={isHeld} />
    </SecretCard>
  );
}

/** Main keeps the key no longer than this. */
function isShownToTheEnd({ shown, heldUntilMs }: Result): boolean {
  return shown !== undefined && shown.hidesAtMs >= heldUntilMs;
}

interface KeyAndActionsProps extends Omit<RecoveryResultProps, 'commands' | 'isInFront'> {
  readonly reading: ReturnType<typeof useReading>;
}

function KeyAndActions({ state, result, reading }: KeyAndActionsProps) {
  const { shown } = result;
  return (
    <>
      {shown && reading.isOpen ? (
        <ReadAloud
          groups={shown.groups}
          reading={reading.progress}
          onMove={reading.move}
          onClose={reading.close}
        />
      ) : (
        <Digits groups={shown?.groups} />
      )}
      <ResultButtons
        state={state}
        result={result}
        isReading={shown !== undefined && reading.isOpen}
        onRead={reading.toggle}
      />
      <SecretMessage failure={state.failure} notice={state.notice} text={text} />
    </>
  );
}

// Above the digits: whoever has read them out does not look further down.
function Fitness({ state }: Pick<Protector, 'state'>) {
  if (state === 'superseded') return <WarningLine>{text.wasSuperseded}</WarningLine>;
  return state === 'disclosed' ? <WarningLine>{text.wasDisclosed}</WarningLine> : null;
}

/** Whether reading aloud is open, and how far it is, which is kept while the digits are hidden. */
function useReading(
  state: DriveRecoveryState,
  { reading: progress }: Result,
  section: RefObject<HTMLElement | null>,
) {
  const [isOpen, setIsOpen] = useState(false);
  const move = (next: Reading) => {
    state.keepReading(next);
    // Dictating eight groups takes longer than the digits are shown for.
    state.keepShown();
    if (!isReadBack(progress) && isReadBack(next)) void state.saveNote('read-back', READ_BACK_NOTE);
  };
  const open = () => {
    if (isReadBack(progress)) state.keepReading(READING_BEGINS);
    setIsOpen(true);
  };
  const close = () => {
    setIsOpen(false);
    focusField(section.current, 'read-aloud');
  };
  return { progress, isOpen, move, close, toggle: isOpen ? close : open };
}

// Above the digits: the caller is asked for it before anything is read to them.
function ComputerAndUsers({
  result: { protector, recentRecoveries },
}: {
  readonly result: Result;
}) {
  return (
    <div className={card['whose']}>
      <strong>{computerOf(protector)}</strong>
      <span>{usersText(protector)}</span>
      {recentRecoveries >= REPEATED_FROM && (
        <Badge appearance="tint" color="warning" size="large" icon={<WarningRegular />}>
          {text.repeated(recentRecoveries, REPEATED_WITHIN_DAYS)}
        </Badge>
      )}
    </div>
  );
}

function usersText({ users, notOffered, sources }: Protector): string {
  if (users.length > 0) return users.join(', ');
  return notOffered?.includes('users')
    ? text.usersNotOffered(sources.join(', '))
    : text.unknownUsers;
}

// An ordered list: the check in the digits does not cover the order of the groups.
function Digits({ groups }: { readonly groups: readonly string[] | undefined }) {
  return (
    <ol
      className={styles['digits']}
      aria-label={groups === undefined ? text.hidden : text.title}
      data-secret
    >
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
