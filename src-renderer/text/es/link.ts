/** Links from tickets, which fill in the Drive Recovery form. */
export const link = {
  /** Above the form. */
  filledIn:
    'Rellenado por un vínculo. Compárelo con lo que dice la persona que llama antes de enviarlo.',
  offer: (facts: readonly string[]) =>
    `Un vínculo quiere rellenar Recuperación de unidad: ${facts.join(', ')}.`,
  keyId: (keyId: string) => `id. de clave ${keyId}`,
  user: (user: string) => `usuario ${user}`,
  ticket: (ticket: string) => `ticket ${ticket}`,
  fillIn: 'Rellenar',
  dismiss: 'Descartar',
  /** While nobody is signed in, and while the console is locked. */
  waitsForSignIn:
    'Hay un vínculo en espera. Inicie sesión para que rellene Recuperación de unidad.',
  waitsForUnlock:
    'Hay un vínculo en espera. Desbloquee la consola para que rellene Recuperación de unidad.',
} as const;
