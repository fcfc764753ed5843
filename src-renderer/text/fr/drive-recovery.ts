import type { DriveFieldProblem } from '#shared/recovery/drive-request.ts';
import type { ProtectorMark, ProtectorState, VolumeKind } from '#shared/recovery/protector.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import { pluralIn } from '../plural.ts';
import { call } from './call.ts';
import { fieldProblems } from './fields.ts';
import { guides } from './guides.ts';
import { keyId } from './key-id.ts';
import { link } from './link.ts';
import { procedures } from './procedures.ts';
import { readAloud } from './read-aloud.ts';
import { recoveryScreen } from './recovery-screen.ts';

const plural = pluralIn('fr');

const REASONS: Readonly<Record<DriveReason, string>> = {
  'boot-order-changed': 'Ordre de démarrage du système d’exploitation modifié',
  'bios-changed': 'BIOS modifié',
  'system-files-modified': 'Fichiers du système d’exploitation modifiés',
  'lost-startup-key': 'Clé de démarrage perdue',
  'lost-pin': 'Code PIN perdu',
  'tpm-reset': 'TPM réinitialisé',
  'lost-passphrase': 'Phrase secrète perdue',
  'lost-smartcard': 'Carte à puce perdue',
  other: 'Autre',
};

const PROBLEMS: Readonly<Record<DriveFieldProblem, string>> = {
  ...fieldProblems,
  empty: 'Entrez l’ID de clé que l’appelant vous lit.',
  'too-short': 'Entrez au moins les 8 premiers chiffres.',
  'not-hexadecimal': 'Un ID de clé ne contient que les chiffres 0 à 9 et les lettres A à F.',
  unclear: 'Il y a ici plus qu’un ID de clé. Gardez ses 8 ou 32 chiffres et supprimez le reste.',
  'recovery-password':
    'Ces 48 chiffres sont un mot de passe de récupération, pas un ID de clé. L’écran de ' +
    'récupération affiche l’ID de clé sous le champ de saisie.',
};

const VOLUMES: Readonly<Record<VolumeKind, string>> = {
  'operating-system': 'Lecteur du système d’exploitation',
  fixed: 'Lecteur de données fixe',
  removable: 'Lecteur amovible',
  unknown: 'Lecteur',
};

const STATES: Readonly<Record<ProtectorState, string>> = {
  current: 'Actuelle',
  superseded: 'Remplacée',
  disclosed: 'Divulguée, en attente de rotation',
  damaged: 'Endommagée, inutilisable',
};

const MARKS: Readonly<Record<ProtectorMark, string>> = {
  deleted: 'Supprimée dans l’annuaire',
  conflict: 'Objet en conflit : un autre ordinateur porte maintenant ce nom',
};

export const driveRecovery = {
  title: 'Récupérer l’accès à un lecteur chiffré',
  form: {
    userDomain: 'Domaine utilisateur',
    userName: 'Nom d’utilisateur',
    keyId: 'ID de clé de récupération',
    reason: 'Motif du déverrouillage du lecteur',
    chooseReason: 'Choisissez un motif',
    note: 'Note',
    ticket: 'Numéro de ticket',
    optional: 'Facultatif',
    submit: 'Envoyer',
    submitting: 'Recherche en cours',
    newRequest: 'Nouvelle demande',
  },
  link,
  keyId,
  call,
  recoveryScreen,
  callerCheck: {
    title: 'Vérification de l’appelant',
    missing: 'Cochez chaque étape avant la remise de la clé.',
    send: 'Envoyer un code',
    sendAgain: 'Envoyer un autre code',
    sentTo: (to: string, minutes: number) =>
      `Envoyé à ${to}. Valable ${minutes} ${minutes < 2 ? 'minute' : 'minutes'}.`,
    code: 'Code lu par l’appelant',
    check: 'Vérifier le code',
    right: (endUser: string) => `Le code de ${endUser} est exact.`,
  },
  reasons: REASONS,
  problems: PROBLEMS,
  volumes: VOLUMES,
  states: STATES,
  marks: MARKS,
  volume: (id: string) => `Volume ${id.slice(0, 8)}`,
  empty: {
    title: 'Demandez à l’appelant',
    steps: [
      [
        'Quel est l’ID de clé de récupération sur l’écran de récupération ?',
        'Ses huit premiers chiffres suffisent pour commencer.',
      ],
      [
        'Qui êtes-vous et de quel ordinateur s’agit-il ?',
        'Comparez la réponse avec ce qu’affiche Keydesk.',
      ],
      [
        'Que s’est-il passé avant que l’ordinateur demande la clé ?',
        'Une mise à jour du BIOS, un code PIN perdu, un lecteur déplacé : c’est le motif à ' +
          'choisir.',
      ],
    ],
  },
  finder: {
    open: 'Rechercher par ordinateur ou utilisateur final',
    computer: 'Ordinateur',
    computerHint: 'Le nom se complète à partir de la troisième lettre',
    endUser: 'Utilisateur final',
    endUserHint: 'DOMAINE\\nom, ou le nom seul',
    nothingTyped: 'Tapez un ordinateur ou un utilisateur final.',
    find: 'Rechercher les clés',
    title: (wanted: string) => `Clés de ${wanted}`,
    count: (shown: number, hasMore: boolean) =>
      hasMore
        ? `Les ${shown} clés les plus récentes ; il y en a d’autres.`
        : shown === 1
          ? 'Une clé.'
          : `${shown} clés, de la plus récente à la plus ancienne.`,
    near: 'L’endroit marqué diffère de l’ID de clé saisi : demandez à l’appelant de le relire.',
    lead:
      'Comparez l’ID de clé avec ce que voit l’appelant, choisissez « Utiliser cet ID de clé » ' +
      'et envoyez la demande. Rien n’a encore été divulgué.',
  },
  sources: {
    label: 'Sources',
    states: {
      waiting: 'est en cours d’interrogation.',
      answered: 'a répondu.',
      failed: 'n’a pas répondu.',
    },
    list: (time: string, keys: string) => `(liste de ${time}, ${keys} clés)`,
    olderList: (moment: string, keys: string) => `(liste du ${moment}, ${keys} clés)`,
  },
  matches: {
    title: 'Correspondances possibles',
    count: (shown: number, total: number) =>
      total > shown
        ? `${shown} correspondances possibles sur ${total}, les plus récentes d’abord.`
        : `${shown} ` +
          plural(
            shown,
            'correspondance possible.',
            'correspondances possibles, les plus récentes d’abord.',
          ),
    missing: 'Toutes les sources n’ont pas répondu, il peut donc y en avoir d’autres :',
    nextOfOne:
      'Comparez-la avec ce que dit l’appelant, puis affichez-la ; ou renvoyez la demande pour ' +
      'interroger les autres sources.',
    next:
      'Demandez à l’appelant les chiffres suivants de l’ID de clé, puis affichez ' +
      'cette seule clé.',
    keyId: 'ID de clé',
    computer: 'Ordinateur',
    drive: 'Lecteur',
    escrowed: 'Sauvegardée le',
    state: 'État',
    show: 'Afficher le mot de passe',
  },
  rotation: {
    request: 'Effectuer la rotation…',
    title: 'Faire remplacer cette clé ?',
    about:
      'Intune remplace la clé du lecteur du système d’exploitation, et aucune autre, au prochain ' +
      'contact avec l’ordinateur. Jusque-là, la clé remise ouvre le lecteur.',
    signIn:
      'Votre navigateur s’ouvre pour une connexion distincte, avec une autorisation que la ' +
      'recherche n’a pas.',
    confirm: 'Effectuer la rotation',
    cancel: 'Annuler',
    stop: 'Ne plus attendre le navigateur',
    onRequest:
      'Cette clé a été remise et ouvre encore le lecteur. Intune peut la remplacer : la clé du ' +
      'lecteur du système d’exploitation, et aucune autre.',
    otherDrive:
      'Cette clé a été remise. Intune ne remplace que les clés des lecteurs du système ' +
      'd’exploitation : une fois le lecteur déverrouillé, remplacez-y la clé.',
    asked:
      'Intune a accepté la demande. La clé n’est remplacée que lorsqu’une clé plus récente est ' +
      'ici.',
    titleOnComputer: 'Remplacer cette clé sur l’ordinateur ?',
    onComputer:
      'Cette clé a été remise et ouvre encore le lecteur. Elle peut être remplacée sur ' +
      'l’ordinateur dès qu’il est allumé et joignable.',
    planning: 'Consultation de l’ordinateur sur ce qui serait fait…',
    plan: (computer: string, drive: string, kept: number) =>
      `Sur ${computer}, ${drive === '' ? 'le lecteur' : `le lecteur ${drive}`} reçoit un ` +
      'nouveau mot de passe de récupération. L’ordinateur le sauvegarde dans Active Directory ; ' +
      'celui qui a été remis est ensuite supprimé. Ce qui déverrouille encore le lecteur reste ' +
      `(TPM, code PIN, etc. : ${kept}). Si la sauvegarde échoue, rien ne change.`,
    working: 'Remplacement de la clé sur l’ordinateur…',
    replaced:
      'L’ordinateur a une nouvelle clé et l’a sauvegardée ; celle qui a été remise n’ouvre ' +
      'plus le lecteur. Elle compte comme remplacée dès que la nouvelle est ici.',
    look: 'Chercher la nouvelle clé',
    notYet: 'Aucune clé plus récente de ce lecteur n’est encore ici.',
    seen: (newId: string, at: string, source: string) =>
      `Cette clé a été remplacée. La nouvelle est ${newId}, sauvegardée le ${at} (${source}).`,
  },
  result: {
    title: 'Mot de passe de récupération',
    hidden: 'Le mot de passe de récupération est masqué.',
    hidesIn: (time: string) => `Masqué dans ${time}`,
    shownFor: (seconds: number) =>
      `Le mot de passe de récupération est affiché pendant ${seconds} ` +
      `${plural(seconds, 'seconde', 'secondes')}.`,
    longer: '+1 min',
    longerName: '+1 min : afficher le mot de passe de récupération une minute de plus',
    copy: 'Copier la clé',
    save: 'Enregistrer…',
    savePackage: 'Enregistrer le package…',
    saveKit: 'Enregistrer le kit…',
    kit:
      'Un kit est un dossier contenant la clé, le package de clé, des instructions et des sommes ' +
      'de contrôle.',
    kitWithoutPackage:
      'Aucun package de clé n’a été sauvegardé pour ce lecteur. Un kit est un dossier contenant ' +
      'la clé, des instructions et des sommes de contrôle.',
    hide: 'Masquer',
    showAgain: 'Réafficher',
    packageNotOffered: (sources: string) =>
      `${sources} : un package de clé y est peut-être conservé, mais il n’est pas proposé ici. ` +
      'Le portail de support technique du produit le propose peut-être. Un kit est un dossier ' +
      'contenant la clé, des instructions et des sommes de contrôle.',
    copied: (time: string) => `Copié. Effacé du Presse-papiers dans ${time}.`,
    copiedDone: 'La clé n’est plus dans le Presse-papiers.',
    saved: (fileName: string, folder: string, isRemovable: boolean) =>
      `Enregistré et vérifié : ${fileName} dans ` +
      `${folder}${isRemovable ? '. Le lecteur peut être retiré en toute sécurité.' : ''}`,
    removable: 'Lecteurs amovibles',
    removableDrive: (name: string, free: string, fileSystem: string) =>
      `${name} · ${free} libres · ${fileSystem}`,
    keyId: 'ID de clé',
    unknownUsers: 'Ses utilisateurs ne sont pas connus ici',
    usersNotOffered: (sources: string) => `Ses utilisateurs ne sont pas fournis par ${sources}`,
    repeated: (times: number, days: number) =>
      `${times} ${plural(times, 'récupération', 'récupérations')} en ${days} ` +
      plural(days, 'jour', 'jours'),
    drive: 'Lecteur',
    escrowed: 'Sauvegardée le',
    state: 'État',
    source: 'Source',
    singleUse:
      'Cette clé est à usage unique. Elle est maintenant marquée comme divulguée, et ' +
      'l’ordinateur la remplacera dès qu’il sera de nouveau sur le réseau. La clé d’un lecteur ' +
      'amovible est remplacée lorsque le lecteur est réinséré.',
    notMarked:
      'Cette clé a été remise, mais sa source ne peut pas demander à l’ordinateur de la ' +
      'remplacer. Une fois le lecteur déverrouillé, remplacez-y la clé ou laissez votre ' +
      'stratégie le faire.',
    wasDisclosed: 'Cette clé a déjà été remise et n’a pas été remplacée depuis.',
    wasSuperseded:
      'Une clé plus récente a été sauvegardée pour ce lecteur. Celle-ci ne convient que si le ' +
      'lecteur est resté hors ligne depuis.',
    groupLabel: (number: number) => `Groupe ${number}`,
  },
  readAloud,
  procedures,
  guides,
} as const;
