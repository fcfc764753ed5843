import {
  DRIVE_LETTERS,
  type RepairCommand,
  type RepairProblem,
} from '#shared/recovery/repair-command.ts';

/** One step: what to do, and the commands it needs. */
export interface ProcedureStep {
  readonly text: string;
  readonly commands: readonly RepairCommand['kind'][];
}

const MOVED: readonly ProcedureStep[] = [
  {
    text:
      'Start the computer that now holds the drive in the Windows Recovery Environment ' +
      '(WinRE). It treats the drive as a fixed data drive and shows its recovery key ID. If it ' +
      'asks for a PIN, choose “I forgot the PIN”.',
    commands: [],
  },
  {
    text:
      'Compare that key ID with the one above. At a command prompt, this lists it as the ID of ' +
      'the numerical password.',
    commands: ['protectors'],
  },
  {
    text:
      'Enter the recovery password, or unlock the drive with this command. If the drive did ' +
      'not use the TPM of the old computer, nothing else is needed.',
    commands: ['unlock'],
  },
  {
    text:
      'If it did: stay in WinRE and decrypt the drive. This is the only way to remove the TPM ' +
      '+ PIN protector without the old TPM. It takes a while; the second command shows the ' +
      'progress.',
    commands: ['decrypt', 'status'],
  },
  {
    text:
      'When it is done, start the computer normally. Policy encrypts the drive again with this ' +
      'computer’s TPM and PIN.',
    commands: [],
  },
];

const CORRUPTED: readonly ProcedureStep[] = [
  {
    text: 'Save the key package here, then take it to the computer with the corrupted drive.',
    commands: [],
  },
  {
    text: 'Connect an empty drive of similar or larger size. Everything on it is overwritten.',
    commands: [],
  },
  { text: 'Open a command prompt as an administrator and run this command.', commands: ['repair'] },
  {
    text: 'Check the file system of the repaired drive before anybody opens it.',
    commands: ['check'],
  },
];

const PROBLEMS: Readonly<Record<RepairProblem, string>> = {
  'same-drive': 'The drive that receives the data must be another one.',
  'package-on-drive':
    'The key package must be on neither of the two drives: one cannot be read, the other is ' +
    'overwritten.',
  'bad-path': 'This is not a path. Enter the path of the key package on that computer.',
};

/** What to do with a key when its drive has moved or is damaged. */
export const procedures = {
  moved: {
    title: 'Moved drive',
    intro: 'The drive came from another computer, so its TPM and PIN no longer fit.',
    steps: MOVED,
    drive: 'Letter of the drive on that computer',
  },
  corrupted: {
    title: 'Corrupted drive',
    intro: 'The drive is damaged and does not unlock. Its data can be moved to another drive.',
    steps: CORRUPTED,
    noPackage:
      'No key package was backed up for this drive. The command then searches the damaged ' +
      'drive for one, and may fail.',
    corruptedDrive: 'Corrupted drive',
    fixedDrive: 'Empty drive for its data',
    packageNotOffered: (sources: string) =>
      `${sources} may keep a key package for this drive, but does not offer it here; its own ` +
      'help desk portal may. Without one the command searches the damaged drive, and may ' +
      'fail.',
    keyPackage: 'Key package on that computer',
    accept: (drive: string) =>
      `Everything on ${drive === '' ? 'the receiving drive' : drive} is overwritten`,
    notAccepted: 'Choose both drives, and confirm that the second one is overwritten.',
    problems: PROBLEMS,
  },
  choose: 'Choose',
  letters: DRIVE_LETTERS.map((letter) => [letter, letter] as const),
  /** Stands in a command where no drive has been chosen yet. */
  anyDrive: '<drive>',
  corruptedDrive: '<corrupted drive>',
  fixedDrive: '<empty drive>',
  copy: 'Copy',
  copyForTicket: 'Copy without password',
  copyWithPassword: 'Copy with password',
  copied: 'Copied.',
  copiedSecret: (time: string) => `Copied with the password. Clears from the clipboard in ${time}.`,
  copiedSecretDone: 'The command is no longer on the clipboard.',
  saveNote: 'Save as note',
  nothingDone: 'Tick what was done.',
  noted: 'Noted in the audit log.',
};
