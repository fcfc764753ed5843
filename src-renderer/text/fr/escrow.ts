import type { EscrowCodeColumn, EscrowColumn } from '#shared/escrow/escrow-column.ts';
import type {
  ComputerAccount,
  EscrowFilter,
  EscrowSource,
  EscrowState,
  KeyAge,
  KeySpread,
} from '#shared/escrow/escrow-report.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

const STATES: Readonly<Record<EscrowState, string>> = {
  present: 'Clé présente',
  none: 'Aucune clé',
  damaged: 'Clés endommagées uniquement',
  unknown: 'Non connu',
  'no-computer': 'Clés sans ordinateur',
};

const AGES: Readonly<Record<KeyAge, string>> = {
  newer: 'Plus récente que le mot de passe du compte',
  older: 'Plus ancienne que le mot de passe du compte',
  unknown: 'Non connu',
  'not-applicable': 'Aucune clé utilisable',
};

const SPREADS: Readonly<Record<KeySpread, string>> = {
  all: 'Dans chaque source',
  some: 'Dans certaines sources',
  none: 'Dans aucune source',
  unknown: 'Non connu',
};

const ACCOUNTS: Readonly<Record<ComputerAccount, string>> = {
  enabled: 'Activé',
  disabled: 'Désactivé',
  unknown: 'Non connu',
};

const COLUMNS: Readonly<Record<EscrowColumn, string>> = {
  name: 'Nom de l’ordinateur',
  domain: 'Nom de domaine',
  state: 'Clé de récupération',
  age: 'Âge de la clé',
  newestKeyAt: 'Clé la plus récente',
  passwordSetAt: 'Mot de passe modifié',
  lastSignInAt: 'Dernière connexion',
  inSources: 'Clé dans',
  notInSources: 'Aucune clé dans',
  spread: 'Sources avec une clé',
  keys: 'Clés',
  damaged: 'Clés endommagées',
  account: 'Compte d’ordinateur',
  operatingSystem: 'Système d’exploitation',
};

const FILTERS: Readonly<Record<keyof EscrowFilter, string>> = {
  state: COLUMNS.state,
  age: COLUMNS.age,
  spread: COLUMNS.spread,
  missingIn: COLUMNS.notInSources,
  account: COLUMNS.account,
  computer: COLUMNS.name,
  operatingSystem: COLUMNS.operatingSystem,
  silentSince: 'Aucune connexion depuis le',
};

/** Recovery Key Backup. */
export const escrow = {
  title: 'Clés sauvegardées',
  columns: COLUMNS,
  codes: { state: STATES, age: AGES, spread: SPREADS, account: ACCOUNTS } satisfies Readonly<
    Record<EscrowCodeColumn, Readonly<Record<string, string>>>
  >,
  filterNames: FILTERS,
  silent: 'Aucune connexion depuis',
  silentDays: { '30': '30 jours', '90': '90 jours', '180': '180 jours' },
  readAt: 'Sources lues le',
  asOf: (moment: string) => `Lu le ${moment}`,
  reading: (computers: string, keys: string) =>
    `Lecture en cours – ordinateurs : ${computers}, clés : ${keys}`,
  withoutKey: (count: number, number: string) =>
    count === 0
      ? 'Aucun ordinateur sans clé de récupération n’est connu.'
      : plural(
          count,
          `${number} ordinateur n’a pas de clé de récupération.`,
          `${number} ordinateurs n’ont pas de clé de récupération.`,
        ),
  notKnownOf: (count: number, number: string) =>
    plural(
      count,
      `Pour ${number} ordinateur, on ne sait pas s’il en a une.`,
      `Pour ${number} ordinateurs, on ne sait pas s’ils en ont une.`,
    ),
  noneListed:
    'Aucune source de ce profil ne peut répertorier ses clés : on ne sait rien d’aucun ordinateur.',
  drives:
    'Ce sont les ordinateurs qui sont comptés, pas les lecteurs : aucune source n’indique quels ' +
    'lecteurs sont sans clé. Un ordinateur qui a une clé peut avoir un autre lecteur sans clé.',
  charts: {
    state: 'Ordinateurs par clé de récupération',
    age: 'Âge de la clé la plus récente',
    spread: 'Ordinateurs par sources avec une clé',
  },
  computers: 'Ordinateurs',
  details: 'Ordinateurs et leurs clés',
  count: (count: number, number: string) => `${number} ${plural(count, 'ligne', 'lignes')}`,
  nothing: 'Aucun ordinateur ne correspond à ces filtres.',
  notKnown: 'Non connu',
  ageHint:
    'Windows change le mot de passe d’un compte d’ordinateur tous les 30 jours environ. Une clé ' +
    'plus ancienne est normale ; elle mérite un regard si l’ordinateur a été réinstallé ou ' +
    'remplacé.',
  sources: {
    title: 'Sources',
    columns: { source: 'Source', state: 'État', computers: 'Ordinateurs', keys: 'Clés' },
    states: {
      reading: 'Lecture en cours',
      read: 'Lue',
      failed: 'Non lue',
      'not-listed': 'Ne peut pas répertorier ses clés',
    } satisfies Record<EscrowSource['state'], string>,
    hidden: (count: number, number: string) =>
      plural(
        count,
        `Vous ne pouvez pas voir les clés de ${number} ordinateur`,
        `Vous ne pouvez pas voir les clés de ${number} ordinateurs`,
      ),
    incomplete:
      'Toutes les sources n’ont pas indiqué l’ensemble de leurs clés. Les ordinateurs sans clé ' +
      'ailleurs comptent comme non connus.',
  },
  paper: {
    read: (source: string, computers: string, keys: string) =>
      `${source} – ordinateurs : ${computers}, clés : ${keys}.`,
    failed: (source: string) => `${source} n’a pas pu être lue.`,
    'not-listed': (source: string) => `${source} ne peut pas répertorier ses clés.`,
  },
  first: {
    title: 'Quels ordinateurs ont une clé de récupération ?',
    steps: [
      [
        'Où les clés sont-elles recherchées ?',
        'Dans chaque source de ce profil qui peut répertorier ses clés. Les chiffres ne sont ' +
          'jamais lus.',
      ],
      [
        'Combien de temps cela prend-il ?',
        'Tous les ordinateurs sont lus : quelques secondes pour des milliers, quelques minutes ' +
          'pour des centaines de milliers. Vous pouvez continuer à travailler pendant ce temps.',
      ],
      [
        'Et si une source ne répond pas ?',
        'Ce qu’elle aurait indiqué compte comme non connu, jamais comme une absence de clé.',
      ],
    ],
  },
} as const;
