import { LONGEST_NOTE, type RequestFieldProblem } from '#shared/request/request-fields.ts';

/** What is wrong with a field that several forms have. */
export const fieldProblems: Readonly<Record<RequestFieldProblem, string>> = {
  'too-long':
    `Raccourcissez ce texte. Une note peut compter ${LONGEST_NOTE} caractères, les autres champs ` +
    'moins.',
  required: 'Renseignez ce champ.',
  'note-required': 'Indiquez pourquoi en quelques mots, puisque le motif est « Autre ».',
  'reason-required': 'Choisissez le motif.',
  'invisible-characters':
    'Ce texte contient des caractères invisibles. Tapez-le au lieu de le coller.',
  'holds-secret':
    'Cela ressemble à une clé de récupération. Aucune clé ne doit entrer dans le journal d’audit.',
};
