import type { ReadBack } from '#shared/recovery/read-back.ts';
import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

const DIGITS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];

/** The language the digits are spoken in, for choosing a voice. */
const LANGUAGE = 'fr';

const VERDICTS: Readonly<
  Record<Exclude<ReadBack['verdict'], 'wrong-place' | 'incomplete'>, string>
> = {
  right: 'Correct.',
  'wrong-digit':
    'Un chiffre est faux : aucun mot de passe de récupération ne contient un tel groupe. ' +
    'Redemandez ces six chiffres.',
  'too-large': 'Aucun groupe ne dépasse 720885. Redemandez ces six chiffres.',
  'another-key':
    'Ce groupe est valide, mais n’appartient pas à cette clé. Demandez à l’appelant quelle clé ' +
    'il a notée.',
};

export const readAloud = {
  open: 'Lire à voix haute',
  close: 'Arrêter la lecture',
  language: LANGUAGE,
  position: (number: number) => `Groupe ${number} sur ${GROUP_COUNT}`,
  jump: (number: number, isConfirmed: boolean) =>
    isConfirmed ? `Groupe ${number}, relu` : `Groupe ${number}`,
  /** Six digits as three pairs, the way numbers are dictated in France, but each digit a word. */
  digits: (group: string) =>
    [group.slice(0, 2), group.slice(2, 4), group.slice(4)].map(digitWords).join(', '),
  previous: 'Groupe précédent',
  next: 'Groupe suivant',
  speak: 'Énoncer',
  noVoice:
    '« Énoncer » est désactivé : cet ordinateur n’a pas de voix installée, et la clé ne doit pas ' +
    'être envoyée à un service vocal.',
  keys:
    'Les flèches et la barre d’espace changent de groupe, Début et Fin vont au premier et au ' +
    'dernier, Échap arrête.',
  readBack: 'Relu par l’appelant',
  typed: (digits: number) => `${digits} ${plural(digits, 'chiffre', 'chiffres')} sur 6`,
  nothingTyped: 'Tapez ce que l’appelant relit.',
  verdict: (readBack: ReadBack, number: number): string => {
    if (readBack.verdict === 'incomplete') return '';
    if (readBack.verdict === 'wrong-place')
      return (
        `C’est le groupe ${readBack.position}, pas le groupe ${number}. L’appelant en a sauté un ` +
        'ou en a inversé deux.'
      );
    return VERDICTS[readBack.verdict];
  },
  confirmed: (number: number) => `Le groupe ${number} est correct.`,
  nothingMore: 'Plus rien à comparer.',
  allConfirmed: `Les ${GROUP_COUNT} groupes ont été relus et sont corrects.`,
};

function digitWords(digits: string): string {
  return Array.from(digits, (digit) => DIGITS[Number(digit)] ?? digit).join(' ');
}
