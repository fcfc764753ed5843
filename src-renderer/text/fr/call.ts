import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

/** The request in front, recent requests, and the text for the help desk's ticket. */
export const call = {
  summary: {
    title: 'Cette demande',
    keyId: 'ID de clé de récupération',
    endUser: 'Utilisateur final',
    noEndUser: 'Non indiqué',
    reason: 'Motif',
    note: 'Note',
    ticket: 'Numéro de ticket',
    answeredAt: 'Réponse donnée le',
    newRequest: 'Nouvelle demande',
    copyForTicket: 'Copier pour le ticket',
    copied: 'Copié, sans la clé.',
    notCopied: 'La copie dans le Presse-papiers a échoué. Réessayez.',
    sameCaller: 'Autre clé pour cet appelant',
    backToForm: (keyId: string) =>
      keyId === '' ? 'Retour au formulaire' : `Retour à la demande pour ${keyId}`,
  },
  recent: {
    title: 'Demandes récentes',
    lead: 'Choisissez une demande pour y revenir.',
    shown: (time: string) => `Clé affichée, masquée dans ${time}`,
    hidden: 'Clé masquée, peut être réaffichée',
    over: 'Clé retirée de la mémoire',
    readBack: 'Relue',
  },
  over: {
    text:
      'Cette clé n’est plus en mémoire. Si vous en avez encore besoin, redemandez-la : cela sera ' +
      'enregistré comme la première fois.',
    askAgain: 'Redemander',
  },
  ticket: {
    title: 'Récupération BitLocker',
    computer: 'Ordinateur',
    endUser: 'Utilisateur final',
    keyId: 'Début de l’ID de clé',
    reason: 'Motif',
    ticket: 'Ticket',
    answeredAt: 'Clé remise le',
    readBack: 'Relecture',
    groupsReadBack: (groups: number) =>
      groups === GROUP_COUNT
        ? `les ${GROUP_COUNT} groupes sont corrects`
        : groups === 0
          ? 'non'
          : `${groups} ${plural(groups, 'groupe correct', 'groupes corrects')} sur ${GROUP_COUNT}`,
    unknown: 'inconnu',
  },
} as const;
