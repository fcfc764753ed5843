import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const numbered = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : ` Le support de Microsoft trouve la demande sous ce numéro : ${requestId}.`;

/** Entra ID, and Microsoft Graph that reads from it. */
export const entraErrors = {
  'auth.browserOnly': () => ({
    what: 'Aucun mot de passe n’est accepté ici : vous vous connectez avec Microsoft Entra ID.',
    next: 'Choisissez « Se connecter avec Microsoft Entra ID ».',
  }),
  'auth.grantEnded': () => ({
    what:
      'Votre connexion à Entra ID a pris fin : elle a été révoquée, ou votre mot de passe ou une ' +
      'règle de votre organisation a changé.',
    next: 'Déconnectez-vous de Keydesk, puis reconnectez-vous.',
  }),
  'entra.signInNeeded': () => ({
    what: 'Vous n’êtes pas connecté à Entra ID, ou cette connexion a pris fin.',
    next:
      'Choisissez « Se connecter à Entra ID… », puis envoyez de nouveau la demande. Votre ' +
      'saisie est conservée.',
  }),
  'entra.signInCancelled': () => ({
    what: 'La connexion à Entra ID a été annulée dans le navigateur.',
    next:
      'Connectez-vous de nouveau quand vous aurez besoin de ses clés. Les autres sources ' +
      'sont interrogées sans elle.',
  }),
  'entra.signInTimedOut': () => ({
    what: 'La connexion à Entra ID n’a pas été terminée dans le navigateur en cinq minutes.',
    next: 'Choisissez de nouveau « Se connecter à Entra ID… » et terminez dans le navigateur.',
  }),
  'entra.signInRefused': ({ reason }) => ({
    what: `Entra ID a refusé la connexion${said(reason)}.`,
    next: 'Réessayez. Si cela persiste, montrez ce message à votre administrateur.',
  }),
  'entra.noBrowser': ({ reason }) => ({
    what: `Le navigateur n’a pas pu être ouvert${said(reason)}.`,
    next: 'Choisissez un navigateur par défaut dans les paramètres de Windows, puis réessayez.',
  }),
  'entra.consentMissing': ({ reason }) => ({
    what: `Keydesk n’a pas reçu les autorisations nécessaires dans Entra ID${said(reason)}.`,
    next:
      'Demandez à votre administrateur de les accorder pour l’organisation ; le guide de ' +
      'l’administrateur les énumère.',
  }),
  'entra.accountDisabled': () => ({
    what: 'Votre compte est désactivé dans Entra ID.',
    next:
      'Adressez-vous à votre administrateur. Les autres sources sont interrogées sans ' +
      'Entra ID.',
  }),
  'entra.notAllowed': ({ reason }) => ({
    what:
      'Une règle de votre organisation ne vous permet pas de vous connecter ici à Entra ID' +
      `${said(reason)}.`,
    next:
      'Demandez à votre administrateur ce que l’accès conditionnel exige pour Keydesk, par ' +
      'exemple un ordinateur conforme, ou à qui l’application est affectée.',
  }),
  'entra.notRegistered': ({ reason }) => ({
    what:
      'Entra ID ne connaît pas ce locataire ou cette application tels qu’ils sont ' +
      `configurés${said(reason)}.`,
    next:
      'Demandez à votre administrateur de vérifier tenant, clientId et l’inscription de ' +
      'Keydesk.',
  }),
  'entra.notSynced': ({ reason }) => ({
    what:
      `Le compte${said(reason)} ne vient pas de votre annuaire : il ne peut pas être le ` +
      'vôtre.',
    next:
      'Connectez-vous à Entra ID avec le compte qui correspond à celui de Keydesk. Un ' +
      'compte purement cloud ne convient pas ici.',
  }),
  'entra.otherAccount': ({ reason }) => ({
    what: `Le compte${said(reason)} n’est pas celui avec lequel vous êtes connecté à Keydesk.`,
    next:
      'Connectez-vous de nouveau à Entra ID et choisissez votre propre compte. Rien n’a ' +
      'été lu.',
  }),
  'entra.wrongToken': ({ reason }) => ({
    what:
      'Entra ID a répondu pour un autre locataire, une autre application ou un autre compte' +
      `${said(reason)}.`,
    next:
      'Personne n’a été connecté. Demandez à votre administrateur de comparer tenant et clientId ' +
      'dans la configuration avec l’inscription de Keydesk.',
  }),
  'entra.listIncomplete': ({ most = 0 }) => ({
    what: `La liste des clés d’Entra ID est en cours de lecture (${most} clés jusqu’ici).`,
    next:
      'Demandez les 32 chiffres de l’ID de clé, cherchez l’ordinateur par son nom, ou ' +
      'renvoyez la demande dans un instant.',
  }),
  'entra.listNotProtected': () => ({
    what:
      'Cet ordinateur n’a pas d’emplacement protégé pour la liste des clés ; elle n’est qu’en ' +
      'mémoire.',
    next:
      'Vous pouvez continuer ; la liste est relue après chaque connexion. Sous Linux, ' +
      'configurez un trousseau tel que GNOME Keyring ou KWallet.',
  }),
  'entra.listNotKept': () => ({
    what:
      'La liste des clés n’a pas pu être conservée sur cet ordinateur ; elle n’est qu’en ' +
      'mémoire.',
    next:
      'Vous pouvez continuer. Libérez de l’espace sur le disque, puis choisissez « Relire la ' +
      'liste ». Le fichier journal de Keydesk en donne la cause.',
  }),
  'entra.notPermitted': ({ reason, requestId }) => ({
    what: `Entra ID ne permet pas cela à votre compte ou à Keydesk${said(reason)}.`,
    next:
      'Demandez à votre administrateur un rôle tel qu’administrateur du support technique, ' +
      'et les consentements que le guide énumère. Avec un rôle limité à une unité ' +
      'administrative, un ordinateur réinstallé pour un autre propriétaire est hors ' +
      `d’atteinte.${numbered(requestId)}`,
  }),
  'entra.notManaged': () => ({
    what: 'Cet ordinateur n’est pas géré par Intune, ou Intune ne vous le montre pas.',
    next:
      'Remplacez la clé sur l’ordinateur. S’il est géré par Intune, demandez à votre ' +
      'administrateur le rôle que le guide indique.',
  }),
  'entra.throttled': ({ waitSeconds, requestId }) => ({
    what: 'Entra ID n’accepte plus de demandes pour le moment.',
    next: `Réessayez dans ${waitSeconds ?? 60} s.${numbered(requestId)}`,
  }),
  'entra.unavailable': ({ reason, requestId }) => ({
    what: `Entra ID n’est pas disponible${said(reason)}.`,
    next: `Réessayez dans quelques minutes.${numbered(requestId)}`,
  }),
  'entra.refused': ({ reason, requestId }) => ({
    what: `Entra ID a refusé la demande${said(reason)}.`,
    next: `Si cela persiste, montrez ce message à votre administrateur.${numbered(requestId)}`,
  }),
  'entra.unreadableAnswer': ({ reason, requestId }) => ({
    what:
      `Entra ID a donné une réponse qui ne peut pas être juste${said(reason)}. Rien n’en a ` +
      'été repris.',
    next:
      'Réessayez. Si cela persiste, quelque chose modifie peut-être les réponses entre cet ' +
      `ordinateur et Microsoft.${numbered(requestId)}`,
  }),
  'entra.unreachable': ({ server = 'Entra ID', reason }) => ({
    what: `${server} est injoignable${said(reason)}.`,
    next: 'Vérifiez le réseau, puis réessayez. Les autres sources sont interrogées sans Entra ID.',
  }),
  'entra.timedOut': () => ({
    what: 'Entra ID n’a pas répondu à temps.',
    next: 'Réessayez dans un instant. Si cela persiste, adressez-vous à votre administrateur.',
  }),
  'entra.notTrusted': ({ server = 'Entra ID', reason }) => ({
    what: `Le certificat de ${server} n’est pas approuvé${said(reason)}. Rien n’a été envoyé.`,
    next:
      'Adressez-vous à votre administrateur : si le réseau ouvre les connexions chiffrées, ' +
      'cet ordinateur doit approuver son autorité de certification, ou caFile doit la ' +
      'nommer.',
  }),
} satisfies ErrorTexts;
