import { Button, Checkbox } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { type ProcedureStep, words } from '#renderer/text/words.ts';
import type { RepairCommand } from '#shared/recovery/repair-command.ts';
import type { DriveRecoveryState, Procedure } from '../state.ts';
import styles from './procedures.module.css';

interface ProcedureStepsProps {
  readonly state: DriveRecoveryState;
  readonly procedure: Procedure;
  readonly title: string;
  /** The drives chosen so far, for the note. */
  readonly drives: string;
  readonly steps: readonly ProcedureStep[];
  /** Draws a command of a step. */
  readonly children: (kind: RepairCommand['kind']) => ReactNode;
}

const text = words.driveRecovery.procedures;

/** Steps to tick as they are done; what is ticked can join the record of the key. */
export function ProcedureSteps({ steps, children, ...others }: ProcedureStepsProps) {
  const [ticked, setTicked] = useState<ReadonlySet<ProcedureStep>>(new Set());
  const tick = (step: ProcedureStep, isDone: boolean) => {
    const next = new Set(ticked);
    if (isDone) next.add(step);
    else next.delete(step);
    setTicked(next);
  };

  return (
    <>
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li key={step.text}>
            <Checkbox
              className={styles['step']}
              label={step.text}
              checked={ticked.has(step)}
              onChange={(_event, data) => {
                tick(step, data.checked === true);
              }}
            />
            <div className={styles['commands']}>{step.commands.map(children)}</div>
          </li>
        ))}
      </ol>
      <SaveNote
        {...others}
        done={steps.filter((step) => ticked.has(step)).map(({ noted }) => noted)}
        stepCount={steps.length}
      />
    </>
  );
}

interface SaveNoteProps extends Omit<ProcedureStepsProps, 'steps' | 'children'> {
  /** The steps that were done, as a note calls them. */
  readonly done: readonly string[];
  readonly stepCount: number;
}

function SaveNote({ state, procedure, title, drives, done, stepCount }: SaveNoteProps) {
  const isNoted = state.done?.what === 'noted' && state.done.procedure === procedure;
  return (
    <div className={styles['notes']}>
      <Button
        disabledFocusable={done.length === 0 || state.task !== undefined}
        onClick={() =>
          void state.saveNote(procedure, text.note({ title, drives, done, stepCount }))
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
