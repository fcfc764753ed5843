import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** Signing in, and the directory behind it. */
export const directoryErrors = {
  'auth.badCredentials': () => ({
    what: 'Le nom d’utilisateur ou le mot de passe est incorrect.',
    next: 'Vérifiez le nom d’utilisateur et retapez le mot de passe.',
  }),
  'auth.throttled': ({ reason }) => ({
    what: `Il y a eu trop de tentatives infructueuses ${
      reason === 'workstation' ? 'sur cet ordinateur' : 'pour ce compte'
    }.`,
    next: 'Attendez la fin du compte à rebours, puis réessayez.',
  }),
  'auth.noRole': ({ groups }) => ({
    what: 'Votre compte n’est membre d’aucun des groupes autorisés à utiliser Keydesk.',
    next:
      groups === undefined
        ? 'Demandez à votre administrateur de vous ajouter à un groupe BitLocker du support ' +
          'technique ou des rapports.'
        : `Demandez à votre administrateur de vous ajouter à l’un de ces groupes : ${groups}.`,
  }),
  'auth.signedOut': () => ({ what: 'Vous êtes déconnecté.', next: 'Reconnectez-vous.' }),
  'auth.forbidden': () => ({
    what: 'Votre rôle ne le permet pas.',
    next:
      'La tentative a été enregistrée. Adressez-vous à votre administrateur si vous avez besoin ' +
      'de cette zone.',
  }),
  'auth.locked': () => ({
    what: 'La console est verrouillée.',
    next: 'Déverrouillez-la, puis renvoyez la demande.',
  }),
  'auth.logonHours': () => ({
    what: 'Votre compte ne peut pas se connecter à cette heure.',
    next:
      'Réessayez pendant vos heures d’ouverture de session, ou demandez à votre administrateur ' +
      'de les modifier.',
  }),
  'auth.workstation': () => ({
    what: 'Votre compte ne peut pas se connecter depuis cet ordinateur.',
    next:
      'Utilisez un ordinateur auquel vous pouvez vous connecter, ou demandez à votre ' +
      'administrateur d’ajouter celui-ci.',
  }),
  'auth.passwordExpired': () => ({
    what: 'Votre mot de passe a expiré.',
    next: 'Modifiez-le dans Windows, puis connectez-vous ici avec le nouveau.',
  }),
  'auth.disabled': () => ({
    what: 'Votre compte est désactivé.',
    next: 'Demandez à votre administrateur de l’activer.',
  }),
  'auth.accountExpired': () => ({
    what: 'Votre compte a expiré.',
    next: 'Demandez à votre administrateur de le prolonger.',
  }),
  'auth.mustChangePassword': () => ({
    what: 'Vous devez modifier votre mot de passe avant de pouvoir vous connecter.',
    next: 'Connectez-vous à Windows et modifiez-le, puis connectez-vous ici avec le nouveau.',
  }),
  'auth.lockedOut': () => ({
    what: 'Votre compte est verrouillé après trop de mots de passe erronés.',
    next:
      'Attendez la fin du verrouillage, ou demandez à votre administrateur ' +
      'de le déverrouiller.',
  }),
  'auth.restricted': () => ({
    what: 'Une restriction sur votre compte vous empêche de vous connecter.',
    next:
      'Laissez Windows vous connecter, s’il y a un bouton pour cela. Sinon, demandez à votre ' +
      'administrateur de quelle restriction il s’agit : Protected Users ou une stratégie ' +
      'd’authentification, par exemple.',
  }),
  'auth.logonType': () => ({
    what:
      'Votre compte ne peut pas se connecter ainsi : il est membre de Protected Users, par ' +
      'exemple, ou n’a pas le droit d’accéder par le réseau.',
    next:
      'Connectez-vous à Windows avec ce compte, puis rouvrez Keydesk ; ou utilisez un autre ' +
      'compte.',
  }),
  'auth.tooManyGroups': () => ({
    what: 'Votre compte est membre de trop de groupes pour que Windows puisse le connecter.',
    next: 'Demandez à votre administrateur de le retirer de certains d’entre eux.',
  }),
  'auth.refused': ({ reason = '' }) => ({
    what:
      'Le contrôleur de domaine ne vous laisse pas vous connecter, avec le code Windows ' +
      `0x${reason}.`,
    next: 'Communiquez ce numéro à votre administrateur : il indique pourquoi.',
  }),

  'directory.unreachable': () => ({
    what: 'Aucun contrôleur de domaine n’est joignable.',
    next:
      'Vérifiez la connexion réseau ou VPN, puis réessayez. Si cela persiste, adressez-vous à ' +
      'votre administrateur.',
  }),
  'directory.timedOut': () => ({
    what: 'Le contrôleur de domaine n’a pas répondu à temps.',
    next: 'Réessayez dans un instant. Si cela persiste, adressez-vous à votre administrateur.',
  }),
  'directory.refused': () => ({
    what: 'Le contrôleur de domaine a refusé la demande.',
    next:
      'Réessayez. Si cela se reproduit, prévenez votre administrateur ; le journal contient le ' +
      'code de résultat.',
  }),
  'directory.clearTextRefused': () => ({
    what:
      'Le contrôleur de domaine ne propose pas de connexion chiffrée ; votre mot de passe n’a ' +
      'donc pas été envoyé.',
    next:
      'Demandez à votre administrateur d’installer un certificat sur les ' +
      'contrôleurs de domaine.',
  }),
  'directory.certificateExpired': () => ({
    what: 'Le certificat du contrôleur de domaine a expiré ou n’est pas encore valide.',
    next:
      'Vérifiez l’horloge de cet ordinateur. Si elle est juste, demandez à votre administrateur ' +
      'de renouveler le certificat.',
  }),
  'directory.certificateUnknown': () => ({
    what:
      'Le certificat du contrôleur de domaine n’a pas été délivré par une autorité que cet ' +
      'ordinateur approuve.',
    next:
      'Demandez à votre administrateur d’ajouter le certificat de l’autorité à cet ordinateur ou ' +
      'à la configuration.',
  }),
  'directory.certificateName': () => ({
    what: 'Le certificat du contrôleur de domaine est établi pour un autre nom.',
    next:
      'Demandez à votre administrateur de corriger le nom configuré, ou de délivrer un ' +
      'certificat pour celui-ci. Votre mot de passe n’a pas été envoyé.',
  }),
  'directory.certificateWeak': () => ({
    what:
      'La clé ou la signature du certificat du contrôleur de domaine est trop faible. Votre mot ' +
      'de passe n’a pas été envoyé.',
    next:
      'Demandez à votre administrateur un nouveau certificat, avec une clé ' +
      'd’au moins 2 048 bits.',
  }),
  'directory.outdatedEncryption': () => ({
    what:
      'Le contrôleur de domaine ne propose qu’un chiffrement obsolète, que cet ordinateur ' +
      'n’utilise pas. Votre mot de passe n’a pas été envoyé.',
    next:
      'Demandez à votre administrateur d’activer TLS 1.2 et ses suites de chiffrement sur les ' +
      'contrôleurs de domaine.',
  }),
  'directory.noLogonServer': () => ({
    what:
      'Les contrôleurs de domaine n’ont pas pu vérifier votre mot de passe : ils ne joignent pas ' +
      'le domaine de votre compte.',
    next:
      'Réessayez dans un instant. Si cela persiste, demandez à votre administrateur de vérifier ' +
      'la connexion et la relation d’approbation entre les domaines.',
  }),
  'directory.outsideDomain': ({ reason = '' }) => ({
    what:
      `DNS indique des contrôleurs de domaine qui ne sont pas dans votre domaine : ${reason}. ` +
      'Votre mot de passe n’a pas été envoyé.',
    next:
      'Adressez-vous à votre administrateur. S’ils sont corrects, ils doivent être indiqués dans ' +
      'la configuration comme « controllers ».',
  }),
  'directory.groupsNotFound': () => ({
    what: 'Aucun des groupes configurés ne figure dans l’annuaire.',
    next:
      'Corrigez leurs noms dans la configuration, ou connectez-vous de nouveau à votre ' +
      'organisation.',
  }),
} satisfies ErrorTexts;
