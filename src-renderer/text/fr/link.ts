/** Links from tickets, which fill in the Drive Recovery form. */
export const link = {
  /** Above the form. */
  filledIn: 'Rempli par un lien. Comparez tout avec ce que dit l’appelant avant d’envoyer.',
  offer: (facts: readonly string[]) =>
    `Un lien propose de remplir Récupération de lecteur : ${facts.join(', ')}.`,
  keyId: (keyId: string) => `ID de clé ${keyId}`,
  user: (user: string) => `utilisateur ${user}`,
  ticket: (ticket: string) => `ticket ${ticket}`,
  fillIn: 'Remplir',
  dismiss: 'Ignorer',
  /** While nobody is signed in, and while the console is locked. */
  waitsForSignIn:
    'Un lien est en attente. Connectez-vous pour qu’il remplisse Récupération de lecteur.',
  waitsForUnlock:
    'Un lien est en attente. Déverrouillez la console pour qu’il remplisse Récupération de ' +
    'lecteur.',
} as const;
