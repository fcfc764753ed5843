import type { CheckFacts, CheckName, CheckStep } from '#shared/connection/connection-check.ts';
import type { ConfigurationOrigin } from '#shared/connection/organisation-setup.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';
import type { settings as english } from '../en/settings.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

const ROLES: Readonly<Record<Role, string>> = {
  admin: 'Administrateurs du support',
  user: 'Utilisateurs du support',
  reports: 'Utilisateurs des rapports',
};

const ROLE_HINTS: Readonly<Record<Role, string>> = {
  admin: 'Récupération de lecteur, Gérer le TPM et Rapports ; l’ID de clé et le motif suffisent.',
  user: 'Récupération de lecteur et Gérer le TPM ; tous les champs sont à renseigner.',
  reports: 'Rapports uniquement.',
};

const ORIGINS: Readonly<Record<ConfigurationOrigin, string>> = {
  none:
    'Aucune organisation n’est encore configurée. Ce que vous voyez est le profil de ' +
    'démonstration.',
  user: 'Votre propre configuration.',
  environment:
    'Définie par votre administrateur au moyen de KEYDESK_CONFIG. Lui seul peut la modifier.',
  machine: 'Définie par votre administrateur pour cet ordinateur. Lui seul peut la modifier.',
};

const STEPS: Readonly<Record<CheckName, string>> = {
  tenant: 'Joindre Entra ID',
  find: 'Trouver les contrôleurs de domaine',
  reach: 'Joindre un contrôleur de domaine',
  certificate: 'Chiffrer la connexion',
  clock: 'Comparer les horloges',
  ticket: 'Chercher un ticket Windows',
  bind: 'Se connecter',
  groups: 'Trouver les groupes',
  keys: 'Lire les clés de récupération',
  sources: 'Interroger les bases de données',
  secrets: 'Examiner les secrets du magasin',
  'admin-service': 'Interroger AdminService',
  cloud: 'Interroger Entra ID',
  witnesses: 'Envoyer un message de test aux témoins',
  messages: 'Essayer le serveur de messages',
  'audit-log': 'Écrire dans le journal d’audit',
};

const list = (text = ''): string => (text === '' ? 'aucun' : text);
const day = (iso = ''): string => iso.slice(0, 10);

const secondsApart = (seconds: number): string =>
  `${seconds} ${plural(seconds, 'seconde', 'secondes')}`;
const daysLeft = (days: string): string => ` (${days} ${plural(Number(days), 'jour', 'jours')})`;

const TICKET_PROBLEMS: Readonly<Record<string, string>> = {
  'kerberos.expired': 'Le ticket a expiré.',
  'kerberos.clock':
    'Les horloges de cet ordinateur et du domaine diffèrent trop pour obtenir un ticket.',
  'kerberos.noSpn': 'Le domaine n’a pas de nom de principal du service (SPN) pour ce contrôleur.',
  'kerberos.kdcSilent': 'Aucun contrôleur de domaine n’a délivré de ticket à temps.',
  'kerberos.encryption':
    'Cet ordinateur et le domaine n’autorisent aucun chiffrement commun pour un ticket.',
};

/** What a step saw, in a sentence. */
const SEEN: Readonly<Record<CheckName, (facts: CheckFacts) => string>> = {
  tenant: ({ server = '', tenant = '' }) => `${server} répond pour le locataire ${tenant}.`,
  find: ({ domain = '', how, servers }) =>
    how === 'listed'
      ? `Configurés pour ${domain} : ${list(servers)}`
      : `Indiqués par DNS pour ${domain} : ${list(servers)}`,
  reach: ({ answering, notAnswering }) =>
    [answering && `Joignable : ${answering}.`, notAnswering && `Aucune réponse de ${notAnswering}.`]
      .filter(Boolean)
      .join(' '),
  certificate: ({ server = '', issuer, names, validTo, days, encryption }) =>
    issuer === undefined
      ? server
      : `${encryption === 'starttls' ? 'StartTLS' : 'LDAPS'} vers ${server}. Certificat pour ` +
        `${list(names)}, délivré par ${issuer}, valable jusqu’au ` +
        `${day(validTo)}${days === undefined ? '' : daysLeft(days)}.`,
  clock: ({ seconds = '0' }) =>
    Math.abs(Number(seconds)) <= 1
      ? 'Les horloges concordent.'
      : `Cet ordinateur ${Number(seconds) > 0 ? 'avance' : 'retarde'} de ` +
        `${secondsApart(Math.abs(Number(seconds)))} par rapport au contrôleur.`,
  ticket: ({ holder = '', service = '', problem = '' }) =>
    problem === ''
      ? `Le ticket de ${holder} est valable pour ${service}.`
      : (TICKET_PROBLEMS[problem] ?? 'Windows n’a délivré aucun ticket pour ce contrôleur.'),
  bind: ({ account = '', server = '' }) =>
    `Connecté en tant que ${account}${server === '' ? '' : ` à ${server}`}.`,
  groups: ({ missing, roles = '', admin, user, reports }) => {
    const found = list([admin, user, reports].filter(Boolean).join(', '));
    const own = Role.options
      .filter((role) => roles.split(' ').includes(role))
      .map((role) => ROLES[role].toLowerCase());
    const memberships =
      own.length === 0
        ? 'Votre compte n’est membre d’aucun d’eux.'
        : `Votre compte est membre de : ${own.join(', ')}.`;
    return `Trouvé : ${found}. ${missing ? `Introuvable : ${missing}. ` : ''}${memberships}`;
  },
  keys: ({ seen }) =>
    ({
      readable: 'Votre compte peut lire les mots de passe de récupération BitLocker.',
      hidden:
        'Il y a des clés de récupération, mais votre compte ne peut pas lire leurs mots de passe.',
      none:
        'Aucune clé de récupération n’est visible pour votre compte : aucune n’est sauvegardée ' +
        'dans ce domaine, ou votre compte ne peut pas les voir.',
    })[seen ?? 'none'] ?? '',
  sources: ({ answered, failed }) =>
    [answered && `Réponse reçue : ${answered}.`, failed && `Interrogation impossible : ${failed}.`]
      .filter(Boolean)
      .join(' '),
  secrets: ({ secrets = 'none' }) =>
    ({
      none: 'Le magasin de cet ordinateur ne contient aucun secret.',
      clear: 'Les secrets du magasin de cet ordinateur ne sont pas chiffrés.',
      encrypted: 'Les secrets du magasin de cet ordinateur sont chiffrés, et vous avez la clé.',
    })[secrets] ?? '',
  'admin-service': ({ server = '', reached, account, computers }) =>
    [
      reached && `${server} est joignable, et son certificat est approuvé.`,
      account && `Connecté en tant que ${account}.`,
      computers === 'none' && 'Aucun ordinateur n’est visible pour votre compte.',
      computers === 'visible' &&
        'Un ordinateur et la liste de ses clés sont visibles. C’est à la lecture que l’on voit ' +
          'si votre compte peut lire une clé.',
    ]
      .filter(Boolean)
      .join(' '),
  cloud: ({ account = '', granted = '', keys = '0' }) =>
    account === ''
      ? ''
      : `Connecté en tant que ${account}. Accordé : ${list(granted)}. ` +
        (keys === '0'
          ? 'Aucune clé de récupération n’est visible pour votre compte.'
          : `Des clés de récupération sont visibles (${keys} sur la première page). C’est à la ` +
            'lecture que l’on voit si votre compte peut en lire une.'),
  witnesses: ({ answered, failed }) =>
    [
      answered && `Message de test confirmé par ${answered}.`,
      failed && `Message de test non confirmé par ${failed}.`,
    ]
      .filter(Boolean)
      .join(' '),
  messages: ({ answered, failed, waiting = '0', lost = '0' }) =>
    [
      answered && `Utilisable : ${answered}.`,
      failed && `Inutilisable : ${failed}.`,
      waiting !== '0' && `Avis en attente : ${waiting}.`,
      lost !== '0' && `Avis non remis : ${lost}.`,
    ]
      .filter(Boolean)
      .join(' '),
  'audit-log': ({ sequence = '' }) => `L’entrée ${sequence} a été écrite.`,
};

/** What to do about a warning. */
const ADVICE: Readonly<Partial<Record<CheckName, string>>> = {
  secrets: 'Demandez à votre administrateur de les chiffrer (keydesk store encrypt).',
  messages:
    'Cherchez dans le journal d’audit les avis non remis, et corrigez les adresses dans ' +
    'l’annuaire.',
  reach:
    'Keydesk utilise aussitôt le suivant. Vérifiez ceux qui ne répondent pas ou retirez-les de ' +
    'DNS.',
  certificate: 'Demandez à votre administrateur de renouveler bientôt le certificat.',
  clock: 'Réglez l’horloge de cet ordinateur : les entrées d’audit portent son heure.',
  'admin-service':
    'Demandez à votre administrateur un rôle de sécurité sur un regroupement contenant les ' +
    'ordinateurs dont vous vous occupez.',
  cloud:
    'Si des appareils sauvegardent leurs clés dans Entra ID, demandez à votre ' +
    'administrateur un rôle qui permet de les voir, tel qu’administrateur du support ' +
    'technique.',
  ticket: 'En attendant, connectez-vous avec votre mot de passe.',
  groups: 'Corrigez les groupes dans la configuration, ou demandez à être ajouté à l’un d’eux.',
  keys:
    'Demandez à votre administrateur le droit de les lire si vous récupérez des lecteurs depuis ' +
    'l’annuaire.',
};

const SKIPPED: Readonly<Record<Extract<CheckStep, { state: 'skipped' }>['because'], string>> = {
  'failed-before': 'Non essayé : l’étape précédente a échoué.',
  'not-signed-in': 'Non essayé : connectez-vous d’abord.',
  'nothing-configured': 'Non essayé : rien n’est configuré.',
  'no-ticket': 'Il n’y en a pas : vous n’êtes pas connecté au domaine sur cet ordinateur.',
  'no-kerberos': 'Impossible : la bibliothèque Kerberos manque sur cet ordinateur.',
  'no-cloud-sign-in': 'Non essayé : connectez-vous d’abord à Entra ID.',
};

export const settings = {
  title: 'Paramètres',
  close: 'Fermer',
  language: {
    title: 'Langue',
    /** The language of the operating system, where there are words for it. */
    system: 'Système',
  },
  organisation: {
    title: 'Organisation',
    origins: ORIGINS,
    signOutFirst: 'Déconnectez-vous pour vous connecter à une autre organisation.',
  },
  check: {
    title: 'Vérifier la connexion',
    intro: 'Vérifie la connexion à l’annuaire étape par étape. Aucun secret n’est lu.',
    run: 'Vérifier la connexion',
    running: 'Vérification de la connexion',
    copy: 'Copier en texte',
    copied: 'Copié.',
    steps: STEPS,
    seen: SEEN,
    advice: ADVICE,
    skipped: SKIPPED,
    untried: 'non essayé',
    states: { passed: 'Réussi', warning: 'Avertissement', failed: 'Échec', skipped: 'Non essayé' },
    heading: (profile: string, time: string, version: string) =>
      `Keydesk ${version}, vérification de ${profile}, ${time}`,
    line: ({ number, name, state, text }: Parameters<typeof english.check.line>[0]) =>
      `${number}. ${name} : ${state}. ${text}`,
    failedWith: (code: ErrorCode) => `(${code})`,
  },
  logins: {
    title: 'Identifiants de base de données',
    intro:
      'Ces sources sont interrogées avec un compte de connexion du serveur de base de données. ' +
      'Ses identifiants sont conservés sur cet ordinateur, pour vous seul, sous la protection du ' +
      'système d’exploitation.',
    states: {
      kept: 'Des identifiants sont conservés.',
      missing: 'Aucun identifiant n’est encore conservé.',
    },
    enter: 'Entrer les identifiants…',
    replace: 'Remplacer les identifiants…',
    forget: 'Oublier les identifiants',
    form: (source: string) => `Identifiants pour ${source}`,
    userName: 'Nom de connexion',
    password: 'Mot de passe',
    keep: 'Conserver',
  },
  cloud: {
    title: 'Connexion au cloud',
    intro:
      'Ces sources demandent une connexion à part, dans votre navigateur, avec votre ' +
      'propre compte. Elle prend fin quand vous verrouillez Keydesk ou vous déconnectez.',
  },
  connect: {
    open: 'Se connecter à votre organisation…',
    title: 'Se connecter à votre organisation',
    stages: { directory: '1. Annuaire', account: '2. Connexion', groups: '3. Groupes' },
    domain: 'Domaine',
    domainHint: 'Nom DNS, par exemple contoso.com',
    domainInvalid: 'Ce n’est pas le nom DNS d’un domaine. Tapez-le comme contoso.com.',
    more: 'Plus d’options',
    encryption: 'Chiffrement',
    encryptions: { ldaps: 'LDAPS (port 636)', starttls: 'StartTLS (port 389)' },
    dnsServer: 'Serveur DNS',
    dnsServerHint:
      'Son adresse IP. Nécessaire seulement si le DNS de cet ordinateur ne connaît pas le domaine',
    dnsServerInvalid: 'Ce n’est pas une adresse IP.',
    authorities: 'Autorité de certification',
    authoritiesHint:
      'Nécessaire seulement si cet ordinateur n’approuve pas l’autorité qui a délivré les ' +
      'certificats des contrôleurs',
    chooseAuthorities: 'Choisir un fichier…',
    noAuthorities: 'Celles du système d’exploitation',
    find: 'Trouver les contrôleurs',
    finding: 'Recherche des contrôleurs de domaine',
    accountIntro:
      'Votre propre compte suffit. Il sert à rechercher les groupes et n’est pas enregistré.',
    userName: 'Nom d’utilisateur',
    userNameHint: 'DOMAINE\\nom ou nom@domaine',
    password: 'Mot de passe',
    signIn: 'Se connecter',
    signingIn: 'Connexion à l’annuaire',
    required: 'Renseignez ce champ.',
    groupsIntro:
      'Les membres de ces groupes, imbriqués à tout niveau, peuvent se connecter. Il en faut au ' +
      'moins un. Un membre des deux groupes, administrateurs et utilisateurs, est administrateur.',
    roles: ROLES,
    roleHints: ROLE_HINTS,
    groupSearch: 'Tapez une partie du nom du groupe',
    noGroups: 'Aucun groupe de sécurité ne contient ce texte dans son nom.',
    groupsRequired: 'Choisissez au moins un groupe.',
    name: 'Nom de l’organisation',
    nameHint: 'Tel qu’il apparaît à la connexion',
    back: 'Précédent',
    cancel: 'Annuler',
    finish: 'Enregistrer et utiliser',
    finishing: 'Enregistrement de la configuration',
  },
} as const;
