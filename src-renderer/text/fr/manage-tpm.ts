import type { TpmReason } from '#shared/request/reason.ts';
import type { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import type { TpmFieldProblem } from '#shared/tpm/tpm-request.ts';
import type { TpmProcedure } from '../en/manage-tpm.ts';
import { pluralIn } from '../plural.ts';
import { fieldProblems } from './fields.ts';

const plural = pluralIn('fr');

const REASONS: Readonly<Record<TpmReason, string>> = {
  'reset-pin-lockout': 'Réinitialiser le verrouillage du code PIN',
  'turn-on-tpm': 'Activer le TPM',
  'turn-off-tpm': 'Désactiver le TPM',
  'change-tpm-password': 'Modifier le mot de passe du TPM',
  'clear-tpm': 'Effacer le TPM',
  other: 'Autre',
};

const PROBLEMS: Readonly<Record<TpmFieldProblem, string>> = {
  ...fieldProblems,
  'not-a-computer':
    'Un nom d’ordinateur ne contient que des lettres, des chiffres et des traits d’union.',
  'not-a-domain': 'Entrez le nom complet du domaine, par exemple contoso.com.',
};

/** Why a file is no TPM owner password file, as the end of a sentence. */
export const tpmFileProblems: Readonly<Record<TpmFileProblem, string>> = {
  'too-large': 'Il est bien plus volumineux que ne peut l’être un tel fichier.',
  'not-text': 'Ce n’est pas un fichier texte.',
  'not-xml': 'Il est endommagé ou n’est pas au format XML.',
  entities:
    'Il contient une déclaration de type de document, ce qu’un fichier de mot de passe du ' +
    'propriétaire n’a jamais.',
  'wrong-root':
    'Il est au format XML, mais n’est pas un fichier de mot de passe du propriétaire du TPM.',
  'no-owner-auth': 'Il ne contient aucun mot de passe du propriétaire.',
  'several-owner-auths': 'Il contient plusieurs mots de passe du propriétaire.',
  'wrong-length': 'Son mot de passe du propriétaire est endommagé.',
};

const PROCEDURES: Readonly<Partial<Record<TpmReason, TpmProcedure>>> = {
  'turn-on-tpm': {
    title: 'Activer le TPM',
    destroys: undefined,
    steps: [
      'Sur l’ordinateur, exécutez `tpm.msc` en tant qu’administrateur et choisissez « Activer le ' +
        'module de plateforme sécurisée (TPM) ». Si le mot de passe du propriétaire est demandé, ' +
        'choisissez le fichier enregistré.',
      'Redémarrez l’ordinateur. Son microprogramme demande de confirmer la modification : ' +
        'quelqu’un doit être sur place pour appuyer sur la touche indiquée.',
      'Sous Windows 10 et versions ultérieures, le TPM s’active de lui-même ; s’il reste ' +
        'désactivé, activez-le dans les paramètres du microprogramme.',
    ],
  },
  'turn-off-tpm': {
    title: 'Désactiver le TPM',
    destroys:
      'Un lecteur protégé par le TPM demandera dès lors sa clé de récupération. Ayez d’abord ' +
      'cette clé sous la main.',
    steps: [
      'Suspendez d’abord la protection pour que l’ordinateur démarre encore : `manage-bde ' +
        '-protectors -disable C:`',
      'Sur l’ordinateur, exécutez `tpm.msc` en tant qu’administrateur, choisissez « Désactiver ' +
        'le module de plateforme sécurisée (TPM) », puis le fichier enregistré comme mot ' +
        'de passe du propriétaire.',
      'Redémarrez l’ordinateur et confirmez la modification dans son microprogramme s’il le ' +
        'demande.',
    ],
  },
  'change-tpm-password': {
    title: 'Modifier le mot de passe du propriétaire du TPM',
    destroys:
      'Le mot de passe du propriétaire stocké et tous les fichiers où il est enregistré ne ' +
      'fonctionneront plus.',
    steps: [
      'Sur l’ordinateur, exécutez `tpm.msc` en tant qu’administrateur et choisissez « Modifier ' +
        'le mot de passe du propriétaire ». Utilisez le fichier enregistré comme ancien mot de ' +
        'passe.',
      'Laissez Windows créer le nouveau mot de passe et la stratégie le sauvegarder dans ' +
        'l’annuaire.',
      'Windows 10 version 1607 et versions ultérieures ne conservent plus le mot de passe du ' +
        'propriétaire ; effacez-y plutôt le TPM.',
    ],
  },
  'clear-tpm': {
    title: 'Effacer le TPM',
    destroys:
      'Toutes les clés du TPM sont perdues : protecteurs TPM et code PIN, cartes à puce ' +
      'virtuelles, Windows Hello. Les lecteurs demandent leur clé de récupération. Cette action ' +
      'est irréversible.',
    steps: [
      'Assurez-vous d’avoir sous la main la clé de récupération de chaque lecteur de cet ' +
        'ordinateur : cherchez-la sous « Récupération de lecteur ».',
      'Suspendez la protection : `manage-bde -protectors -disable C:`',
      'Sur l’ordinateur, exécutez `tpm.msc` en tant qu’administrateur et choisissez « Effacer le ' +
        'module de plateforme sécurisée (TPM) ». Sous Windows 10 et versions ultérieures, aucun ' +
        'mot de passe du propriétaire n’est nécessaire.',
      'Redémarrez, confirmez dans le microprogramme et laissez Windows reprendre possession du ' +
        'TPM. Reprenez ensuite la protection : `manage-bde -protectors -enable C:`',
    ],
  },
};

export const manageTpm = {
  title: 'Gérer le TPM',
  form: {
    notAsked: (sources: string) =>
      `Mots de passe du propriétaire du TPM non proposés ici : ${sources}. Le portail de support ` +
      'technique du produit les a peut-être.',
    computerDomain: 'Domaine de l’ordinateur',
    computerName: 'Nom de l’ordinateur',
    userDomain: 'Domaine utilisateur',
    userName: 'Nom d’utilisateur',
    reason: 'Motif de la demande du fichier de mot de passe du propriétaire du TPM',
    chooseReason: 'Choisissez un motif',
    note: 'Note',
    ticket: 'Numéro de ticket',
    optional: 'Facultatif',
    nameHint: 'Un nom complet, comme ws-0042.contoso.com, remplit aussi le domaine',
    submit: 'Envoyer',
    submitting: 'Recherche du mot de passe du propriétaire',
    newRequest: 'Nouvelle demande',
  },
  reasons: REASONS,
  problems: PROBLEMS,
  procedures: PROCEDURES,
  empty: {
    title: 'Avant de commencer',
    steps: [
      [
        'Windows est-il démarré sur l’ordinateur ?',
        'Qui est bloqué au code PIN, avant le démarrage de Windows, a d’abord besoin du mot de ' +
          'passe de récupération : utilisez « Récupération de lecteur ».',
      ],
      [
        'De quelle version de Windows s’agit-il ?',
        'Windows 10 version 1607 et versions ultérieures ne conservent pas de mot de passe du ' +
          'propriétaire. Leur TPM oublie de lui-même les essais erronés et peut être ' +
          'réinitialisé ci-dessous sans fichier.',
      ],
      [
        'À quoi doit servir le mot de passe du propriétaire ?',
        'Choisissez le motif ; les étapes correspondantes s’affichent ici.',
      ],
    ],
  },
  history: {
    title: 'Mots de passe du propriétaire stockés',
    hint:
      'Plusieurs sont stockés pour cet ordinateur, les plus récents d’abord. Chaque effacement ' +
      'du TPM en crée un nouveau ; seul le plus récent fonctionne, sauf s’il n’a jamais été ' +
      'sauvegardé.',
    recorded: 'Stocké le',
    state: 'État',
    source: 'Source',
    states: { current: 'Le plus récent', superseded: 'Remplacé' },
    show: 'Afficher le mot de passe',
  },
  result: {
    title: 'Mot de passe du propriétaire du TPM',
    hidden: 'Le mot de passe du propriétaire est masqué.',
    hidesIn: (time: string) => `Masqué dans ${time}`,
    shownFor: (seconds: number) =>
      `Le mot de passe du propriétaire du TPM est affiché pendant ${seconds} ` +
      `${plural(seconds, 'seconde', 'secondes')}.`,
    copy: 'Copier',
    save: 'Enregistrer…',
    hide: 'Masquer',
    showAgain: 'Réafficher',
    copied: (time: string) => `Copié. Effacé du Presse-papiers dans ${time}.`,
    copiedDone: 'Le mot de passe du propriétaire n’est plus dans le Presse-papiers.',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `Enregistré et vérifié : ${fileName} dans ` +
      `${folder}${isRemovable ? '. Le lecteur peut être retiré en toute sécurité.' : ''}`,
    computer: 'Ordinateur',
    unknownUsers: 'Inconnus de cette source',
    recorded: 'Stocké le',
    source: 'Source',
    superseded:
      'Un mot de passe du propriétaire plus récent est stocké pour cet ordinateur. Celui-ci ne ' +
      'fonctionne que si le TPM n’a pas été effacé depuis.',
    warning:
      'Ne donnez jamais ce mot de passe ni son fichier à l’utilisateur final. Il reste le même ' +
      'après usage : quiconque le détient contrôle le TPM durablement.',
  },
  ticket: {
    title: 'Mot de passe du propriétaire du TPM',
    answeredAt: 'Mot de passe remis le',
    copied: 'Copié, sans le mot de passe du propriétaire.',
  },
  reset: {
    title: 'Réinitialiser le verrouillage du TPM',
    intro: (computer: string) =>
      `Demande à ${computer}, par le réseau, d’oublier les codes PIN erronés. L’ordinateur doit ` +
      'être allumé et Windows démarré.',
    introNoComputer:
      'Renseignez d’abord le formulaire : il indique de quel ordinateur il s’agit, et pourquoi.',
    file: 'Fichier de mot de passe du propriétaire du TPM',
    kept: 'Aucun : l’ordinateur conserve le sien (Windows 10 version 1703 et ultérieures)',
    retrieved: 'Celui qui vient d’être obtenu',
    fromFile: 'Depuis un fichier',
    choose: 'Choisir un fichier…',
    drop: 'ou déposez un fichier .tpm ici',
    chosen: (fileName: string) => `Fichier : ${fileName}`,
    chosenFor: (fileName: string, machine: string) => `Fichier : ${fileName}, pour ${machine}`,
    read: 'Lire l’état du verrouillage',
    reset: 'Réinitialiser le verrouillage',
    reading: 'Interrogation de l’ordinateur',
    done: (hostName: string) => `Le TPM de ${hostName} accepte de nouveau les codes PIN.`,
    lockedOut: (hostName: string) => `Le TPM de ${hostName} est verrouillé.`,
    cannotTell: (hostName: string) =>
      `${hostName} ne peut pas dire si son TPM est verrouillé ; les versions de Windows ` +
      'antérieures à Windows 8 ne le savent pas.',
    notLocked: (hostName: string) =>
      `Le TPM de ${hostName} n’est pas verrouillé. Il n’y a rien à réinitialiser.`,
    unknownAfter: (hostName: string) =>
      `Le verrouillage de ${hostName} a été réinitialisé. L’ordinateur n’a pas répondu à la ` +
      'relecture de son état.',
    tries: (count: number, limit: number) =>
      `${count} ${plural(count, 'essai erroné compté', 'essais erronés comptés')} sur ${limit}.`,
    heals: (time: string) =>
      `Un essai est oublié à chaque intervalle de ${time}, ordinateur allumé.`,
    command: {
      title: 'Exécuter sur un autre ordinateur',
      intro:
        'PowerShell n’est pas disponible sur cet ordinateur. Exécutez ceci dans PowerShell sur ' +
        'un ordinateur Windows. Votre compte y est demandé ; aucun secret n’y figure.',
    },
  },
  confirm: {
    title: 'Réinitialiser le verrouillage de ce TPM ?',
    computer: 'Ordinateur',
    sends: 'Envoie',
    kept: 'Aucun mot de passe du propriétaire : l’ordinateur utilise l’autorisation qu’il conserve',
    retrieved: (storedOn: string) =>
      `Le mot de passe du propriétaire qui vient d’être obtenu, stocké le ${storedOn}`,
    file: (fileName: string) => `Le mot de passe du propriétaire contenu dans ${fileName}`,
    warning:
      'Un mot de passe du propriétaire erroné verrouille le TPM pour toute la durée de son délai ' +
      'd’attente. Un seul essai est fait.',
    otherMachine: (machine: string, computer: string) =>
      `Ce fichier est destiné à ${machine}, pas à ${computer}.`,
    otherComputer: (machine: string, computer: string) =>
      `Ce mot de passe du propriétaire est destiné à ${machine}, pas à ${computer}.`,
    superseded: (storedOn: string, newest: string) =>
      'Ce n’est pas le mot de passe du propriétaire le plus récent : il a été stocké le ' +
      `${storedOn}${newest === '' ? '' : `, le plus récent le ${newest}`}. ` +
      'Si le TPM a été effacé depuis, il se verrouillera.',
    accept: 'Envoyer quand même',
    cancel: 'Annuler',
  },
} as const;
