import { DRIVE_LETTERS, type RepairProblem } from '#shared/recovery/repair-command.ts';
import type { ProcedureStep } from '../en/procedures.ts';

const MOVED: readonly ProcedureStep[] = [
  {
    text:
      'Démarrez l’ordinateur qui contient maintenant le lecteur dans l’environnement de ' +
      'récupération Windows (WinRE). Il y est traité comme un lecteur de données fixe et son ID ' +
      'de clé de récupération s’affiche. Si un code PIN est demandé, choisissez « J’ai oublié le ' +
      'code PIN ».',
    commands: [],
  },
  {
    text:
      'Comparez cet ID de clé avec celui ci-dessus. À une invite de commandes, cette commande ' +
      'l’affiche comme ID du « Mot de passe numérique ».',
    commands: ['protectors'],
  },
  {
    text:
      'Entrez le mot de passe de récupération, ou déverrouillez le lecteur avec cette commande. ' +
      'Si le lecteur n’utilisait pas le TPM de l’ancien ordinateur, c’est terminé.',
    commands: ['unlock'],
  },
  {
    text:
      'S’il l’utilisait : restez dans WinRE et déchiffrez le lecteur. C’est le seul moyen de ' +
      'supprimer le protecteur TPM + code PIN sans l’ancien TPM. Cela prend un certain temps ; ' +
      'la seconde commande affiche la progression.',
    commands: ['decrypt', 'status'],
  },
  {
    text:
      'Une fois terminé, démarrez l’ordinateur normalement. La stratégie chiffre de nouveau le ' +
      'lecteur avec le TPM et le code PIN de cet ordinateur.',
    commands: [],
  },
];

const CORRUPTED: readonly ProcedureStep[] = [
  {
    text:
      'Enregistrez ici le package de clé, puis apportez-le à l’ordinateur où se trouve le ' +
      'lecteur endommagé.',
    commands: [],
  },
  {
    text: 'Branchez un lecteur vide de taille égale ou supérieure. Tout son contenu sera écrasé.',
    commands: [],
  },
  {
    text: 'Ouvrez une invite de commandes en tant qu’administrateur et exécutez cette commande.',
    commands: ['repair'],
  },
  {
    text: 'Vérifiez le système de fichiers du lecteur réparé avant que quelqu’un l’ouvre.',
    commands: ['check'],
  },
];

const PROBLEMS: Readonly<Record<RepairProblem, string>> = {
  'same-drive': 'Le lecteur qui reçoit les données doit être un autre lecteur.',
  'package-on-drive':
    'Le package de clé ne doit se trouver sur aucun des deux lecteurs : l’un est illisible, ' +
    'l’autre est écrasé.',
  'bad-path':
    'Ce n’est pas un chemin d’accès. Entrez celui du package de clé sur cet ordinateur-là.',
};

/** What to do with a key when its drive has moved or is damaged. */
export const procedures = {
  moved: {
    title: 'Lecteur déplacé',
    intro: 'Le lecteur vient d’un autre ordinateur : son TPM et son code PIN ne conviennent plus.',
    steps: MOVED,
    drive: 'Lettre du lecteur sur cet ordinateur-là',
  },
  corrupted: {
    title: 'Lecteur endommagé',
    intro:
      'Le lecteur est endommagé et ne se déverrouille pas. Ses données peuvent être transférées ' +
      'vers un autre lecteur.',
    steps: CORRUPTED,
    noPackage:
      'Aucun package de clé n’a été sauvegardé pour ce lecteur. La commande en cherche alors un ' +
      'sur le lecteur endommagé et peut échouer.',
    corruptedDrive: 'Lecteur endommagé',
    fixedDrive: 'Lecteur vide pour ses données',
    packageNotOffered: (sources: string) =>
      `${sources} : un package de clé y est peut-être conservé pour ce lecteur, mais il n’est ` +
      'pas proposé ici ; le portail de support technique du produit le propose peut-être. Sans ' +
      'lui, la commande en cherche un sur le lecteur endommagé et peut échouer.',
    keyPackage: 'Package de clé sur cet ordinateur-là',
    accept: (drive: string) =>
      `Tout le contenu ${drive === '' ? 'du lecteur de destination' : `de ${drive}`} sera écrasé`,
    notAccepted: 'Choisissez les deux lecteurs et confirmez que le second sera écrasé.',
    problems: PROBLEMS,
  },
  choose: 'Choisir',
  letters: DRIVE_LETTERS.map((letter) => [letter, letter] as const),
  /** Stands in a command where no drive has been chosen yet. */
  anyDrive: '<lecteur>',
  corruptedDrive: '<lecteur endommagé>',
  fixedDrive: '<lecteur vide>',
  copy: 'Copier',
  copyForTicket: 'Copier sans le mot de passe',
  copyWithPassword: 'Copier avec le mot de passe',
  copied: 'Copié.',
  copiedSecret: (time: string) =>
    `Copié avec le mot de passe. Effacé du Presse-papiers dans ${time}.`,
  copiedSecretDone: 'La commande n’est plus dans le Presse-papiers.',
  saveNote: 'Enregistrer comme note',
  nothingDone: 'Cochez ce qui a été fait.',
  noted: 'Noté dans le journal d’audit.',
};
