import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;

/** A key that is replaced on its computer. */
export const rotationErrors = {
  'rotation.noPowerShell': () => ({
    what:
      'Il n’y a pas de PowerShell sur cet ordinateur : aucun autre ordinateur n’est ' +
      'joignable d’ici.',
    next: 'Remplacez la clé sur l’ordinateur lui-même.',
  }),
  'rotation.unreachable': () => ({
    what: 'L’ordinateur ne répond pas. Rien n’y a été modifié.',
    next:
      'Il doit être allumé, sur le réseau, et le code PIN ou la clé de récupération déjà ' +
      'saisi. Réessayez alors, ou remplacez la clé sur l’ordinateur.',
  }),
  'rotation.accessDenied': () => ({
    what: 'L’ordinateur a refusé votre compte. Rien n’y a été modifié.',
    next:
      'Ses lecteurs sont ouverts à ses administrateurs locaux par la gestion à distance ' +
      '(WinRM). Demandez ce droit, ou confiez la tâche à quelqu’un qui l’a.',
  }),
  'rotation.timedOut': () => ({
    what: 'L’ordinateur a mis trop de temps à répondre : on ignore ce qui s’y est passé.',
    next:
      'Cherchez la nouvelle clé avant de réessayer. L’ancienne ouvre peut-être encore le ' +
      'lecteur.',
  }),
  'rotation.unreadableAnswer': () => ({
    what:
      'PowerShell n’a pas donné de réponse fiable : on ignore ce qui s’est passé sur ' +
      'l’ordinateur.',
    next:
      'Cherchez la nouvelle clé avant de réessayer. Si l’échec persiste, prévenez votre ' +
      'administrateur ; le journal contient les détails.',
  }),
  'rotation.notThere': () => ({
    what: 'Aucun lecteur de cet ordinateur n’a plus cette clé. Rien n’a été modifié.',
    next:
      'Elle a déjà été remplacée, le lecteur est dans un autre ordinateur, ou c’est un ' +
      'lecteur amovible. Cherchez la nouvelle clé.',
  }),
  'rotation.locked': () => ({
    what: 'Le lecteur est verrouillé. Rien n’a été modifié.',
    next: 'Déverrouillez-le d’abord avec la clé remise.',
  }),
  'rotation.refused': ({ reason }) => ({
    what: `L’ordinateur n’a pas effectué cette étape${said(reason)}.`,
    next:
      'La clé remise ouvre encore le lecteur. Montrez ce message à votre administrateur, ' +
      'ou remplacez la clé sur l’ordinateur.',
  }),
  'rotation.notBackedUp': ({ reason }) => ({
    what:
      'L’ordinateur n’a pas pu sauvegarder la nouvelle clé dans Active ' +
      `Directory${said(reason)} ; la nouvelle clé a donc été supprimée. L’ancienne ouvre ` +
      'encore le lecteur.',
    next:
      'Demandez à votre administrateur si la stratégie de ce lecteur permet une sauvegarde ' +
      'dans Active Directory (le code 0x00000001 dit que non) et si l’ordinateur joint un ' +
      'contrôleur de domaine.',
  }),
  'rotation.leftBehind': ({ reason }) => ({
    what:
      'Une nouvelle clé a été créée sur l’ordinateur, mais elle n’est sauvegardée nulle ' +
      `part et n’a pas pu être supprimée${said(reason)}. L’ancienne ouvre encore le ` +
      'lecteur.',
    next:
      'Prévenez votre administrateur : le nouveau mot de passe de récupération doit être ' +
      'supprimé sur l’ordinateur (manage-bde -protectors -delete) ou sauvegardé ' +
      '(-adbackup).',
  }),
  'rotation.oldNotRemoved': ({ reason }) => ({
    what:
      `La nouvelle clé a été créée et sauvegardée${said(reason)}, mais l’ancienne ouvre ` +
      'encore le lecteur.',
    next:
      'Réessayez dans un instant. Si cela persiste, l’ancien mot de passe de récupération ' +
      'doit être supprimé sur l’ordinateur (manage-bde -protectors -delete).',
  }),
} satisfies ErrorTexts;
