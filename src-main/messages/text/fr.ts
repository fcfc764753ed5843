import type { MessageWords } from './message-words.ts';

/** See {@link MessageWords}. */
export const fr: MessageWords = {
  labelled: (name: string, value: string) => `${name} : ${value}`,
  reasons: {
    'boot-order-changed': 'Ordre de démarrage du système d’exploitation modifié',
    'bios-changed': 'BIOS modifié',
    'system-files-modified': 'Fichiers du système d’exploitation modifiés',
    'lost-startup-key': 'Clé de démarrage perdue',
    'lost-pin': 'Code PIN perdu',
    'tpm-reset': 'TPM réinitialisé',
    'lost-passphrase': 'Phrase secrète perdue',
    'lost-smartcard': 'Carte à puce perdue',
    other: 'Autre',
    'reset-pin-lockout': 'Réinitialiser le verrouillage du code PIN',
    'turn-on-tpm': 'Activer le TPM',
    'turn-off-tpm': 'Désactiver le TPM',
    'change-tpm-password': 'Modifier le mot de passe du TPM',
    'clear-tpm': 'Effacer le TPM',
  },
  ownerNotice: {
    subject: (computer) => `Une clé de récupération BitLocker de ${computer} a été divulguée`,
    subjectOfTpm: (computer) => `Le mot de passe propriétaire du TPM de ${computer} a été divulgué`,
    lead:
      'Le support technique a divulgué une clé de récupération ou un mot de passe ' +
      'propriétaire d’un ordinateur qui est le vôtre.',
    labels: {
      computer: 'Ordinateur',
      at: 'Heure',
      operator: 'Opérateur',
      reason: 'Motif',
      keyId: 'L’ID de clé commence par',
    },
    end:
      'La clé elle-même n’est pas dans ce message. Si vous ne l’avez pas demandée, prévenez ' +
      'immédiatement votre support technique.',
  },
  callerCode: {
    subject: 'Votre code pour le support technique',
    lead:
      'Quelqu’un appelle le support technique en se présentant sous votre nom. Si c’est ' +
      'vous, lisez ce code au support technique :',
    end: (minutes) =>
      `Le code est valable ${minutes} ${minutes < 2 ? 'minute' : 'minutes'}. Si vous ` +
      'n’appelez pas le support technique, ne donnez le code à personne et prévenez votre ' +
      'support technique.',
  },
  anchor: {
    subject: (organisation, workstation) =>
      `Keydesk, ${organisation} : ancre du journal d’audit sur ${workstation}`,
    lead: 'Numéro, hachage et heure de l’entrée la plus récente :',
    end:
      'Conservez ce message là où aucun utilisateur de Keydesk ne peut le supprimer. Grâce à ' +
      'lui, les rapports ou keydesk store verify --anchors montrent si le journal a été coupé, ' +
      'ramené à un état antérieur ou refait.',
  },
};
