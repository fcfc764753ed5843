import type { SettingTexts } from '#renderer/text/setting-texts.ts';

const SETTINGS: SettingTexts['settings'] = {
  'appearance.language': { title: 'Langue', about: 'La langue de la console.' },
  'appearance.theme': { title: 'Thème', about: 'Clair ou sombre.' },
  'appearance.textSize': { title: 'Taille du texte', about: 'La taille des textes de la fenêtre.' },
  'appearance.firstTab': {
    title: 'Premier onglet',
    about: 'L’onglet affiché après la connexion, pour ceux qui l’ont.',
  },
  'recovery.hideAfterSeconds': {
    title: 'Masquer après (secondes)',
    about: 'Un mot de passe de récupération affiché est masqué après ce délai.',
  },
  'recovery.hideAfterAtMostSeconds': {
    title: 'Masquer : délai maximal (secondes)',
    about: 'Le plus long délai avant masquage qu’une personne peut choisir.',
  },
  'recovery.clearClipboardAfterSeconds': {
    title: 'Effacer le Presse-papiers après (secondes)',
    about: 'Une clé copiée quitte le Presse-papiers après ce délai.',
  },
  'recovery.clearClipboardAfterAtMostSeconds': {
    title: 'Presse-papiers : délai maximal (secondes)',
    about: 'Le plus long délai avant effacement du Presse-papiers qu’une personne peut choisir.',
  },
  'recovery.defaultUserDomain': {
    title: 'Domaine utilisateur par défaut',
    about: 'Le domaine d’un utilisateur final dont seul le nom est saisi.',
  },
  'recovery.keepForSeconds': {
    title: 'Garder une clé divulguée (secondes)',
    about:
      'Pendant ce délai, une clé divulguée peut être affichée, copiée et enregistrée de ' +
      'nouveau.',
  },
  'recovery.sourceTimeoutSeconds': {
    title: 'Attendre une source (secondes)',
    about: 'Une source qui n’a pas répondu dans ce délai est laissée de côté et signalée.',
  },
  'recovery.rotateOnComputer': {
    title: 'Rotation sur l’ordinateur',
    about:
      'Indique si une clé d’Active Directory qui a été remise peut être remplacée sur son ' +
      'ordinateur, par WinRM.',
  },
  'recovery.maxMatches': {
    title: 'Nombre maximal de résultats',
    about: 'Une recherche affiche au plus ce nombre de clés.',
  },
  'recovery.callerCheck.steps': {
    title: 'Vérification de l’appelant : étapes',
    about:
      'Étapes à cocher avant la remise d’une clé, une par ligne. Elles sont enregistrées ' +
      'avec elle.',
  },
  'recovery.callerCheck.requiredOfUsers': {
    title: 'Vérification de l’appelant : obligatoire',
    about: 'Un utilisateur du support doit cocher chaque étape, un administrateur non.',
  },
  'disclosures.perMinute': {
    title: 'Limite par minute',
    about: 'Nombre maximal de secrets remis à un opérateur en une minute.',
  },
  'disclosures.perHour': {
    title: 'Limite par heure',
    about: 'Nombre maximal de secrets remis à un opérateur en une heure.',
  },
  'disclosures.perDay': {
    title: 'Limite par 24 heures',
    about: 'Nombre maximal de secrets remis à un opérateur en 24 heures.',
  },
  'disclosures.admin.perMinute': {
    title: 'Administrateurs : limite par minute',
    about: 'La limite par minute des administrateurs du support, si elle diffère.',
  },
  'disclosures.admin.perHour': {
    title: 'Administrateurs : limite par heure',
    about: 'La limite par heure des administrateurs du support, si elle diffère.',
  },
  'disclosures.admin.perDay': {
    title: 'Administrateurs : limite par 24 heures',
    about: 'La limite par 24 heures des administrateurs du support, si elle diffère.',
  },
  'disclosures.user.perMinute': {
    title: 'Utilisateurs : limite par minute',
    about: 'La limite par minute des utilisateurs du support, si elle diffère.',
  },
  'disclosures.user.perHour': {
    title: 'Utilisateurs : limite par heure',
    about: 'La limite par heure des utilisateurs du support, si elle diffère.',
  },
  'disclosures.user.perDay': {
    title: 'Utilisateurs : limite par 24 heures',
    about: 'La limite par 24 heures des utilisateurs du support, si elle diffère.',
  },
  'disclosures.breakGlass': {
    title: 'Accès d’urgence',
    about: 'Un administrateur peut dépasser la limite pour un secret, avec un motif.',
  },
  'entra.keepList': {
    title: 'Conserver la liste d’Entra ID',
    about:
      'La liste des clés d’Entra ID, sans les clés, est conservée chiffrée sur cet ordinateur ' +
      'pour le prochain démarrage.',
  },
  'tpm.remoteTimeoutSeconds': {
    title: 'Attendre un TPM (secondes)',
    about: 'Délai de réponse d’un ordinateur dont le TPM est interrogé.',
  },
  'reports.keepForOffline': {
    title: 'Conserver les rapports',
    about:
      'Les derniers rapports affichés restent sur cet ordinateur, chiffrés, pour être lus ' +
      'sans réseau.',
  },
  'reports.keepAtMost': {
    title: 'Conserver au plus',
    about: 'Nombre de rapports conservés ; les plus anciens sont supprimés.',
  },
  'reports.importantComputers': {
    title: 'Ordinateurs importants',
    about: 'Ordinateurs dont chaque divulgation est à examiner ; * remplace toute partie du nom.',
  },
  'secondPerson.computers': {
    title: 'Seconde personne : ordinateurs',
    about:
      'Ordinateurs dont les secrets demandent un second administrateur ; * remplace toute ' +
      'partie du nom.',
  },
  'secondPerson.organisationalUnits': {
    title: 'Seconde personne : unités d’organisation',
    about: 'De même pour les ordinateurs de ces unités, par exemple OU=Serveurs,DC=contoso,DC=com.',
  },
  'tickets.pattern': {
    title: 'Numéro de ticket : modèle',
    about: 'Forme d’un numéro de ticket, par exemple (INC|REQ)[0-9]{7}. Vide : tout texte.',
  },
  'tickets.example': {
    title: 'Numéro de ticket : exemple',
    about: 'Affiché à quiconque saisit un numéro incorrect.',
  },
  'tickets.link': {
    title: 'Numéro de ticket : lien',
    about: 'Où lire un ticket dans le navigateur : une adresse https contenant {ticket}.',
  },
  'tickets.requiredOf': {
    title: 'Numéro de ticket : obligatoire pour',
    about: 'Rôles qui ne reçoivent aucune clé sans numéro de ticket : admin, user.',
  },
  'tickets.requiredOfGroups': {
    title: 'Numéro de ticket : obligatoire pour les groupes',
    about:
      'Les membres de ces groupes ne reçoivent aucune clé sans numéro de ticket, quel que ' +
      'soit leur rôle : DOMAINE\\nom, SID ou ID d’objet, * pour tous.',
  },
  'session.recheckEverySeconds': {
    title: 'Vérifier les groupes toutes les (secondes)',
    about:
      'Fréquence à laquelle l’annuaire est interrogé sur l’appartenance de l’opérateur aux ' +
      'groupes.',
  },
  'session.lockAfterIdleSeconds': {
    title: 'Verrouiller après (secondes)',
    about: 'La console se verrouille après ce délai sans clavier ni souris.',
  },
  'session.endPageAfterSeconds': {
    title: 'Fermer la page après (secondes)',
    about:
      'Si la page n’a pas libéré ses secrets dans ce délai après un ' +
      'verrouillage, elle est fermée avec ce qui était saisi.',
  },
  'session.signIn': {
    title: 'Mode de connexion',
    about: 'Comment se connecter à toute organisation, quelle que soit sa propre configuration.',
  },
  'updates.mode': {
    title: 'Mises à jour',
    about:
      'Indique si Keydesk recherche des versions plus récentes dans un dossier de ' +
      'l’organisation et les signale.',
  },
  'updates.folder': { title: 'Mises à jour : dossier', about: 'L’adresse https de ce dossier.' },
  'updates.publicKey': {
    title: 'Mises à jour : clé',
    about: 'La clé publique, en Base64, avec laquelle sa liste de versions est signée.',
  },
  'updates.ring': {
    title: 'Mises à jour : anneau',
    about: 'L’anneau de cet ordinateur : il décide de la version qu’il reçoit.',
  },
};

const ORIGINS: SettingTexts['origins'] = {
  default: 'Valeur par défaut',
  person: 'Choisi par vous',
  configuration: 'Fixé par la configuration',
  policy: 'Fixé par la stratégie',
  safe: 'Valeur sûre : ce que dit la stratégie est inutilisable',
};

const FAULTS: SettingTexts['faults'] = {
  unknown: 'Ce paramètre n’existe pas.',
  wrong: 'Sa valeur est inutilisable.',
  'too-high': 'Plus élevé que ce qu’une personne peut choisir.',
  'not-personal': 'Une personne ne peut pas le choisir.',
};

const POLICY_FAULTS: SettingTexts['policyFaults'] = {
  'not-json': 'Elle n’est pas en JSON.',
  'not-a-policy': 'Elle n’a pas la forme d’une stratégie.',
  'too-large': 'Elle dépasse 1 Mo.',
  link: 'C’est un lien et non un fichier.',
  'not-a-file': 'Ce n’est pas un fichier.',
  'open-to-others': 'D’autres qu’un administrateur peuvent la modifier.',
  newer: 'Elle est d’une version plus récente.',
  unreadable: 'Elle ne peut pas être lue.',
};

const PLACES: SettingTexts['places'] = { policy: 'Stratégie', person: 'Votre choix' };

/** Settings → what a person may choose, and what is set by whom. */
export const settingList = {
  title: 'Choix et stratégie',
  search: 'Rechercher des paramètres',
  none: 'Aucun paramètre ne contient ce texte.',
  others: 'Fixés par l’organisation',
  on: 'Activé',
  off: 'Désactivé',
  notSet: 'Non défini',
  reset: 'Utiliser la valeur par défaut',
  wrong: 'Cette valeur n’est pas possible.',
  settings: SETTINGS,
  options: {
    'appearance.theme': { system: 'Système', light: 'Clair', dark: 'Sombre' },
    'appearance.textSize': {
      normal: 'Normale',
      large: 'Grande (125 %)',
      larger: 'Plus grande (150 %)',
      largest: 'La plus grande (200 %)',
    },
    'session.signIn': {
      either: 'Windows ou mot de passe',
      windows: 'Windows uniquement',
      password: 'Mot de passe uniquement',
    },
    'updates.mode': { off: 'Désactivé', notify: 'Notifier' },
  },
  origins: ORIGINS,
  faults: FAULTS,
  policyFaults: POLICY_FAULTS,
  places: PLACES,
  unusable:
    'La stratégie de cet ordinateur est inutilisable. En attendant, des valeurs sûres ' +
    's’appliquent. Prévenez votre administrateur.',
  range: (least: number, most: number) => `De ${least} à ${most}`,
  setIn: (origin: string, place: string) => `${origin} : ${place}`,
  problem: (place: string, name: string, fault: string) => `${place}, ${name} : ${fault}`,
};
