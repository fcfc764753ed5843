import { LONGEST_NOTE, type RequestFieldProblem } from '#shared/request/request-fields.ts';

/** What is wrong with a field that several forms have. */
export const fieldProblems: Readonly<Record<RequestFieldProblem, string>> = {
  'too-long': `Kürzen Sie dies. Eine Notiz fasst ${LONGEST_NOTE} Zeichen, andere Felder weniger.`,
  required: 'Füllen Sie dieses Feld aus.',
  'note-required': 'Beschreiben Sie den Grund mit wenigen Worten, wenn Sie „Andere“ wählen.',
  'reason-required': 'Wählen Sie den Grund.',
  'invisible-characters':
    'Dies enthält unsichtbare Zeichen. Geben Sie es von Hand ein, statt es einzufügen.',
  'holds-secret':
    'Dies sieht wie ein Wiederherstellungsschlüssel aus. Schlüssel gelangen nie in das ' +
    'Überwachungsprotokoll.',
  'not-a-ticket': 'Dies ist keine Ticketnummer Ihrer Organisation.',
  'ticket-required': 'Geben Sie die Ticketnummer ein: Ohne sie erhalten Sie keinen Schlüssel.',
};

/** The field for the ticket number, which several forms have. */
export const ticketField = {
  optional: 'Optional',
  such: (example: string) => `Zum Beispiel ${example}`,
  open: 'Ticket öffnen',
} as const;
