import { LONGEST_NOTE, type RequestFieldProblem } from '#shared/request/request-fields.ts';

/** What is wrong with a field that several forms have. */
export const fieldProblems: Readonly<Record<RequestFieldProblem, string>> = {
  'too-long': `Acorte el texto. Una nota admite ${LONGEST_NOTE} caracteres; otros campos, menos.`,
  required: 'Rellene este campo.',
  'note-required': 'Si el motivo es Otro, explíquelo en pocas palabras.',
  'reason-required': 'Elija el motivo.',
  'invisible-characters': 'Contiene caracteres invisibles. Escríbalo a mano en lugar de pegarlo.',
  'holds-secret':
    'Parece una clave de recuperación. Las claves nunca se guardan en el registro de auditoría.',
  'not-a-ticket': 'Este no es un número de ticket de su organización.',
  'ticket-required': 'Escriba el número de ticket: sin él no se le entrega ninguna clave.',
};

/** The field for the ticket number, which several forms have. */
export const ticketField = {
  optional: 'Opcional',
  such: (example: string) => `Por ejemplo, ${example}`,
  open: 'Abrir ticket',
} as const;
