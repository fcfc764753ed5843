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
  present: 'Schlüssel vorhanden',
  none: 'Kein Schlüssel',
  damaged: 'Nur beschädigte Schlüssel',
  unknown: 'Nicht bekannt',
  'no-computer': 'Schlüssel ohne Computer',
};

const AGES: Readonly<Record<KeyAge, string>> = {
  newer: 'Neuer als das Kontokennwort',
  older: 'Älter als das Kontokennwort',
  unknown: 'Nicht bekannt',
  'not-applicable': 'Kein brauchbarer Schlüssel',
};

const SPREADS: Readonly<Record<KeySpread, string>> = {
  all: 'In jeder Quelle',
  some: 'In einigen Quellen',
  none: 'In keiner Quelle',
  unknown: 'Nicht bekannt',
};

const ACCOUNTS: Readonly<Record<ComputerAccount, string>> = {
  enabled: 'Aktiviert',
  disabled: 'Deaktiviert',
  unknown: 'Nicht bekannt',
};

const COLUMNS: Readonly<Record<EscrowColumn, string>> = {
  name: 'Computername',
  domain: 'Domänenname',
  state: 'Wiederherstellungsschlüssel',
  age: 'Alter des Schlüssels',
  newestKeyAt: 'Neuester Schlüssel',
  passwordSetAt: 'Kennwort geändert',
  lastSignInAt: 'Letzte Anmeldung',
  inSources: 'Schlüssel in',
  notInSources: 'Kein Schlüssel in',
  spread: 'Quellen mit Schlüssel',
  keys: 'Schlüssel',
  damaged: 'Beschädigte Schlüssel',
  account: 'Computerkonto',
  operatingSystem: 'Betriebssystem',
};

const FILTERS: Readonly<Record<keyof EscrowFilter, string>> = {
  state: COLUMNS.state,
  age: COLUMNS.age,
  spread: COLUMNS.spread,
  missingIn: COLUMNS.notInSources,
  account: COLUMNS.account,
  computer: COLUMNS.name,
  operatingSystem: COLUMNS.operatingSystem,
  silentSince: 'Keine Anmeldung seit',
};

/** Recovery Key Backup. */
export const escrow = {
  title: 'Gesicherte Schlüssel',
  columns: COLUMNS,
  codes: { state: STATES, age: AGES, spread: SPREADS, account: ACCOUNTS } satisfies Readonly<
    Record<EscrowCodeColumn, Readonly<Record<string, string>>>
  >,
  filterNames: FILTERS,
  silent: 'Keine Anmeldung seit',
  silentDays: { '30': '30 Tagen', '90': '90 Tagen', '180': '180 Tagen' },
  readAt: 'Quellen gelesen am',
  asOf: (moment: string) => `Gelesen am ${moment}`,
  reading: (computers: string, keys: string) =>
    `Wird gelesen: ${computers} Computer, ${keys} Schlüssel`,
  withoutKey: (count: number, number: string) =>
    count === 0
      ? 'Von keinem Computer ist bekannt, dass ihm ein Wiederherstellungsschlüssel fehlt.'
      : count === 1
        ? '1 Computer hat keinen Wiederherstellungsschlüssel.'
        : `${number} Computer haben keinen Wiederherstellungsschlüssel.`,
  notKnownOf: (count: number, number: string) =>
    count === 1
      ? 'Von 1 Computer ist nicht bekannt, ob er einen hat.'
      : `Von ${number} Computern ist nicht bekannt, ob sie einen haben.`,
  noneListed:
    'Keine Quelle dieses Profils kann ihre Schlüssel auflisten; daher ist von keinem Computer ' +
    'etwas bekannt.',
  drives:
    'Gezählt werden Computer, nicht Laufwerke: Keine Quelle nennt Laufwerke ohne Schlüssel. Ein ' +
    'Computer mit einem Schlüssel kann ein weiteres Laufwerk ohne Schlüssel haben.',
  charts: {
    state: 'Computer nach Wiederherstellungsschlüssel',
    age: 'Alter des neuesten Schlüssels',
    spread: 'Computer nach Quellen mit Schlüssel',
  },
  computers: 'Computer',
  details: 'Computer und ihre Schlüssel',
  count: (count: number, number: string) => (count === 1 ? '1 Zeile' : `${number} Zeilen`),
  nothing: 'Kein Computer entspricht diesen Filtern.',
  notKnown: 'Nicht bekannt',
  ageHint:
    'Windows ändert das Kennwort eines Computerkontos etwa alle 30 Tage. Ein älterer Schlüssel ' +
    'ist üblich; sehen Sie genauer hin, wenn der Computer neu installiert oder ersetzt wurde.',
  sources: {
    title: 'Quellen',
    columns: { source: 'Quelle', state: 'Status', computers: 'Computer', keys: 'Schlüssel' },
    states: {
      reading: 'Wird gelesen',
      read: 'Gelesen',
      failed: 'Nicht gelesen',
      'not-listed': 'Kann ihre Schlüssel nicht auflisten',
    } satisfies Record<EscrowSource['state'], string>,
    hidden: (count: number, number: string) =>
      count === 1
        ? 'Die Schlüssel von 1 Computer dürfen Sie nicht sehen'
        : `Die Schlüssel von ${number} Computern dürfen Sie nicht sehen`,
    incomplete:
      'Nicht jede Quelle hat alle ihre Schlüssel genannt. Computer ohne Schlüssel in einer ' +
      'anderen gelten als nicht bekannt.',
  },
  paper: {
    read: (source: string, computers: string, keys: string) =>
      `${source}: Computer ${computers}, Schlüssel ${keys}.`,
    failed: (source: string) => `${source} konnte nicht gelesen werden.`,
    'not-listed': (source: string) => `Die Schlüssel in ${source} lassen sich nicht auflisten.`,
  },
  first: {
    title: 'Welche Computer haben einen Wiederherstellungsschlüssel?',
    steps: [
      [
        'Wo wird nach Schlüsseln gesucht?',
        'In jeder Quelle dieses Profils, die ihre Schlüssel auflisten kann. Die Ziffern werden ' +
          'nie gelesen.',
      ],
      [
        'Wie lange dauert das?',
        'Alle Computer werden gelesen: Sekunden bei Tausenden, Minuten bei Hunderttausenden. ' +
          'Sie können inzwischen weiterarbeiten.',
      ],
      [
        'Was, wenn eine Quelle nicht antwortet?',
        'Was sie gesagt hätte, gilt als nicht bekannt, nie als kein Schlüssel.',
      ],
    ],
  },
} as const;
