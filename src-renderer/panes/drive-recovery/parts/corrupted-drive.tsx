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

/** The drive is damaged: its data goes to another one, which is overwritten. */
export function CorruptedDrive({ state, protector }: CorruptedDriveProps) {
  const [choice, setChoice] = useState(() => firstChoice(protector, isInKit(state, protector)));
  const [accepts, setAccepts] = useState(false);
  const { corrupted, fixed } = choice;

  const choose = (changes: Partial<RepairChoice>) => {
    setChoice({ ...choice, ...changes });
    // The person agreed to lose what is on the drive that was chosen before.
    if (changes.fixed !== undefined) setAccepts(false);
  };

  return (
    <>
      <p>{own.intro}</p>
      {!protector.hasKeyPackage && <WarningLine>{noPackageText(protector)}</WarningLine>}
      <RepairFields choice={choice} hasKeyPackage={protector.hasKeyPackage} onChoose={choose} />
      <WarningLine>
        <Checkbox
          label={own.accept(fixed)}
          checked={accepts}
          disabled={fixed === '' || repairProblem(choice) === 'same-drive'}
          onChange={(_event, data) => {
            setAccepts(data.checked === true);
          }}
        />
      </WarningLine>
      <ProcedureSteps
        state={state}
        procedure="corrupted"
        drives={[corrupted, fixed].filter(Boolean).join(' → ')}
        steps={own.steps}
      >
        {(kind) => (
          <CommandToCopy
            key={kind}
            kind={kind}
            state={state}
            line={lineOf(kind, choice)}
            command={commandOf(kind, choice, accepts)}
            whyNot={kind === 'repair' ? own.notAccepted : undefined}
          />
        )}
      </ProcedureSteps>
    </>
  );
}

interface RepairFieldsProps {
  readonly choice: RepairChoice;
  readonly hasKeyPackage: boolean;
  readonly onChoose: (changes: Partial<RepairChoice>) => void;
}

function RepairFields({ choice, hasKeyPackage, onChoose }: RepairFieldsProps) {
  const problem = repairProblem(choice);
  const sentence = problem && own.problems[problem];
  return (
    <div className={styles['choices']}>
      <ChoiceField
        name="corrupted"
        label={own.corruptedDrive}
        value={choice.corrupted}
        placeholder={text.choose}
        options={text.letters}
        onEdit={(corrupted) => {
          onChoose({ corrupted });
        }}
      />
      <ChoiceField
        name="fixed"
        label={own.fixedDrive}
        value={choice.fixed}
        placeholder={text.choose}
        problem={problem === 'same-drive' ? sentence : undefined}
        options={text.letters}
        onEdit={(fixed) => {
          onChoose({ fixed });
        }}
      />
      {hasKeyPackage && (
        <TextField
          name="keyPackage"
          label={own.keyPackage}
          value={choice.keyPackage}
          problem={problem === 'same-drive' ? undefined : sentence}
          onEdit={(keyPackage) => {
            onChoose({ keyPackage });
          }}
        />
      )}
    </div>
  );
}

function noPackageText({ notOffered, sources }: Protector): string {
  return notOffered?.includes('key-package')
    ? own.packageNotOffered(sources.join(', '))
    : own.noPackage;
}

/** The command as it is shown, with placeholders for what has not been chosen. */
function lineOf(
  kind: RepairCommand['kind'],
  { corrupted, fixed, keyPackage }: RepairChoice,
): string {
  const drive = fixed || text.fixedDrive;
  if (kind !== 'repair') return commandLine({ kind, drive });
  return commandLine({
    kind,
    corrupted: corrupted || text.corruptedDrive,
    fixed: drive,
    keyPackage,
  });
}

/** The command, or `undefined` until everything has been chosen and agreed to. */
function commandOf(
  kind: RepairCommand['kind'],
  choice: RepairChoice,
  acceptsOverwrite: boolean,
): RepairCommand | undefined {
  const parts = kind === 'repair' ? { ...choice, acceptsOverwrite } : { drive: choice.fixed };
  return RepairCommand.safeParse({ kind, ...parts }).data;
}

/** Whether the package was saved last as a part of the kit. */
function isInKit({ notice }: DriveRecoveryState, { keyId }: Protector): boolean {
  return notice?.kind === 'saved' && notice.fileName === kitFolderName(keyId);
}

// Microsoft's example also has the package on F:.
function firstChoice({ keyId, volume, hasKeyPackage }: Protector, inKit: boolean): RepairChoice {
  const folder = inKit ? `F:\\${kitFolderName(keyId)}` : 'F:';
  return {
    corrupted: DRIVE_LETTERS.includes(volume.driveLetter) ? volume.driveLetter : '',
    fixed: '',
    keyPackage: hasKeyPackage ? `${folder}\\${keyPackageFileName(keyId)}` : '',
  };
}
