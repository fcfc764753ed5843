import { useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { ChoiceField } from '#renderer/ui/fields.tsx';
import { RepairCommand, commandLine } from '#shared/recovery/repair-command.ts';
import type { DriveRecoveryState } from '../state.ts';
import { CommandToCopy } from './command-to-copy.tsx';
import { ProcedureSteps } from './procedure-steps.tsx';
import styles from './procedures.module.css';

const text = words.driveRecovery.procedures;

/** The drive is in another computer. */
export function MovedDrive({ state }: { readonly state: DriveRecoveryState }) {
  const [drive, setDrive] = useState('');
  return (
    <>
      <p>{text.moved.intro}</p>
      <div className={styles['choices']}>
        <ChoiceField
          name="movedDrive"
          label={text.moved.drive}
          value={drive}
          placeholder={text.choose}
          options={text.letters}
          onEdit={setDrive}
        />
      </div>
      <ProcedureSteps state={state} procedure="moved" drives={drive} steps={text.moved.steps}>
        {(kind) =>
          // Repairing belongs to the other procedure.
          kind !== 'repair' && (
            <CommandToCopy
              key={kind}
              kind={kind}
              state={state}
              line={commandLine({ kind, drive: drive || text.anyDrive })}
              command={RepairCommand.safeParse({ kind, drive }).data}
            />
          )
        }
      </ProcedureSteps>
    </>
  );
}
