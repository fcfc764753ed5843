import { LONGEST_NOTE, type RequestFieldProblem } from '#shared/request/request-fields.ts';

/** What is wrong with a field that several forms have. */
export const fieldProblems: Readonly<Record<RequestFieldProblem, string>> = {
  'too-long': `Shorten this. A note may have ${LONGEST_NOTE} characters, other fields fewer.`,
  required: 'Fill in this field.',
  'note-required': 'When the reason is Other, say why in a few words.',
  'reason-required': 'Choose the reason.',
  'invisible-characters': 'This contains invisible characters. Type it by hand instead of pasting.',
  'holds-secret': 'This looks like a recovery key. Keys never go into the audit log.',
  'not-a-ticket': 'This is not a ticket number of your organisation.',
  'ticket-required': 'Enter the ticket number: you get no key without one.',
};

/** The field for the ticket number, which several forms have. */
export const ticketField = {
  optional: 'Optional',
  such: (example: string) => `Such as ${example}`,
  open: 'Open ticket',
} as const;
