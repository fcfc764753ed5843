/** Links from tickets, which fill in the Drive Recovery form. */
export const link = {
  /** Above the form. */
  filledIn: 'Filled in from a link. Compare it with what the caller says before you submit.',
  offer: (facts: readonly string[]) =>
    `A link wants to fill in Drive Recovery: ${facts.join(', ')}.`,
  keyId: (keyId: string) => `key ID ${keyId}`,
  user: (user: string) => `user ${user}`,
  ticket: (ticket: string) => `ticket ${ticket}`,
  fillIn: 'Fill in',
  dismiss: 'Dismiss',
  /** While nobody is signed in, and while the console is locked. */
  waitsForSignIn: 'A link is waiting. Sign in to have Drive Recovery filled in.',
  waitsForUnlock: 'A link is waiting. Unlock to have Drive Recovery filled in.',
} as const;
