export const signIn = {
  title: 'Anmelden',
  userName: 'Benutzername',
  userNameHint: 'DOMÄNE\\Name oder Name@Domäne',
  password: 'Kennwort',
  profile: 'Profil',
  submit: 'Anmelden',
  signingIn: 'Anmeldung läuft',
  /** Windows can sign the person in: nothing has to be typed. */
  ticket: {
    signIn: (account: string) => `Als ${account} anmelden`,
    intro: 'Windows meldet Sie an. Ein Kennwort ist nicht nötig.',
    other: 'Anderes Konto verwenden',
    unlock: 'Mit Windows entsperren',
    typePassword: 'Kennwort verwenden',
    retry: 'Windows erneut fragen',
    /** Where passwords are not accepted. */
    only:
      'Kennwörter werden hier nicht angenommen. Melden Sie sich mit Ihrem Konto bei Windows an, ' +
      'und wählen Sie dann „Windows erneut fragen“. Hilft das nicht, wenden Sie sich an Ihren ' +
      'Administrator.',
  },
  /** Entra ID is what people sign in to: the browser asks for everything. */
  inBrowser: {
    signIn: 'Mit Microsoft Entra ID anmelden',
    intro: 'Ihr Browser wird geöffnet, und Sie melden sich dort an. Hier wird nichts eingegeben.',
    unlock: 'Mit Microsoft Entra ID entsperren',
    unlockIntro: 'Ihr Browser wird geöffnet, und Entra ID prüft erneut, wer Sie sind.',
  },
  empty: {
    both: 'Geben Sie Ihren Benutzernamen und Ihr Kennwort ein.',
    userName: 'Geben Sie Ihren Benutzernamen ein.',
    password: 'Geben Sie Ihr Kennwort ein.',
    invalid:
      'Das ist kein Benutzername. Geben Sie ihn in der Form DOMÄNE\\Name oder Name@Domäne ein.',
  },
  connect: 'Mit Ihrer Organisation verbinden…',
  wait: (time: string) => `Erneut versuchen in ${time}`,
  demo: {
    title: 'Mit einem Demokonto ausprobieren',
    password: 'Kennwort für alle drei:',
    roles: {
      'CONTOSO\\helpdesk-admin': 'Helpdeskadministrator: Schlüssel-ID und Grund genügen',
      'CONTOSO\\helpdesk-user': 'Helpdeskbenutzer: füllt jedes Feld aus',
      'CONTOSO\\report-user': 'Berichtsbenutzer: liest nur Berichte',
    },
  },
  lockedTitle: 'Gesperrt',
  lockedText: (name: string) =>
    `Angemeldet als ${name}. Fordern Sie Schlüssel, die Sie noch brauchen, neu an.`,
  /** There is no user name to check. */
  wrongPassword: { what: 'Das Kennwort ist falsch.', next: 'Geben Sie es erneut ein.' },
  unlock: 'Entsperren',
  unlocking: 'Wird entsperrt',
  signOut: 'Abmelden',
} as const;
