import type { DriveFieldProblem } from '#shared/recovery/drive-request.ts';
import type { ProtectorMark, ProtectorState, VolumeKind } from '#shared/recovery/protector.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import { call } from './call.ts';
import { fieldProblems } from './fields.ts';
import { guides } from './guides.ts';
import { keyId } from './key-id.ts';
import { link } from './link.ts';
import { procedures } from './procedures.ts';
import { readAloud } from './read-aloud.ts';
import { recoveryScreen } from './recovery-screen.ts';

const REASONS: Readonly<Record<DriveReason, string>> = {
  'boot-order-changed': 'Operating system boot order changed',
  'bios-changed': 'BIOS changed',
  'system-files-modified': 'Operating system files modified',
  'lost-startup-key': 'Lost startup key',
  'lost-pin': 'Lost PIN',
  'tpm-reset': 'TPM reset',
  'lost-passphrase': 'Lost passphrase',
  'lost-smartcard': 'Lost smartcard',
  other: 'Other',
};

const PROBLEMS: Readonly<Record<DriveFieldProblem, string>> = {
  ...fieldProblems,
  empty: 'Enter the key ID the caller reads out.',
  'too-short': 'Enter at least the first 8 digits.',
  'not-hexadecimal': 'A key ID has only the digits 0 to 9 and the letters A to F.',
  unclear: 'More than a key ID is here. Keep its 8 or 32 digits and delete the rest.',
  'recovery-password':
    'These are 48 digits: a recovery password, not a key ID. The recovery screen shows the key ' +
    'ID below the entry field.',
};

const VOLUMES: Readonly<Record<VolumeKind, string>> = {
  'operating-system': 'Operating system drive',
  fixed: 'Fixed data drive',
  removable: 'Removable drive',
  unknown: 'Drive',
};

const STATES: Readonly<Record<ProtectorState, string>> = {
  current: 'Current',
  superseded: 'Superseded',
  disclosed: 'Disclosed, waiting for rotation',
  damaged: 'Damaged, cannot be used',
};

const MARKS: Readonly<Record<ProtectorMark, string>> = {
  deleted: 'Deleted in the directory',
  conflict: 'Conflict object: another computer has this name now',
};

export const driveRecovery = {
  title: 'Recover access to an encrypted drive',
  form: {
    userDomain: 'User domain',
    userName: 'User name',
    keyId: 'Recovery key ID',
    reason: 'Reason for drive unlock',
    chooseReason: 'Choose a reason',
    note: 'Note',
    ticket: 'Ticket number',
    optional: 'Optional',
    submit: 'Submit',
    submitting: 'Searching',
    newRequest: 'New request',
  },
  link,
  keyId,
  call,
  recoveryScreen,
  callerCheck: {
    title: 'Caller check',
    missing: 'Tick every step before the key is handed out.',
    send: 'Send code',
    sendAgain: 'Send another code',
    sentTo: (to: string, minutes: number) =>
      `Sent to ${to}. Valid for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    code: 'Code the caller reads out',
    check: 'Check code',
    right: (endUser: string) => `The code for ${endUser} is correct.`,
  },
  reasons: REASONS,
  problems: PROBLEMS,
  volumes: VOLUMES,
  states: STATES,
  marks: MARKS,
  volume: (id: string) => `Volume ${id.slice(0, 8)}`,
  empty: {
    title: 'Ask the caller',
    steps: [
      [
        'What is the recovery key ID on the recovery screen?',
        'Its first eight digits are enough to start with.',
      ],
      ['Who are you, and which computer is it?', 'Compare the answer with what Keydesk shows.'],
      [
        'What happened before the computer asked for the key?',
        'A BIOS update, a lost PIN, a moved drive: that is the reason to choose.',
      ],
    ],
  },
  finder: {
    open: 'Find by computer or end user',
    computer: 'Computer',
    computerHint: 'Type three letters to see suggestions',
    endUser: 'End user',
    endUserHint: 'DOMAIN\\name, or just the name',
    nothingTyped: 'Type a computer or an end user.',
    find: 'Find keys',
    title: (wanted: string) => `Keys of ${wanted}`,
    count: (shown: number, hasMore: boolean) =>
      hasMore
        ? `The newest ${shown} keys; there are more.`
        : shown === 1
          ? 'One key.'
          : `${shown} keys, newest first.`,
    near:
      'The marked character differs from the key ID you typed: ask the caller to read it ' +
      'again.',
    lead:
      'Compare the key ID with what the caller sees, choose “Use this key ID”, and submit the ' +
      'request. Nothing has been disclosed yet.',
  },
  sources: {
    label: 'Sources',
    states: { waiting: 'is being searched.', answered: 'has answered.', failed: 'did not answer.' },
    list: (time: string, keys: string) => `(list of ${time}, ${keys} keys)`,
    olderList: (moment: string, keys: string) => `(list of ${moment}, ${keys} keys)`,
  },
  matches: {
    title: 'Possible matches',
    count: (shown: number, total: number) =>
      total > shown
        ? `${shown} of ${total} possible matches, newest first.`
        : `${shown} possible ${shown === 1 ? 'match' : 'matches'}, newest first.`,
    missing: 'Not every source has answered, so there may be more:',
    nextOfOne:
      'Compare it with what the caller says, then show it; or submit again to search the ' +
      'other sources.',
    next: 'Ask the caller for the next digits of the key ID, then show that one key.',
    keyId: 'Key ID',
    computer: 'Computer',
    drive: 'Drive',
    escrowed: 'Backed up on',
    state: 'State',
    show: 'Show recovery password',
  },
  rotation: {
    request: 'Rotate now…',
    title: 'Have this key replaced?',
    about:
      'Intune replaces only the key of the operating system drive, the next time the ' +
      'computer contacts it. Until then, the key that was handed out opens the drive.',
    signIn:
      'Your browser opens for a separate sign-in: replacing a key needs more permission than ' +
      'searching.',
    confirm: 'Rotate',
    cancel: 'Cancel',
    stop: 'Stop waiting for the browser',
    onRequest:
      'This key was handed out and still opens the drive. Intune can replace it: only the ' +
      'key of the operating system drive.',
    otherDrive:
      'This key was handed out. Intune replaces only keys of operating system drives: ' +
      'replace this one on the computer, once the drive is unlocked.',
    asked: 'Intune accepted the request. The key counts as replaced once a newer one appears here.',
    titleOnComputer: 'Replace this key on the computer?',
    onComputer:
      'This key was handed out and still opens the drive. It can be replaced on the computer ' +
      'once the computer is switched on and can be reached.',
    planning: 'Asking the computer what it would do…',
    plan: (computer: string, drive: string, kept: number) =>
      `On ${computer}, ${drive === '' ? 'the drive' : `drive ${drive}`} gets a new recovery ` +
      'password. The computer backs it up to Active Directory; then the one that was handed out ' +
      `is removed. Other ways to unlock the drive stay (TPM, PIN and so on: ${kept}). If the ` +
      'backup fails, everything stays as it is.',
    working: 'Replacing the key on the computer…',
    replaced:
      'The computer has a new key and backed it up; the one that was handed out no longer ' +
      'opens the drive. It counts as replaced once the new one appears here.',
    look: 'Look for the new key',
    notYet: 'There is no newer key for this drive yet.',
    seen: (newId: string, at: string, source: string) =>
      `This key was replaced. The new one is ${newId}, backed up ${at} (${source}).`,
  },
  result: {
    title: 'Recovery password',
    hidden: 'The recovery password is hidden.',
    hidesIn: (time: string) => `Hides in ${time}`,
    shownFor: (seconds: number) => `The recovery password is shown for ${seconds} seconds.`,
    longer: '+1 min',
    longerName: '+1 min: show the recovery password one minute longer',
    copy: 'Copy Key',
    save: 'Save…',
    savePackage: 'Save key package…',
    saveKit: 'Save kit…',
    kit: 'A kit is a folder with the key, the key package, instructions and checksums.',
    kitWithoutPackage:
      'No key package was backed up for this drive. A kit is a folder with the key, ' +
      'instructions and checksums.',
    hide: 'Hide',
    showAgain: 'Show again',
    packageNotOffered: (sources: string) =>
      `${sources} may keep a key package, but does not offer it here. Its own help desk ` +
      'portal may. A kit is a folder with the key, instructions and checksums.',
    copied: (time: string) => `Copied. Clears from the clipboard in ${time}.`,
    copiedDone: 'The key is no longer on the clipboard.',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `Saved and checked: ${fileName} in ` +
      `${folder}${isRemovable ? '. The drive is safe to remove.' : ''}`,
    removable: 'Removable drives',
    removableDrive: (name: string, free: string, fileSystem: string) =>
      `${name} · ${free} free · ${fileSystem}`,
    keyId: 'Key ID',
    unknownUsers: 'Its users are not known here',
    usersNotOffered: (sources: string) => `Its users are not available from ${sources}`,
    repeated: (times: number, days: number) => `${times} recoveries within ${days} days`,
    drive: 'Drive',
    escrowed: 'Backed up on',
    state: 'State',
    source: 'Source',
    singleUse:
      'This key is for single use. It is now marked as disclosed, and the computer replaces ' +
      'it as soon as it is back on the network. The key of a removable drive is replaced ' +
      'when the drive is inserted again.',
    notMarked:
      'This key was handed out, but its source cannot tell the computer to replace it. Once ' +
      'the drive is unlocked, replace the key on the computer, or let your policy do it.',
    wasDisclosed: 'This key was already handed out before and has not been replaced since.',
    wasSuperseded:
      'A newer key was backed up for this drive. This one works only if the drive has been ' +
      'offline since.',
    groupLabel: (number: number) => `Group ${number}`,
  },
  readAloud,
  procedures,
  guides,
} as const;
