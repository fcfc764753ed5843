import type { TpmReason } from '#shared/request/reason.ts';
import type { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import type { TpmFieldProblem } from '#shared/tpm/tpm-request.ts';
import { fieldProblems } from './fields.ts';

const REASONS: Readonly<Record<TpmReason, string>> = {
  'reset-pin-lockout': 'Reset PIN lockout',
  'turn-on-tpm': 'Turn on TPM',
  'turn-off-tpm': 'Turn off TPM',
  'change-tpm-password': 'Change TPM password',
  'clear-tpm': 'Clear TPM',
  other: 'Other',
};

const PROBLEMS: Readonly<Record<TpmFieldProblem, string>> = {
  ...fieldProblems,
  'not-a-computer': 'A computer name has letters, digits and hyphens only.',
  'not-a-domain': 'Enter the domain’s full name, for example contoso.com.',
};

/** Why a file is no TPM owner password file, as the end of a sentence. */
export const tpmFileProblems: Readonly<Record<TpmFileProblem, string>> = {
  'too-large': 'It is far larger than such a file can be.',
  'not-text': 'It is not a text file.',
  'not-xml': 'It is damaged or not XML.',
  entities: 'It has a document type declaration, which an owner password file never has.',
  'wrong-root': 'It is XML, but not a TPM owner password file.',
  'no-owner-auth': 'It holds no owner password.',
  'several-owner-auths': 'It holds more than one owner password.',
  'wrong-length': 'Its owner password is damaged.',
};

export interface TpmProcedure {
  readonly title: string;
  /** What is lost, said before anything else; nothing where nothing is. */
  readonly destroys: string | undefined;
  /** Commands between backticks. */
  readonly steps: readonly string[];
}

const PROCEDURES: Readonly<Partial<Record<TpmReason, TpmProcedure>>> = {
  'turn-on-tpm': {
    title: 'Turn on the TPM',
    destroys: undefined,
    steps: [
      'On the computer, run `tpm.msc` as an administrator and choose Turn TPM On. If it asks ' +
        'for the owner password, choose the saved file.',
      'Restart the computer. Its firmware asks to confirm the change: somebody has to be ' +
        'there to press the key it names.',
      'On Windows 10 and later the TPM turns on by itself; where it stays off, turn it on in ' +
        'the firmware’s settings.',
    ],
  },
  'turn-off-tpm': {
    title: 'Turn off the TPM',
    destroys:
      'A drive that the TPM protects asks for its recovery key from then on. Have that key ' +
      'ready first.',
    steps: [
      'Suspend protection first, so that the computer still starts: `manage-bde -protectors ' +
        '-disable C:`',
      'On the computer, run `tpm.msc` as an administrator, choose Turn TPM Off, and choose ' +
        'the saved file for the owner password.',
      'Restart the computer and confirm the change in its firmware if it asks.',
    ],
  },
  'change-tpm-password': {
    title: 'Change the TPM owner password',
    destroys: 'The stored owner password and every saved file of it stop working.',
    steps: [
      'On the computer, run `tpm.msc` as an administrator and choose Change Owner Password. ' +
        'Use the saved file for the old password.',
      'Let Windows create the new password, and let policy back it up to the directory.',
      'Windows 10 version 1607 and later no longer keep the owner password; there, clear the ' +
        'TPM instead.',
    ],
  },
  'clear-tpm': {
    title: 'Clear the TPM',
    destroys:
      'Every key in the TPM is lost: TPM and PIN protectors, virtual smart cards, Windows ' +
      'Hello. Drives ask for their recovery key. This cannot be undone.',
    steps: [
      'Make sure that the recovery key of every drive of this computer is available: look it ' +
        'up under Drive Recovery.',
      'Suspend protection: `manage-bde -protectors -disable C:`',
      'On the computer, run `tpm.msc` as an administrator and choose Clear TPM. On Windows ' +
        '10 and later this needs no owner password.',
      'Restart, confirm in the firmware, and let Windows take ownership again. Then resume ' +
        'protection: `manage-bde -protectors -enable C:`',
    ],
  },
};

export const manageTpm = {
  title: 'Manage TPM',
  form: {
    notAsked: (sources: string) =>
      `TPM owner passwords are not offered here by ${sources}; the product’s own help desk ` +
      'portal may have them.',
    computerDomain: 'Computer domain',
    computerName: 'Computer name',
    userDomain: 'User domain',
    userName: 'User name',
    reason: 'Reason for requesting TPM owner password file',
    chooseReason: 'Choose a reason',
    note: 'Note',
    ticket: 'Ticket number',
    optional: 'Optional',
    nameHint: 'A full name, such as ws-0042.contoso.com, fills in the domain too',
    submit: 'Submit',
    submitting: 'Looking for the owner password',
    newRequest: 'New request',
  },
  reasons: REASONS,
  problems: PROBLEMS,
  procedures: PROCEDURES,
  empty: {
    title: 'Before you begin',
    steps: [
      [
        'Is the computer running Windows?',
        'Somebody stuck at the PIN before Windows starts needs the recovery password first: ' +
          'use Drive Recovery.',
      ],
      [
        'Which Windows is it?',
        'Windows 10 version 1607 and later keep no owner password. Their TPM clears failed ' +
          'attempts by itself, and can be reset below without a file.',
      ],
      [
        'What is the owner password needed for?',
        'Choose the reason; the steps for it appear here.',
      ],
    ],
  },
  history: {
    title: 'Stored owner passwords',
    hint:
      'Several are stored for this computer, newest first. Each time its TPM is cleared it ' +
      'gets a new one; only the newest works, unless it was never backed up.',
    recorded: 'Stored on',
    state: 'State',
    source: 'Source',
    states: { current: 'Newest', superseded: 'Superseded' },
    show: 'Show owner password',
  },
  result: {
    title: 'TPM owner password',
    hidden: 'The owner password is hidden.',
    hidesIn: (time: string) => `Hides in ${time}`,
    shownFor: (seconds: number) => `The TPM owner password is shown for ${seconds} seconds.`,
    copy: 'Copy',
    save: 'Save…',
    hide: 'Hide',
    showAgain: 'Show again',
    copied: (time: string) => `Copied. Clears from the clipboard in ${time}.`,
    copiedDone: 'The owner password is no longer on the clipboard.',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `Saved and checked: ${fileName} in ` +
      `${folder}${isRemovable ? '. The drive is safe to remove.' : ''}`,
    computer: 'Computer',
    unknownUsers: 'Not known to this source',
    recorded: 'Stored on',
    source: 'Source',
    superseded:
      'A newer owner password is stored for this computer. This one works only if the TPM ' +
      'has not been cleared since.',
    warning:
      'Never give this password or its file to the end user. Using it does not change it: ' +
      'whoever has it controls the TPM permanently.',
  },
  /** The text for the help desk's ticket. */
  ticket: {
    title: 'TPM owner password',
    answeredAt: 'Owner password handed out',
    copied: 'Copied, without the owner password.',
  },
  reset: {
    title: 'Reset TPM lockout',
    intro: (computer: string) =>
      `Asks ${computer} over the network to clear failed PIN attempts. It must be switched ` +
      `on, with Windows running.`,
    introNoComputer: 'Fill in the form first: it says which computer is meant, and why.',
    file: 'TPM owner password file',
    kept: 'None: the computer keeps its own (Windows 10 version 1703 and later)',
    retrieved: 'The one just retrieved',
    fromFile: 'From a file',
    choose: 'Choose file…',
    drop: 'or drop a .tpm file here',
    chosen: (fileName: string) => `File: ${fileName}`,
    chosenFor: (fileName: string, machine: string) => `File: ${fileName}, for ${machine}`,
    read: 'Read lockout state',
    reset: 'Reset TPM lockout',
    reading: 'Asking the computer',
    done: (hostName: string) => `The TPM of ${hostName} accepts PINs again.`,
    lockedOut: (hostName: string) => `The TPM of ${hostName} is locked out.`,
    cannotTell: (hostName: string) =>
      `${hostName} cannot say whether its TPM is locked; Windows 7 and earlier do not know.`,
    notLocked: (hostName: string) =>
      `The TPM of ${hostName} is not locked. There is nothing to reset.`,
    unknownAfter: (hostName: string) =>
      `The lockout of ${hostName} was reset. The computer did not answer when its state was ` +
      'read again.',
    tries: (count: number, limit: number) => `${count} of ${limit} failed attempts counted.`,
    heals: (time: string) => `One is cleared every ${time} while the computer is on.`,
    command: {
      title: 'Run it on another computer',
      intro:
        'There is no PowerShell on this computer. Run this in PowerShell on a Windows ' +
        'computer. It asks for your account and contains no secret.',
    },
  },
  confirm: {
    title: 'Reset this TPM’s lockout?',
    computer: 'Computer',
    sends: 'Sends',
    kept: 'No owner password: the computer uses the authorisation it keeps',
    retrieved: (storedOn: string) => `The owner password just retrieved, stored on ${storedOn}`,
    file: (fileName: string) => `The owner password in ${fileName}`,
    warning: 'It is sent once. A wrong owner password locks the TPM for its full lockout time.',
    otherMachine: (machine: string, computer: string) =>
      `This file is for ${machine}, not for ${computer}.`,
    otherComputer: (machine: string, computer: string) =>
      `This owner password is for ${machine}, not for ${computer}.`,
    superseded: (storedOn: string, newest: string) =>
      `This is not the newest owner password: it was stored on ${storedOn}` +
      `${newest === '' ? '' : `, the newest on ${newest}`}. ` +
      'If the TPM has been cleared since, it will lock.',
    accept: 'Send it anyway',
    cancel: 'Cancel',
  },
} as const;
