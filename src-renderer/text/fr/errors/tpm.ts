import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import { TpmFileProblem } from '#shared/tpm/tpm-file.ts';
import { tpmFileProblems } from '../manage-tpm.ts';

/** TPM owner passwords and lockouts. */
export const tpmErrors = {
  'tpm.noneStored': () => ({
    what: 'Aucun mot de passe du propriétaire du TPM n’est stocké pour cet ordinateur.',
    next:
      'Windows 10 version 1607 et versions ultérieures ne le conservent pas. Un TPM 2.0 oublie ' +
      'de lui-même les essais erronés, un toutes les 10 minutes tant qu’il est allumé, et son ' +
      'verrouillage peut être réinitialisé ci-dessous sans fichier. Si l’ordinateur ne démarre ' +
      'pas, utilisez « Récupération de lecteur ».',
  }),
  'tpm.unknownComputer': () => ({
    what: 'Aucune source ne connaît cet ordinateur.',
    next:
      'Vérifiez le nom et le domaine avec l’appelant. Un ordinateur renommé est peut-être encore ' +
      'connu sous son ancien nom.',
  }),
  'tpm.severalDomains': () => ({
    what:
      'Plusieurs domaines portent ce nom NetBIOS, et plus d’un contient un ordinateur ' +
      'de ce nom.',
    next:
      'Entrez le nom DNS du domaine de l’ordinateur, comme contoso.com, puis ' +
      'renvoyez la demande.',
  }),
  'tpm.sourcesMissing': ({ sources = '' }) => ({
    what:
      'Rien n’a été trouvé pour cet ordinateur, mais toutes les sources n’ont pas répondu. Sans ' +
      `réponse : ${sources}.`,
    next:
      'Il y est peut-être connu. Vérifiez le nom et le domaine avec l’appelant, puis renvoyez la ' +
      'demande.',
  }),
  'tpm.notPermitted': () => ({
    what: 'Un mot de passe du propriétaire du TPM existe, mais votre compte ne peut pas le lire.',
    next:
      'Demandez à votre administrateur le droit de lire les informations du propriétaire du TPM, ' +
      'ou passez l’appel à quelqu’un qui l’a.',
  }),
  'tpm.userNotAssociated': () => ({
    what: 'Cet utilisateur n’est pas associé à cet ordinateur.',
    next:
      'Demandez à l’appelant le domaine et le nom d’utilisateur avec lesquels il se connecte sur ' +
      'cet ordinateur. S’il ne s’y est jamais connecté, passez l’appel à un administrateur du ' +
      'support.',
  }),
  'tpm.damagedPassword': () => ({
    what: 'Le mot de passe du propriétaire du TPM stocké est endommagé et n’a pas été affiché.',
    next:
      'Essayez-en un plus ancien de cet ordinateur, ou effacez le TPM en ayant sous la main la ' +
      'clé de récupération du lecteur.',
  }),
  'tpm.fileUnreadable': ({ reason = '' }) => ({
    what:
      'Ce fichier est inutilisable comme fichier de mot de passe du propriétaire du TPM. ' +
      tpmFileProblems[TpmFileProblem.safeParse(reason).data ?? 'not-xml'],
    next: 'Choisissez le fichier .tpm que Windows ou Keydesk a enregistré pour cet ordinateur.',
  }),
  'tpm.otherMachine': ({ reason = '' }) => ({
    what:
      `Le mot de passe du propriétaire est destiné à un autre ordinateur : ${reason}. Rien n’a ` +
      'été envoyé.',
    next: 'Choisissez le fichier de cet ordinateur, ou confirmez que c’est bien celui-ci.',
  }),
  'tpm.superseded': () => ({
    what:
      'Un mot de passe du propriétaire plus récent est stocké pour cet ordinateur. Rien n’a été ' +
      'envoyé.',
    next: 'Affichez le plus récent et utilisez-le, ou confirmez que c’est bien celui-ci.',
  }),
  'tpm.noPowerShell': () => ({
    what:
      'PowerShell n’est pas disponible sur cet ordinateur ; aucun TPM n’est ' +
      'donc joignable d’ici.',
    next:
      'Exécutez la commande ci-dessous sur un ordinateur Windows, ou installez PowerShell et ' +
      'redémarrez Keydesk.',
  }),
  'tpm.unreachable': () => ({
    what: 'L’ordinateur ne répond pas. Rien n’a été envoyé à son TPM.',
    next:
      'Il doit être allumé, connecté au réseau et avoir passé le code PIN. S’il est bloqué au ' +
      'code PIN, utilisez d’abord « Récupération de lecteur ».',
  }),
  'tpm.accessDenied': () => ({
    what: 'L’ordinateur a refusé votre compte.',
    next:
      'Son TPM est accessible à ses administrateurs locaux par la gestion à distance (WinRM). ' +
      'Demandez ce droit, ou passez l’appel à quelqu’un qui l’a.',
  }),
  'tpm.notFound': () => ({
    what: 'Cet ordinateur ne signale aucun TPM.',
    next:
      'Il est peut-être désactivé dans les paramètres du microprogramme. Choisissez « Activer le ' +
      'TPM » pour voir les étapes.',
  }),
  'tpm.timedOut': () => ({
    what: 'L’ordinateur a mis trop de temps à répondre ; on ne sait pas ce qui s’y est passé.',
    next: 'Lisez l’état du verrouillage avant de réessayer.',
  }),
  'tpm.unreadableAnswer': () => ({
    what: 'PowerShell n’a donné aucune réponse fiable ; on ne sait pas ce qui s’est passé là-bas.',
    next:
      'Lisez l’état du verrouillage avant de réessayer. Si cela persiste, prévenez votre ' +
      'administrateur ; le journal contient les détails.',
  }),
  'tpm.notLocked': () => ({
    what: 'Ce TPM n’est pas verrouillé. Rien n’a été envoyé.',
    next:
      'Demandez à l’appelant ce qu’affiche l’écran ; un seul code PIN erroné ne le verrouille ' +
      'pas.',
  }),
  'tpm.wrongOwnerPassword': ({ reason = '' }) => ({
    what:
      'Le TPM n’a pas accepté le mot de passe du propriétaire et est maintenant verrouillé pour ' +
      `la durée de son délai d’attente (${reason}).`,
    next:
      'Attendez la fin du délai, ordinateur allumé. Essayez ensuite le fichier le plus récent de ' +
      'cet ordinateur, ou aucun sous Windows 10 version 1703 et versions ultérieures.',
  }),
  'tpm.defendLock': ({ reason = '' }) => ({
    what:
      'Le TPM se défend contre les attaques par dictionnaire et n’accepte actuellement aucun mot ' +
      `de passe du propriétaire (${reason}).`,
    next:
      'Laissez l’ordinateur allumé et réessayez plus tard ; tout nouvel essai échouerait ' +
      'maintenant. D’ici là, le mot de passe de récupération permet de démarrer l’ordinateur.',
  }),
  'tpm.alreadyOwned': ({ reason = '' }) => ({
    what: `Le TPM a déjà un propriétaire (${reason}).`,
    next: 'Utilisez le mot de passe du propriétaire stocké pour cet ordinateur.',
  }),
  'tpm.installDisabled': ({ reason = '' }) => ({
    what: `Le TPM n’autorise pas la prise de possession (${reason}).`,
    next: 'Activez le TPM dans les paramètres du microprogramme, puis réessayez.',
  }),
  'tpm.noEndorsement': ({ reason = '' }) => ({
    what: `Le TPM n’a pas de paire de clés de type EK (${reason}).`,
    next:
      'Redémarrez l’ordinateur, ou effacez son TPM en ayant sous la main la clé de récupération ' +
      'du lecteur.',
  }),
  'tpm.presenceFailure': ({ reason = '' }) => ({
    what: `Le microprogramme de l’ordinateur n’a pas pu transmettre la demande (${reason}).`,
    next:
      'Effectuez la modification dans les paramètres du microprogramme, avec quelqu’un devant ' +
      'l’ordinateur.',
  }),
  'tpm.presenceUnsupported': ({ reason = '' }) => ({
    what: `Le microprogramme de l’ordinateur ne permet pas cela depuis Windows (${reason}).`,
    next:
      'Effectuez la modification dans les paramètres du microprogramme, avec quelqu’un devant ' +
      'l’ordinateur.',
  }),
  'tpm.badArgument': ({ reason = '' }) => ({
    what:
      `L’ordinateur ne conserve pas lui-même l’autorisation du propriétaire (${reason}). Rien ` +
      'n’a été modifié.',
    next:
      'Obtenez le mot de passe du propriétaire de cet ordinateur, ou choisissez son fichier, et ' +
      'réessayez.',
  }),
  'tpm.otherReturnCode': ({ reason = '' }) => ({
    what: `Le TPM a refusé avec ce code : ${reason}.`,
    next:
      'Cherchez le code sous « TPM Services » dans la documentation de Microsoft, ou redémarrez ' +
      'l’ordinateur et réessayez.',
  }),
} satisfies ErrorTexts;
