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
  'not-a-ticket': 'Ce n’est pas un numéro de ticket de votre organisation.',
  'ticket-required': 'Entrez le numéro de ticket : aucune clé ne vous est remise sans lui.',
};

/** The field for the ticket number, which several forms have. */
export const ticketField = {
  optional: 'Facultatif',
  such: (example: string) => `Par exemple ${example}`,
  open: 'Ouvrir le ticket',
} as const;
