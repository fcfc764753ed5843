import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { words } from '#renderer/text/words.ts';
import { ChoiceField, TextField } from '#renderer/ui/fields.tsx';
import { WarningLine } from '#renderer/ui/warning-line.tsx';
import { keyPackageFileName, kitFolderName } from '#shared/console/file-names.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import {
  DRIVE_LETTERS,
  RepairCommand,
  type RepairChoice,
  commandLine,
  repairProblem,
} from '#shared/recovery/repair-command.ts';
import type { DriveRecoveryState } from '../state.ts';
import { CommandToCopy } from './command-to-copy.tsx';
import { ProcedureSteps } from './procedure-steps.tsx';
import styles from './procedures.module.css';

interface CorruptedDriveProps {
  readonly state: DriveRecoveryState;
  readonly protector: Protector;
}

const text = words.driveRecovery.procedures;
const own = text.corrupted;

/** The drive is damaged: its data goes to another one, which loses what it held. */
export function CorruptedDrive({ state, protector }: CorruptedDriveProps) {
  const [choice, setChoice] = useState(() => firstChoice(protector, isInKit(state, protector)));
  const [accepts, setAccepts] = useState(false);
  const { corrupted, fixed, keyPackage } = choice;
  const problem = repairProblem(choice);
  const packageProblem =
    problem !== undefined && problem !== 'same-drive' ? own.problems[problem] : undefined;

  const choose = (changes: Partial<RepairChoice>) => {
    setChoice({ ...choice, ...changes });
    // What was agreed to was the drive that stood there then.
    if (changes.fixed !== undefined) setAccepts(false);
  };
  const commandOf = (kind: RepairCommand['kind']) => {
    const drive = { kind, drive: fixed };
    return RepairCommand.safeParse(
      kind === 'repair' ? { kind, ...choice, acceptsOverwrite: accepts } : drive,
    ).data;
  };
  const lineOf = (kind: RepairCommand['kind']) =>
    kind === 'repair'
      ? commandLine({
          kind,
          corrupted: corrupted || text.corruptedDrive,
          fixed: fixed || text.fixedDrive,
          keyPackage,
        })
      : commandLine({ kind, drive: fixed || text.fixedDrive });

  return (
    <>
      <p>{own.intro}</p>
      {!protector.hasKeyPackage && (
        <WarningLine>
          {protector.untold?.includes('key-package')
            ? own.packageUntold(protector.sources.join(', '))
            : own.noPackage}
        </WarningLine>
      )}
      <div className={styles['choices']}>
        <ChoiceField
          name="corrupted"
          label={own.corruptedDrive}
          value={corrupted}
          placeholder={text.choose}
          options={text.letters}
          onEdit={(letter) => {
            choose({ corrupted: letter });
          }}
        />
        <ChoiceField
          name="fixed"
          label={own.fixedDrive}
          value={fixed}
          placeholder={text.choose}
          problem={problem === 'same-drive' ? own.problems[problem] : undefined}
          options={text.letters}
          onEdit={(letter) => {
            choose({ fixed: letter });
          }}
        />
        {protector.hasKeyPackage && (
          <TextField
            name="keyPackage"
            label={own.keyPackage}
            value={keyPackage}
            problem={packageProblem}
            onEdit={(path) => {
              choose({ keyPackage: path });
            }}
          />
        )}
      </div>
      <WarningLine>
        <Checkbox
          label={own.accept(fixed)}
          checked={accepts}
          disabled={fixed === '' || problem === 'same-drive'}
          onChange={(_event, data) => {
            setAccepts(data.checked === true);
          }}
        />
      </WarningLine>
      <ProcedureSteps
        state={state}
        procedure="corrupted"
        title={own.title}
        drives={[corrupted, fixed].filter(Boolean).join(' → ')}
        steps={own.steps}
      >
        {(kind) => (
          <CommandToCopy
            key={kind}
            kind={kind}
            state={state}
            line={lineOf(kind)}
            command={commandOf(kind)}
            whyNot={kind === 'repair' ? own.notAccepted : undefined}
          />
        )}
      </ProcedureSteps>
    </>
  );
}

/** Whether the package was saved last as a part of the kit. */
function isInKit({ notice }: DriveRecoveryState, { keyId }: Protector): boolean {
  return notice?.kind === 'saved' && notice.fileName === kitFolderName(keyId);
}

// Windows' own example has the package on F: as well.
function firstChoice({ keyId, volume, hasKeyPackage }: Protector, inKit: boolean): RepairChoice {
  const folder = inKit ? `F:\\${kitFolderName(keyId)}` : 'F:';
  return {
    corrupted: DRIVE_LETTERS.includes(volume.driveLetter) ? volume.driveLetter : '',
    fixed: '',
    keyPackage: hasKeyPackage ? `${folder}\\${keyPackageFileName(keyId)}` : '',
  };
}
