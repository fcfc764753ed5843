import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';

/** The request in front, recent requests, and the text for the help desk's ticket. */
export const call = {
  summary: {
    title: 'Diese Anforderung',
    keyId: 'Wiederherstellungsschlüssel-ID',
    endUser: 'Endbenutzer',
    noEndUser: 'Nicht angegeben',
    reason: 'Grund',
    note: 'Notiz',
    ticket: 'Ticketnummer',
    answeredAt: 'Beantwortet um',
    newRequest: 'Neue Anforderung',
    copyForTicket: 'Für Ticket kopieren',
    copied: 'Ohne den Schlüssel kopiert.',
    notCopied: 'Das Kopieren ist fehlgeschlagen. Versuchen Sie es erneut.',
    sameCaller: 'Weiterer Schlüssel für diesen Anrufer',
    backToForm: (keyId: string) =>
      keyId === '' ? 'Zurück zum Formular' : `Zurück zur Anforderung für ${keyId}`,
  },
  recent: {
    title: 'Letzte Anforderungen',
    lead: 'Wählen Sie eine aus, um zu ihr zurückzukehren.',
    shown: (time: string) => `Schlüssel angezeigt, wird in ${time} ausgeblendet`,
    hidden: 'Schlüssel ausgeblendet, kann wieder angezeigt werden',
    over: 'Schlüssel nicht mehr im Speicher',
    readBack: 'Zurückgelesen',
  },
  over: {
    text:
      'Dieser Schlüssel ist nicht mehr im Speicher. Wird er noch einmal gebraucht, fordern Sie ' +
      'ihn neu an: Das wird wie beim ersten Mal aufgezeichnet.',
    askAgain: 'Erneut anfordern',
  },
  ticket: {
    title: 'BitLocker-Wiederherstellung',
    computer: 'Computer',
    endUser: 'Endbenutzer',
    keyId: 'Schlüssel-ID beginnt mit',
    reason: 'Grund',
    ticket: 'Ticket',
    answeredAt: 'Schlüssel ausgegeben',
    readBack: 'Zurückgelesen',
    groupsReadBack: (groups: number) =>
      groups === GROUP_COUNT
        ? `alle ${GROUP_COUNT} Gruppen richtig`
        : groups === 0
          ? 'nein'
          : `${groups} von ${GROUP_COUNT} Gruppen richtig`,
    unknown: 'nicht bekannt',
  },
} as const;
