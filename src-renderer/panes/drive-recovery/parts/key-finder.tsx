import { Button } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { TextField } from '#renderer/ui/fields.tsx';
import { focusField } from '#renderer/ui/focus-field.ts';
import { useKeys } from '#renderer/ui/use-keys.ts';
import { hostNameOf } from '#shared/request/computer.ts';
import type { DriveRecoveryState } from '../state.ts';
import styles from './key-finder.module.css';

const text = words.driveRecovery.finder;

/** For an admin whose caller has no key ID to read out. */
export function KeyFinder({
  state: { completions, task, completeComputer, findKeys },
}: {
  readonly state: DriveRecoveryState;
}) {
  const [computer, setComputer] = useState('');
  const [endUser, setEndUser] = useState('');
  const list = useId();
  const fields = useRef<HTMLDivElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  const find = () => {
    const by = computer.trim() !== '' ? 'computer' : 'endUser';
    const wanted = by === 'computer' ? computer : endUser;
    setEmpty(wanted.trim() === '');
    if (wanted.trim() === '') focusField(fields.current, 'finderComputer');
    else findKeys(by, wanted);
  };
  // Enter here looks for keys; it does not submit the request around it.
  useKeys(fields, (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    find();
  });
  return (
    <details className={styles['finder']}>
      <summary>{text.open}</summary>
      <div ref={fields} className={styles['fields']}>
        <TextField
          name="finderComputer"
          label={text.computer}
          value={computer}
          list={list}
          hint={text.computerHint}
          problem={isEmpty ? text.nothingTyped : undefined}
          onEdit={(value) => {
            setComputer(value);
            setEndUser('');
            setEmpty(false);
            void completeComputer(value);
          }}
        />
        <datalist id={list}>
          {completions.map((one) => (
            <option key={hostNameOf(one)}>{hostNameOf(one)}</option>
          ))}
        </datalist>
        <TextField
          name="finderEndUser"
          label={text.endUser}
          value={endUser}
          hint={text.endUserHint}
          onEdit={(value) => {
            setEndUser(value);
            setComputer('');
            setEmpty(false);
          }}
        />
        <Button disabledFocusable={task !== undefined} onClick={find}>
          {text.find}
        </Button>
      </div>
    </details>
  );
}
