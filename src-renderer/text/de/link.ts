/** Links from tickets, which fill in the Drive Recovery form. */
export const link = {
  /** Above the form. */
  filledIn:
    'Von einem Link ausgefüllt. Vergleichen Sie alles mit den Angaben des Anrufers, ' +
    'bevor Sie absenden.',
  offer: (facts: readonly string[]) =>
    `Ein Link möchte die Laufwerkwiederherstellung ausfüllen: ${facts.join(', ')}.`,
  keyId: (keyId: string) => `Schlüssel-ID ${keyId}`,
  user: (user: string) => `Benutzer ${user}`,
  ticket: (ticket: string) => `Ticket ${ticket}`,
  fillIn: 'Ausfüllen',
  dismiss: 'Verwerfen',
  /** While nobody is signed in, and while the console is locked. */
  waitsForSignIn:
    'Ein Link wartet. Melden Sie sich an, damit er die Laufwerkwiederherstellung ausfüllt.',
  waitsForUnlock:
    'Ein Link wartet. Entsperren Sie die Konsole, damit er die Laufwerkwiederherstellung ausfüllt.',
} as const;
