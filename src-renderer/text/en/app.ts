import type { Area } from '#shared/sign-in/role.ts';

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
    banner: (computer: string) =>
      `Beyond the limit: the secret of ${computer} was disclosed although your limit is reached. ` +
      'This is flagged in the audit log.',
  },
  idle: {
    title: 'Are you still there?',
    text:
      'Nobody has used this computer for a while. Keydesk is about to lock. What you typed ' +
      'stays; keys are cleared from memory.',
    locksIn: (time: string) => `Locks in ${time}`,
    stay: 'Stay signed in',
  },
} as const;
