import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const named = (server: string | undefined) =>
  server === undefined
    ? 'Le serveur de base de données'
    : `Le serveur de base de données ${server}`;
const onServer = (server: string | undefined) => (server === undefined ? '' : ` sur ${server}`);
const certificateOf = (server: string | undefined) =>
  server === undefined
    ? 'Le certificat du serveur de base de données'
    : `Le certificat de ${server}`;
const connectionTo = (server: string | undefined) =>
  server === undefined ? 'La connexion au serveur de base de données' : `La connexion à ${server}`;
const numbered = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (numéro ${reason})`;

const NOT_SENT = 'Les identifiants n’ont pas été envoyés.';

/** Reaching a SQL Server, and what it answers. */
export const sqlServerErrors = {
  'sql.hostUnknown': ({ server }) => ({
    what: `${named(server)} n’est pas connu sur ce réseau.`,
    next:
      'Vérifiez le réseau ou le VPN. Si d’autres le joignent, demandez à votre administrateur de ' +
      'corriger l’hôte dans la configuration.',
  }),
  'sql.instanceUnknown': ({ server }) => ({
    what:
      `${named(server)} ne connaît aucune instance de ce nom, ou son SQL Server Browser ne ` +
      'répond pas.',
    next:
      'Demandez à votre administrateur de corriger l’instance dans la configuration, ou d’y ' +
      'indiquer plutôt le port.',
  }),
  'sql.unreachable': ({ server }) => ({
    what: `${named(server)} n’accepte pas de connexions à cette adresse.`,
    next:
      'Vérifiez le réseau ou le VPN. Si d’autres le joignent, demandez à votre administrateur de ' +
      'vérifier l’hôte et le port dans la configuration, et que SQL Server est démarré.',
  }),
  'sql.timedOut': ({ server }) => ({
    what: `${named(server)} n’a pas répondu à temps.`,
    next:
      'Réessayez dans un instant. Si cela persiste, vérifiez le réseau ou le VPN, ou ' +
      'adressez-vous à votre administrateur.',
  }),
  'sql.connectionLost': ({ server }) => ({
    what: `${connectionTo(server)} a été perdue avant la réponse.`,
    next: 'Rien n’a été divulgué. Réessayez.',
  }),
  'sql.unreadableAnswer': ({ server }) => ({
    what: `${named(server)} a répondu, mais pas comme le fait SQL Server.`,
    next: 'Demandez à votre administrateur de vérifier l’hôte et le port dans la configuration.',
  }),
  'sql.encryptionRefused': ({ server }) => ({
    what: `${named(server)} ne propose pas de connexion chiffrée. ${NOT_SENT}`,
    next:
      'Demandez à votre administrateur d’y installer un certificat. Si cela arrive soudainement, ' +
      'signalez-le : quelqu’un intercepte peut-être la connexion.',
  }),
  'sql.certificateExpired': ({ server }) => ({
    what: `${certificateOf(server)} a expiré ou n’est pas encore valide. ${NOT_SENT}`,
    next:
      'Vérifiez l’horloge de cet ordinateur. Si elle est juste, demandez à votre administrateur ' +
      'de renouveler le certificat.',
  }),
  'sql.certificateUnknown': ({ server }) => ({
    what:
      `${certificateOf(server)} n’a pas été délivré par une autorité que cet ordinateur ` +
      'approuve. ' +
      NOT_SENT,
    next:
      'Demandez à votre administrateur d’ajouter le certificat de l’autorité à cet ordinateur ou ' +
      'à la configuration (caFile).',
  }),
  'sql.certificateName': ({ server }) => ({
    what: `${certificateOf(server)} est établi pour un autre nom. ${NOT_SENT}`,
    next:
      'Demandez à votre administrateur de corriger l’hôte configuré, de configurer le nom ' +
      'figurant dans le certificat (serverName) ou de délivrer un certificat pour l’hôte.',
  }),
  'sql.certificateWeak': ({ server }) => ({
    what: `${certificateOf(server)} a une clé ou une signature trop faible. ${NOT_SENT}`,
    next:
      'Demandez à votre administrateur un nouveau certificat, avec une clé ' +
      'd’au moins 2 048 bits.',
  }),
  'sql.outdatedEncryption': ({ server }) => ({
    what:
      `${named(server)} ne propose qu’un chiffrement obsolète, que cet ordinateur n’utilise pas. ` +
      NOT_SENT,
    next:
      'Demandez à votre administrateur d’activer TLS 1.2 et ses suites de chiffrement sur le ' +
      'serveur de base de données.',
  }),
  'sql.loginRefused': ({ server }) => ({
    what: `${named(server)} n’accepte pas ce compte.`,
    next:
      'Demandez à votre administrateur l’accès à la base de données. Pour un compte de connexion ' +
      'SQL Server, vérifiez son nom et son mot de passe dans Paramètres.',
  }),
  'sql.loginUntrusted': ({ server }) => ({
    what:
      `${named(server)} n’accepte pas votre compte Windows d’ici : il n’approuve pas son ` +
      'domaine, ou exige la protection étendue.',
    next:
      'Demandez à votre administrateur d’utiliser un compte de connexion SQL Server pour cette ' +
      'source.',
  }),
  'sql.needsPassword': ({ sources }) => ({
    what:
      `${sources ?? 'Une base de données'} n’accepte que votre mot de passe ; Windows ne peut ` +
      'donc pas vous connecter sans lui.',
    next:
      'Tapez votre mot de passe, ou demandez à votre administrateur un compte de connexion SQL ' +
      'Server pour cette source.',
  }),
  'sql.accountDisabled': ({ server }) => ({
    what: `Ce compte est désactivé${onServer(server)}.`,
    next: 'Demandez à votre administrateur de l’activer.',
  }),
  'sql.accountLocked': ({ server }) => ({
    what: `Ce compte est verrouillé${onServer(server)}.`,
    next:
      'Demandez à votre administrateur de le déverrouiller, puis réessayez. Chaque nouvel essai ' +
      'peut prolonger le verrouillage.',
  }),
  'sql.passwordExpired': ({ server }) => ({
    what:
      `Le mot de passe de ce compte de connexion a expiré${onServer(server)}, ou doit d’abord ` +
      'être modifié.',
    next:
      'Demandez à votre administrateur d’en définir un nouveau, puis ' +
      'entrez-le dans Paramètres.',
  }),
  'sql.databaseUnknown': ({ server }) => ({
    what: `${named(server)} n’a pas cette base de données, ou ne l’ouvre pas pour ce compte.`,
    next:
      'Demandez à votre administrateur de vérifier le nom de la base de données dans la ' +
      'configuration et l’accès du compte à celle-ci.',
  }),
  'sql.databaseUnavailable': ({ server }) => ({
    what:
      `La base de données n’est pas disponible${onServer(server)} actuellement ; elle bascule ` +
      'peut-être vers un autre serveur.',
    next:
      'Réessayez dans une minute. Si cela persiste, demandez à votre administrateur si la ' +
      'configuration indique l’écouteur du groupe de disponibilité.',
  }),
  'sql.databaseReadOnly': ({ server }) => ({
    what:
      `La base de données n’est pas accessible en écriture${onServer(server)} ; rien ne peut ` +
      'être enregistré ni divulgué.',
    next:
      'Demandez à votre administrateur si la configuration indique l’écouteur du groupe de ' +
      'disponibilité, sans intention de lecture seule.',
  }),
  'sql.notPermitted': ({ server }) => ({
    what:
      'Votre compte n’est pas autorisé à faire cela dans la ' +
      `base de données${onServer(server)}.`,
    next:
      'Demandez ce droit à votre administrateur, ou passez l’appel à quelqu’un qui l’a. Les ' +
      'guides de l’administrateur et de l’administrateur de bases de données, dans le menu Aide, ' +
      'répertorient les droits.',
  }),
  'sql.objectMissing': ({ server }) => ({
    what:
      `Il manque à la base de données${onServer(server)} une table ou une procédure nécessaire, ` +
      'ou elle la masque à ce compte.',
    next:
      'Demandez à votre administrateur si la configuration indique la bonne base de données, ' +
      'ainsi que les droits que répertorient les guides de l’administrateur et de ' +
      'l’administrateur de bases de données, dans le menu Aide.',
  }),
  'sql.full': ({ server }) => ({
    what:
      `La base de données${onServer(server)} est pleine ; rien ne peut être enregistré ni ` +
      'divulgué.',
    next: 'Demandez à votre administrateur de libérer de l’espace, puis réessayez.',
  }),
  'sql.busy': ({ server }) => ({
    what: `${named(server)} est trop occupé pour répondre.`,
    next: 'Rien n’a été divulgué. Réessayez dans un instant.',
  }),
  'sql.refused': ({ server, reason }) => ({
    what: `${named(server)} a refusé la demande${numbered(reason)}.`,
    next: 'Réessayez. Si cela se reproduit, communiquez ce numéro à votre administrateur.',
  }),
  'login.missing': () => ({
    what: 'Aucun identifiant n’est conservé pour cette source.',
    next:
      'Entrez ceux que votre administrateur vous a donnés dans Paramètres, sous « Identifiants ' +
      'de base de données ».',
  }),
  'login.unreadable': () => ({
    what: 'Les identifiants conservés pour cette source ne peuvent plus être lus.',
    next: 'Entrez-les de nouveau dans Paramètres, sous « Identifiants de base de données ».',
  }),
  'login.noProtection': () => ({
    what:
      'Cet ordinateur n’offre aucune protection pour les identifiants ; ils n’ont pas été ' +
      'conservés.',
    next:
      'Sous Linux, déverrouillez un trousseau (GNOME Keyring ou KWallet) et réessayez. Votre ' +
      'administrateur peut aussi faire utiliser votre compte Windows par la source.',
  }),
  'sql.outcomeUnknown': ({ server }) => ({
    what:
      `${connectionTo(server)} a été rompue après l’envoi de la demande. On ne sait pas si elle ` +
      'a été exécutée.',
    next:
      'Elle n’a pas été envoyée deux fois, et son résultat est enregistré comme inconnu. La clé ' +
      'compte peut-être désormais comme divulguée et sera alors remplacée. Tout nouvel envoi est ' +
      'une nouvelle demande, enregistrée comme telle.',
  }),
} satisfies ErrorTexts;
