import type { Area } from '#shared/sign-in/role.ts';
import { ticketField } from './fields.ts';

const AREAS: Readonly<Record<Area, string>> = {
  'drive-recovery': 'Récupération de lecteur',
  'manage-tpm': 'Gérer le TPM',
  reports: 'Rapports',
};

export const app = {
  product: 'Keydesk',
  tagline: 'Console de support technique pour la récupération BitLocker',
  areas: AREAS,
  areasLabel: 'Zones',
  accountMenu: (name: string) => `Compte : ${name}`,
  aboutText: (version: string) => `Keydesk ${version}. ${app.tagline}.`,
  close: 'Fermer',
  cancel: 'Annuler',
  sentenceGap: ' ',
  labelled: (name: string, value: string) => `${name} : ${value}`,
  unknownTime: 'Inconnue',
  retry: 'Réessayer',
  demoLabel: 'Profil de démonstration',
  demoBanner:
    'Profil de démonstration : les ordinateurs, les personnes et les clés sont tous fictifs.',
  incident: (number: string) => `Incident ${number}.`,
  tabFailed: 'Cette zone ne fonctionne plus.',
  tabFailedNext: 'Rouvrez-la. Ce qui a été divulgué figure dans le journal d’audit.',
  openAgain: 'Rouvrir',
  making: 'Création du profil de démonstration',
  opening: 'Ouverture du profil',
  breakGlass: {
    title: 'Accès d’urgence',
    lead:
      'En tant qu’administrateur, vous pouvez obtenir ce seul secret bien que votre limite soit ' +
      'atteinte. Votre motif et la divulgation sont signalés dans le journal d’audit.',
    why: 'Pourquoi cela ne peut pas attendre',
    required: 'Indiquez pourquoi cela ne peut pas attendre.',
    go: 'Divulguer malgré la limite',
    leadWithoutCode:
      'En tant qu’administrateur, vous pouvez obtenir ce seul secret bien que personne n’ait ' +
      'lu de code. Votre motif et la divulgation sont signalés dans le journal d’audit.',
    goWithoutCode: 'Divulguer sans code',
    banner: (computer: string) =>
      `Accès d’urgence : le secret de ${computer} a été divulgué au-delà d’une limite ou sans ` +
      'code. C’est signalé dans le journal d’audit.',
  },
  secondPerson: {
    title: 'Seconde personne',
    lead:
      'Un autre administrateur approuve ici, à vos côtés, ce seul secret. Vous figurez tous deux ' +
      'dans le journal d’audit. L’approbation est valable deux minutes.',
    userName: 'Administrateur qui approuve',
    password: 'Mot de passe de cet administrateur',
    required: 'Renseignez ce champ.',
    approve: 'Approuver et divulguer',
    leadInBrowser:
      'Un autre administrateur se connecte ici avec le navigateur, à vos côtés, et approuve ce ' +
      'seul secret. Vous figurez tous deux dans le journal d’audit. L’approbation est valable ' +
      'deux minutes.',
    approveInBrowser: 'Approuver dans le navigateur et divulguer',
  },
  cloud: {
    label: 'Sources avec leur propre connexion',
    signIn: (source: string) => `Se connecter à ${source}…`,
    signOut: (source: string) => `Se déconnecter de ${source}`,
    signingIn: 'Continuez dans votre navigateur, puis revenez',
    readList: 'Relire la liste',
    nobody: (source: string) =>
      `${source} : vous n’êtes pas connecté, cette source n’est donc pas interrogée.`,
    account: (account: string) => `Connecté en tant que ${account}.`,
    list: (source: string, time: string, keys: string) =>
      `${source}, liste de ${time}, ${keys} clés`,
    olderList: (source: string, moment: string, keys: string) =>
      `${source}, liste du ${moment}, ${keys} clés`,
    reading: (source: string, keys: string) =>
      `${source} : la liste des clés est en cours de lecture, ${keys} jusqu’ici. D’ici là, ` +
      'il faut les 32 chiffres d’un ID de clé, ou l’ordinateur.',
    readingAgain: (keys: string) => `Elle est en cours de relecture, ${keys} clés jusqu’ici.`,
    none: (source: string) => `${source} : il n’y a pas encore de liste de clés.`,
    failed: (what: string) => `Elle n’a pas pu être relue : ${what}`,
  },
  ticket: ticketField,
  idle: {
    title: 'Êtes-vous toujours là ?',
    text:
      'Personne n’a utilisé cet ordinateur depuis un moment. Keydesk va se verrouiller. Votre ' +
      'saisie est conservée ; les clés devront être redemandées.',
    locksIn: (time: string) => `Verrouillage dans ${time}`,
    stay: 'Rester connecté',
  },
} as const;
