import type { EscrowCodeColumn, EscrowColumn } from '#shared/escrow/escrow-column.ts';
import type {
  ComputerAccount,
  EscrowFilter,
  EscrowSource,
  EscrowState,
  KeyAge,
  KeySpread,
} from '#shared/escrow/escrow-report.ts';

const STATES: Readonly<Record<EscrowState, string>> = {
  present: 'Key present',
  none: 'No key',
  damaged: 'Only damaged keys',
  unknown: 'Not known',
  'no-computer': 'Keys without a computer',
};

const AGES: Readonly<Record<KeyAge, string>> = {
  newer: 'Newer than the account password',
  older: 'Older than the account password',
  unknown: 'Not known',
  'not-applicable': 'No usable key',
};

const SPREADS: Readonly<Record<KeySpread, string>> = {
  all: 'In every source',
  some: 'In some sources',
  none: 'In no source',
  unknown: 'Not known',
};

const ACCOUNTS: Readonly<Record<ComputerAccount, string>> = {
  enabled: 'Enabled',
  disabled: 'Disabled',
  unknown: 'Not known',
};

const COLUMNS: Readonly<Record<EscrowColumn, string>> = {
  name: 'Computer name',
  domain: 'Domain name',
  state: 'Recovery key',
  age: 'Key age',
  newestKeyAt: 'Newest key',
  passwordSetAt: 'Password changed',
  lastSignInAt: 'Last sign-in',
  inSources: 'Key in',
  notInSources: 'No key in',
  spread: 'Sources with a key',
  keys: 'Keys',
  damaged: 'Damaged keys',
  account: 'Computer account',
  operatingSystem: 'Operating system',
};

const FILTERS: Readonly<Record<keyof EscrowFilter, string>> = {
  state: COLUMNS.state,
  age: COLUMNS.age,
  spread: COLUMNS.spread,
  missingIn: COLUMNS.notInSources,
  account: COLUMNS.account,
  computer: COLUMNS.name,
  operatingSystem: COLUMNS.operatingSystem,
  silentSince: 'No sign-in since',
};

/** Recovery Key Backup. */
export const escrow = {
  title: 'Recovery Key Backup',
  columns: COLUMNS,
  codes: { state: STATES, age: AGES, spread: SPREADS, account: ACCOUNTS } satisfies Readonly<
    Record<EscrowCodeColumn, Readonly<Record<string, string>>>
  >,
  filterNames: FILTERS,
  silent: 'No sign-in for',
  silentDays: { '30': '30 days', '90': '90 days', '180': '180 days' },
  readAt: 'Sources read at',
  asOf: (moment: string) => `Read ${moment}`,
  reading: (computers: string, keys: string) => `Reading: computers ${computers}, keys ${keys}`,
  withoutKey: (count: number, number: string) =>
    count === 0
      ? 'No computer is known to be without a recovery key.'
      : count === 1
        ? '1 computer has no recovery key.'
        : `${number} computers have no recovery key.`,
  notKnownOf: (count: number, number: string) =>
    count === 1
      ? 'Of 1 computer it is not known whether it has one.'
      : `Of ${number} computers it is not known whether they have one.`,
  noneListed: 'No source of this profile can list its keys, so nothing is known of any computer.',
  drives:
    'Computers are counted, not drives: no source tells which drives have no key. A computer ' +
    'with a key can have another drive without one.',
  charts: {
    state: 'Computers by recovery key',
    age: 'Age of the newest key',
    spread: 'Computers by sources with a key',
  },
  computers: 'Computers',
  details: 'Computers and their keys',
  count: (count: number, number: string) => (count === 1 ? '1 row' : `${number} rows`),
  nothing: 'No computer matches these filters.',
  notKnown: 'Not known',
  ageHint:
    'Windows changes the password of a computer account about every 30 days. A key older than ' +
    'that is usual; look into it only if the computer was reinstalled or replaced.',
  sources: {
    title: 'Sources',
    columns: { source: 'Source', state: 'State', computers: 'Computers', keys: 'Keys' },
    states: {
      reading: 'Being read',
      read: 'Read',
      failed: 'Not read',
      'not-listed': 'Cannot list its keys',
    } satisfies Record<EscrowSource['state'], string>,
    hidden: (count: number, number: string) =>
      count === 1
        ? 'You may not see the keys of 1 computer'
        : `You may not see the keys of ${number} computers`,
    incomplete:
      'Not every source listed all its keys. A computer without a key in the others counts ' +
      'as not known.',
  },
  paper: {
    read: (source: string, computers: string, keys: string) =>
      `${source}: computers ${computers}, keys ${keys}.`,
    failed: (source: string) => `${source} could not be read.`,
    'not-listed': (source: string) => `${source} cannot list its keys.`,
  },
  first: {
    title: 'Which computers have a recovery key?',
    steps: [
      [
        'Where are keys looked for?',
        'In every source of this profile that can list its keys. The digits are never read.',
      ],
      [
        'How long does it take?',
        'All computers are read: seconds for thousands, minutes for hundreds of thousands. ' +
          'You can go on working meanwhile.',
      ],
      [
        'What if a source does not answer?',
        'Its part of the answer counts as not known, never as no key.',
      ],
    ],
  },
} as const;
