import { Button } from '@fluentui/react-components';
import { type RefObject, useId, useRef, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { Offers, TextField } from '#renderer/ui/fields.tsx';
import { focusField } from '#renderer/ui/focus-field.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import { hostNameOf } from '#shared/request/computer.ts';
import type { DriveRecoveryState } from '../state.ts';
import styles from './key-finder.module.css';

const text = words.driveRecovery.finder;

interface KeyFinderProps {
  readonly state: DriveRecoveryState;
}

/** For an admin whose caller has no key ID to read out. */
export function KeyFinder({ state }: KeyFinderProps) {
  return (
    <details className={styles['finder']}>
      <summary>{text.open}</summary>
      <FinderFields state={state} />
    </details>
  );
}

const NOTHING_TYPED = { computer: '', endUser: '' };

/** A computer or an end user: typing one empties the other. */
function FinderFields({ state }: KeyFinderProps) {
  const { completions, task, completeComputer, findKeys } = state;
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [isEmpty, setEmpty] = useState(false);
  const list = useId();
  const fields = useRef<HTMLDivElement>(null);
  const type = (changes: Partial<typeof NOTHING_TYPED>) => {
    setTyped({ ...NOTHING_TYPED, ...changes });
    setEmpty(false);
  };
  const find = () => {
    const by = typed.computer.trim() !== '' ? 'computer' : 'endUser';
    const isNothing = typed[by].trim() === '';
    setEmpty(isNothing);
    if (isNothing) focusField(fields.current, 'finderComputer');
    else findKeys(by, typed[by]);
  };
  useEnterInFields(fields, find);
  return (
    <div ref={fields} className={styles['fields']}>
      <TextField
        name="finderComputer"
        label={text.computer}
        value={typed.computer}
        list={list}
        hint={text.computerHint}
        problem={isEmpty ? text.nothingTyped : undefined}
        onEdit={(computer) => {
          type({ computer });
          void completeComputer(computer);
        }}
      />
      <Offers id={list} values={completions.map(hostNameOf)} />
      <TextField
        name="finderEndUser"
        label={text.endUser}
        value={typed.endUser}
        hint={text.endUserHint}
        onEdit={(endUser) => {
          type({ endUser });
        }}
      />
      <Button disabledFocusable={task !== undefined} onClick={find}>
        {text.find}
      </Button>
    </div>
  );
}

/** Enter in one of these fields looks for keys; it does not submit the request around them. */
function useEnterInFields(fields: RefObject<HTMLElement | null>, find: () => void): void {
  useKeys(fields, (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    find();
  });
}
