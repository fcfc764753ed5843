import type { Area } from '#shared/sign-in/role.ts';
import { ticketField } from './fields.ts';

const AREAS: Readonly<Record<Area, string>> = {
  'drive-recovery': 'Drive Recovery',
  'manage-tpm': 'Manage TPM',
  reports: 'Reports',
};

export const app = {
  product: 'Keydesk',
  tagline: 'Help desk console for BitLocker recovery',
  areas: AREAS,
  areasLabel: 'Areas',
  accountMenu: (name: string) => `Account: ${name}`,
  aboutText: (version: string) => `Keydesk ${version}. ${app.tagline}.`,
  close: 'Close',
  cancel: 'Cancel',
  /** Between two sentences. */
  sentenceGap: ' ',
  /** What something is called, and what it is. */
  labelled: (name: string, value: string) => `${name}: ${value}`,
  unknownTime: 'Not known',
  retry: 'Try again',
  demoLabel: 'Demo profile',
  demoBanner: 'Demo profile: every computer, person and key is made up.',
  incident: (number: string) => `Incident ${number}.`,
  tabFailed: 'This area stopped working.',
  tabFailedNext: 'Open it again. What was disclosed is in the audit log.',
  openAgain: 'Open again',
  making: 'Creating the demo profile',
  opening: 'Opening the profile',
  breakGlass: {
    title: 'Break glass',
    lead:
      'As an admin you can get this one secret although your limit is reached. Your reason and ' +
      'the disclosure are flagged in the audit log.',
    why: 'Why it cannot wait',
    required: 'Say why it cannot wait.',
    go: 'Disclose beyond the limit',
    leadWithoutCode:
      'As an admin you can get this one secret although nobody has read a code back. Your ' +
      'reason and the disclosure are flagged in the audit log.',
    goWithoutCode: 'Disclose without a code',
    banner: (computer: string) =>
      `Break glass: the secret of ${computer} was disclosed beyond a limit or without a code. ` +
      'This is flagged in the audit log.',
  },
  secondPerson: {
    title: 'Second person',
    lead:
      'Another admin approves this one secret here, beside you. Both of you are in the audit ' +
      'log. The approval is valid for two minutes.',
    userName: 'Admin who approves',
    password: 'Password of that admin',
    required: 'Fill in this field.',
    approve: 'Approve and disclose',
    leadInBrowser:
      'Another admin signs in here with the browser, beside you, and approves this one secret. ' +
      'Both of you are in the audit log. The approval is good for two minutes.',
    approveInBrowser: 'Approve in the browser and disclose',
  },
  cloud: {
    label: 'Sources with a sign-in of their own',
    signIn: (source: string) => `Sign in to ${source}…`,
    signOut: (source: string) => `Sign out of ${source}`,
    signingIn: 'Continue in your browser, then come back',
    readList: 'Read list again',
    nobody: (source: string) => `${source}: you are not signed in, so it is not searched.`,
    account: (account: string) => `Signed in as ${account}.`,
    list: (source: string, time: string, keys: string) =>
      `${source}, list of ${time}, ${keys} keys`,
    olderList: (source: string, moment: string, keys: string) =>
      `${source}, list of ${moment}, ${keys} keys`,
    reading: (source: string, keys: string) =>
      `${source}: the list of keys is being read, ${keys} so far. Until it is complete, ` +
      `search with all 32 digits of a key ID or by computer.`,
    readingAgain: (keys: string) => `It is being read again, ${keys} keys so far.`,
    none: (source: string) => `${source}: there is no list of keys yet.`,
    failed: (what: string) => `It could not be read again: ${what}`,
  },
  ticket: ticketField,
  idle: {
    title: 'Are you still there?',
    text:
      'Nobody has used this computer for a while. Keydesk is about to lock. What you typed ' +
      'stays; keys have to be asked for again.',
    locksIn: (time: string) => `Locks in ${time}`,
    stay: 'Stay signed in',
  },
} as const;
