import { Button, Field, Input, ToggleButton } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CheckmarkRegular,
  ChevronLeftRegular,
  ChevronRightRegular,
  Speaker2Regular,
} from '@fluentui/react-icons';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import { useVoice } from '#renderer/ui/use-voice.ts';
import {
  type ReadBack,
  type Reading,
  compareReadBack,
  isReadBack,
} from '#shared/recovery/read-back.ts';
import { GROUP_COUNT, GROUP_DIGITS } from '#shared/recovery/recovery-password.ts';
import hidden from '#renderer/ui/visually-hidden.module.css';
import styles from './read-aloud.module.css';

interface ReadAloudProps {
  readonly groups: readonly string[];
  readonly reading: Reading;
  readonly onMove: (reading: Reading) => void;
  readonly onClose: () => void;
}

const text = words.driveRecovery.readAloud;
const LAST = GROUP_COUNT - 1;
/** A group may occur twice; its place is what tells it apart. */
const PLACES = Array.from({ length: GROUP_COUNT }, (_, place) => place);

/**
 * The digits for a telephone: one group at a time, and what the caller reads back is compared as it
 * is typed.
 */
export function ReadAloud({ groups, reading, onMove, onClose }: ReadAloudProps) {
  const { at, confirmed } = reading;
  const panel = useRef<HTMLFieldSetElement>(null);
  const [typed, setTyped] = useState('');

  const go = (to: number, nowConfirmed = confirmed) => {
    setTyped('');
    onMove({ at: Math.min(LAST, Math.max(0, to)), confirmed: nowConfirmed });
  };
  const type = (value: string) => {
    const digits = value.replaceAll(/\D/g, '').slice(0, GROUP_DIGITS);
    if (compareReadBack(digits, at, groups).verdict === 'right')
      go(at + 1, [...new Set([...confirmed, at])]);
    else setTyped(digits);
  };
  // Wherever the focus is in here: somebody on the telephone does not look for it.
  useKeys(panel, (event) => {
    const action = actionOf(event, at);
    if (action === undefined) return;
    // Also keeps Escape from dismissing the whole result.
    event.preventDefault();
    if (action === 'close') onClose();
    else go(action);
  });

  return (
    <fieldset ref={panel} aria-label={text.open} className={styles['reading']} data-takes-typing>
      <CurrentGroup group={groups[at] ?? ''} at={at} onGo={go} />
      <AllGroups groups={groups} reading={reading} onChoose={go} />
      <output className={isReadBack(reading) ? styles['allRight'] : hidden['visuallyHidden']}>
        {isReadBack(reading) && (
          <>
            <CheckmarkCircleFilled fontSize={24} aria-hidden="true" />
            {text.allConfirmed}
          </>
        )}
      </output>
      <Tools group={groups[at] ?? ''} at={at} onClose={onClose}>
        <ReadBackField
          typed={typed}
          reading={reading}
          readBack={compareReadBack(typed, at, groups)}
          onType={type}
        />
      </Tools>
    </fieldset>
  );
}

interface CurrentGroupProps {
  readonly group: string;
  readonly at: number;
  readonly onGo: (to: number) => void;
}

/** The group that is being read, between the buttons to the one before and the one after. */
function CurrentGroup({ group, at, onGo }: CurrentGroupProps) {
  return (
    <div className={styles['stage']}>
      <Button
        appearance="subtle"
        size="large"
        icon={<ChevronLeftRegular />}
        aria-label={text.previous}
        disabledFocusable={at === 0}
        onClick={() => {
          onGo(at - 1);
        }}
      />
      <div className={styles['current']} aria-live="polite">
        <div className={styles['position']}>{text.position(at + 1)}</div>
        <div className={styles['six']} aria-hidden="true">
          {group}
        </div>
        <div className={styles['spoken']}>{text.digits(group)}</div>
      </div>
      <Button
        appearance="subtle"
        size="large"
        icon={<ChevronRightRegular />}
        aria-label={text.next}
        disabledFocusable={at === LAST}
        onClick={() => {
          onGo(at + 1);
        }}
      />
    </div>
  );
}

interface ToolsProps {
  readonly group: string;
  readonly at: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The field for what is read back, this computer's voice, and the way out. */
function Tools({ group, at, onClose, children }: ToolsProps) {
  const voice = useVoice(text.language);
  const [speaks, setSpeaks] = useState(false);
  const noVoice = useId();
  useEffect(() => {
    if (speaks) voice?.(`${text.position(at + 1)}. ${text.digits(group)}`);
  }, [speaks, voice, at, group]);

  return (
    <>
      <div className={styles['tools']}>
        {children}
        <ToggleButton
          icon={<Speaker2Regular />}
          checked={voice !== undefined && speaks}
          disabledFocusable={voice === undefined}
          aria-describedby={voice === undefined ? noVoice : undefined}
          onClick={() => {
            setSpeaks(!speaks);
          }}
        >
          {text.speak}
        </ToggleButton>
        <Button appearance="subtle" onClick={onClose}>
          {text.close}
        </Button>
      </div>
      <p className={styles['keys']}>
        {text.keys}
        {words.app.sentenceGap}
        {voice === undefined && <span id={noVoice}>{text.noVoice}</span>}
      </p>
    </>
  );
}

type Action = number | 'close' | undefined;

function actionOf({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent, at: number): Action {
  if (ctrlKey || altKey || metaKey) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at + 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return LAST;
    case 'Escape':
      return 'close';
    case ' ':
      // On a button, space presses that button.
      return target instanceof HTMLButtonElement ? undefined : at + 1;
    default:
      return undefined;
  }
}

interface AllGroupsProps {
  readonly groups: readonly string[];
  readonly reading: Reading;
  readonly onChoose: (index: number) => void;
}

/** All eight in their order, the ones not being read dimmed, the ones read back ticked. */
function AllGroups({ groups, reading: { at, confirmed }, onChoose }: AllGroupsProps) {
  return (
    <ol className={styles['strip']}>
      {PLACES.map((index) => {
        const isConfirmed = confirmed.includes(index);
        return (
          <li key={index}>
            <button
              type="button"
              className={styles['jump']}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => {
                onChoose(index);
              }}
            >
              <span className={hidden['visuallyHidden']}>{text.jump(index + 1, isConfirmed)}</span>
              <span className={styles['number']} aria-hidden="true">
                {index + 1}
                {isConfirmed && <CheckmarkRegular />}
              </span>
              <span aria-hidden="true">{groups[index]}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

interface ReadBackFieldProps {
  readonly typed: string;
  readonly reading: Reading;
  readonly readBack: ReadBack;
  readonly onType: (value: string) => void;
}

function ReadBackField({
  typed,
  reading: { at, confirmed },
  readBack,
  onType,
}: ReadBackFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const problem = text.verdict(readBack, at + 1);
  const isWrong = readBack.verdict !== 'incomplete';
  return (
    <Field
      className={styles['readBack']}
      label={text.readBack}
      {...(isWrong
        ? { validationState: 'error', validationMessage: problem }
        : {
            validationState: confirmed.length > 0 && typed === '' ? 'success' : 'none',
            validationMessage: progressText(typed, at, confirmed),
          })}
    >
      <Input
        input={{ ref: field, inputMode: 'numeric', className: styles['typed'] }}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(_event, data) => {
          onType(data.value);
        }}
      />
    </Field>
  );
}

function progressText(typed: string, at: number, confirmed: readonly number[]): string {
  if (typed !== '') return text.typed(typed.length);
  if (confirmed.length === GROUP_COUNT) return text.nothingMore;
  const newest = confirmed.at(-1);
  return newest !== undefined && newest === at - 1 ? text.confirmed(newest + 1) : text.nothingTyped;
}
