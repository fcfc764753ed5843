import type { KeyIdOffer } from '#shared/recovery/key-id-offer.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

/** The spelling alphabet that people in France know, as far as hexadecimal needs it. */
const SPELLED: Readonly<Record<string, string>> = {
  0: 'zéro',
  1: 'un',
  2: 'deux',
  3: 'trois',
  4: 'quatre',
  5: 'cinq',
  6: 'six',
  7: 'sept',
  8: 'huit',
  9: 'neuf',
  A: 'Anatole',
  B: 'Berthe',
  C: 'Célestin',
  D: 'Désiré',
  E: 'Eugène',
  F: 'François',
};

/** Entering and saying a recovery key ID. */
export const keyId = {
  tooLong: 'Un ID de clé compte 32 chiffres. Supprimez ce qui est en trop.',
  hint: {
    nothing: 'Les 8 premiers chiffres ou les 32',
    tooShort: (digits: number) =>
      `${digits} ${plural(digits, 'chiffre', 'chiffres')} sur au moins 8`,
    prefix: (digits: number) => `${digits} chiffres sur 32 : trouve les correspondances possibles`,
    whole: 'Les 32 chiffres : trouve exactement cette clé',
    unreadable: 'Chiffres 0 à 9 et lettres A à F uniquement',
    unclear: 'Uniquement l’ID de clé : rien avant, rien après',
    offered: (count: number) =>
      count === 1
        ? 'Appuyez sur Entrée pour utiliser l’ID de clé ci-dessous'
        : 'Choisissez un des ID de clé ci-dessous',
    pasted: 'Seul l’ID de clé a été repris du texte collé.',
  },
  offer: {
    meant: (count: number) =>
      count === 1 ? 'Est-ce l’ID voulu ?' : 'Lequel de ces ID est le bon ?',
    readAs: (readAs: KeyIdOffer['readAs']) =>
      readAs.map(({ from, to }) => `${from} lu comme ${to}`).join(', '),
    accept: 'Utiliser cet ID de clé',
    acceptOne: (id: string) => `Utiliser cet ID de clé : ${id}`,
  },
  similar: {
    title: 'ID de clé semblables',
    lead: (endUser: string) =>
      `Aucune clé n’a cet ID. Les ID suivants appartiennent à des ordinateurs de ${endUser} et ` +
      'en diffèrent en un seul endroit. Demandez à l’appelant de relire l’endroit marqué.',
  },
  use: 'Utiliser cet ID de clé',
  spellOut: 'Épeler',
  spellingOf: (id: string) => `Épeler ${id.slice(0, 8)}`,
  /** One line per group, every digit a word. */
  spelled: (id: string): readonly string[] =>
    id.split('-').map((group) => Array.from(group, (digit) => SPELLED[digit] ?? digit).join(' ')),
};
