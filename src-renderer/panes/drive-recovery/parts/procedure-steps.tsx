import { Button, Checkbox } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { type StepwiseProcedure, procedureNote } from '#renderer/text/log-notes.ts';
import { type ProcedureStep, words } from '#renderer/text/words.ts';
import type { RepairCommand } from '#shared/recovery/repair-command.ts';
import type { DriveRecoveryState } from '../state.ts';
import styles from './procedures.module.css';

interface ProcedureStepsProps {
  readonly state: DriveRecoveryState;
  readonly procedure: StepwiseProcedure;
  /** The drives chosen so far, for the note. */
  readonly drives: string;
  readonly steps: readonly ProcedureStep[];
  /** Draws a command of a step. */
  readonly children: (kind: RepairCommand['kind']) => ReactNode;
}

const text = words.driveRecovery.procedures;

/** Steps to tick as they are done; what is ticked can join the record of the key. */
export function ProcedureSteps({ steps, children, ...others }: ProcedureStepsProps) {
  // By their places: their texts change with the language.
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const tick = (place: number, isDone: boolean) => {
    const next = new Set(ticked);
    if (isDone) next.add(place);
    else next.delete(place);
    setTicked(next);
  };

  return (
    <>
      <ol className={styles['steps']}>
        {[...steps.entries()].map(([place, step]) => (
          <li key={place}>
            <Checkbox
              className={styles['step']}
              label={step.text}
              checked={ticked.has(place)}
              onChange={(_event, data) => {
                tick(place, data.checked === true);
              }}
            />
            <div className={styles['commands']}>{step.commands.map(children)}</div>
          </li>
        ))}
      </ol>
      <SaveNote {...others} done={[...ticked].toSorted((one, other) => one - other)} />
    </>
  );
}

interface SaveNoteProps extends Omit<ProcedureStepsProps, 'steps' | 'children'> {
  /** Places of the steps that were done. */
  readonly done: readonly number[];
}

function SaveNote({ state, procedure, drives, done }: SaveNoteProps) {
  const isNoted = state.done?.what === 'noted' && state.done.procedure === procedure;
  return (
    <div className={styles['notes']}>
      <Button
        disabledFocusable={done.length === 0 || state.task !== undefined}
        onClick={() =>
          void state.saveNote(procedure, procedureNote({ procedure, drives, steps: done }))
        }
      >
        {text.saveNote}
      </Button>
      <output className={styles['done']}>
        {isNoted && (
          <>
            <CheckmarkCircleRegular fontSize={20} aria-hidden="true" />
            {text.noted}
          </>
        )}
      </output>
      {done.length === 0 && <span className={styles['small']}>{text.nothingDone}</span>}
    </div>
  );
}
