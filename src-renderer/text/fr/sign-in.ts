export const signIn = {
  title: 'Connexion',
  userName: 'Nom d’utilisateur',
  userNameHint: 'DOMAINE\\nom ou nom@domaine',
  password: 'Mot de passe',
  profile: 'Profil',
  submit: 'Se connecter',
  signingIn: 'Connexion en cours',
  /** Windows can sign the person in: nothing has to be typed. */
  ticket: {
    signIn: (account: string) => `Se connecter en tant que ${account}`,
    intro: 'Windows vous connecte. Aucun mot de passe n’est nécessaire.',
    other: 'Utiliser un autre compte',
    unlock: 'Déverrouiller avec Windows',
    typePassword: 'Utiliser le mot de passe',
    retry: 'Redemander à Windows',
    /** Where passwords are not accepted. */
    only:
      'Les mots de passe ne sont pas acceptés ici. Connectez-vous à Windows avec votre compte, ' +
      'puis choisissez « Redemander à Windows ». Si cela ne suffit pas, prévenez votre ' +
      'administrateur.',
  },
  /** Entra ID is what people sign in to: the browser asks for everything. */
  inBrowser: {
    signIn: 'Se connecter avec Microsoft Entra ID',
    intro: 'Votre navigateur s’ouvre et vous vous y connectez. Rien n’est saisi ici.',
    unlock: 'Déverrouiller avec Microsoft Entra ID',
    unlockIntro: 'Votre navigateur s’ouvre et Entra ID vérifie de nouveau votre identité.',
  },
  empty: {
    both: 'Entrez votre nom d’utilisateur et votre mot de passe.',
    userName: 'Entrez votre nom d’utilisateur.',
    password: 'Entrez votre mot de passe.',
    invalid:
      'Ce n’est pas un nom d’utilisateur. Tapez-le sous la forme DOMAINE\\nom ou nom@domaine.',
  },
  connect: 'Se connecter à votre organisation…',
  wait: (time: string) => `Réessayez dans ${time}`,
  demo: {
    title: 'Essayez avec un compte de démonstration',
    password: 'Mot de passe des trois :',
    roles: {
      'CONTOSO\\helpdesk-admin': 'Administrateur du support : l’ID de clé et le motif suffisent',
      'CONTOSO\\helpdesk-user': 'Utilisateur du support : renseigne tous les champs',
      'CONTOSO\\report-user': 'Utilisateur des rapports : consulte uniquement les rapports',
    },
  },
  lockedTitle: 'Verrouillé',
  lockedText: (name: string) =>
    `Connecté en tant que ${name}. Redemandez les clés dont vous avez encore besoin.`,
  /** There is no user name to check. */
  wrongPassword: { what: 'Le mot de passe est incorrect.', next: 'Retapez-le.' },
  unlock: 'Déverrouiller',
  unlocking: 'Déverrouillage en cours',
  signOut: 'Se déconnecter',
} as const;
