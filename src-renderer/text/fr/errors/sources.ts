import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const wrongGroups = (groups: string) => {
  if (groups === '') return '';
  return groups.includes(',')
    ? ` Ses groupes ${groups} sont forcément faux.`
    : ` Son groupe ${groups} est forcément faux.`;
};

const RESTORED =
  'Prévenez la personne responsable du journal d’audit. Si une sauvegarde a été restaurée ' +
  'volontairement, le guide de l’administrateur indique quoi faire.';

const CONFIRMS = 'Aucune clé n’est remise avant qu’il ait confirmé l’entrée d’audit.';

const witnessNamed = (name: string | undefined) =>
  name === undefined ? 'Un témoin du journal d’audit' : `Le témoin « ${name} »`;

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);

/** Where a cloud has refused: why a role may not be enough, and what its support is told. */
const outOfReach = (requestId: string | undefined) =>
  requestId === undefined
    ? ''
    : ' Avec un rôle limité à une unité administrative, un ordinateur réinstallé pour un autre ' +
      'propriétaire est hors d’atteinte. Le support de Microsoft retrouve la demande par ce ' +
      'numéro : ' +
      `${requestId}.`;

/** The store, sources of recovery data, and reports. */
export const sourceErrors = {
  'store.locked': () => ({
    what: 'Un autre programme utilise le magasin.',
    next:
      'Fermez les autres programmes qui l’utilisent, comme un logiciel de sauvegarde, et ' +
      'réessayez.',
  }),
  'store.damaged': () => ({
    what: 'Le magasin est endommagé et a été laissé exactement tel quel.',
    next: 'Restaurez-le depuis une sauvegarde, ou déplacez le fichier, puis réessayez.',
  }),
  'store.replaced': () => ({
    what:
      'Le fichier du journal d’audit, ou un fichier voisin, a été supprimé, remplacé ou tronqué ' +
      'pendant son utilisation. Rien n’a été divulgué.',
    next: 'Prévenez la personne responsable du journal d’audit, puis redémarrez Keydesk.',
  }),
  'store.altered': () => ({
    what: 'Le journal d’audit a été modifié par autre chose que Keydesk. Rien n’a été divulgué.',
    next:
      'Ouvrez Rapports pour voir où la chaîne est rompue, et prévenez la personne responsable du ' +
      'journal d’audit. Restaurez le magasin depuis une sauvegarde avant de continuer.',
  }),
  'store.clockBehind': ({ newest = '' }) => ({
    what:
      'L’horloge de cet ordinateur retarde sur l’entrée la plus récente du journal d’audit' +
      `${newest === '' ? '' : ` (${newest})`}. Rien n’a été divulgué.`,
    next:
      'Réglez l’horloge, puis réessayez. Si elle est juste, c’est qu’elle avançait auparavant : ' +
      'prévenez la personne responsable du journal d’audit.',
  }),
  'store.behindWitness': ({ server, witnessed, fits = 0 }) => ({
    what:
      'La fin du journal d’audit a été coupée, ou une copie plus ancienne remise en place : un ' +
      'témoin a des entrées plus récentes. Rien n’a été divulgué.',
    next:
      (witnessed === undefined
        ? ''
        : `${witnessNamed(server)} a des entrées jusqu’à la ${witnessed}, le journal s’arrête à ` +
          `l’entrée ${fits}. `) + RESTORED,
  }),
  'store.unlikeWitness': ({ server, witnessed }) => ({
    what:
      'Une copie plus ancienne du journal d’audit a été réutilisée, ou le journal recréé : un ' +
      'témoin a d’autres entrées. Rien n’a été divulgué.',
    next:
      (witnessed === undefined ? '' : `${witnessNamed(server)} a une autre entrée ${witnessed}. `) +
      RESTORED,
  }),
  'witness.unreachable': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} est injoignable${technical(reason)}. ${CONFIRMS}`,
    next:
      'Rien n’a été divulgué. Vérifiez le réseau, puis réessayez, ou prévenez votre ' +
      'administrateur.',
  }),
  'witness.timedOut': ({ server }) => ({
    what: `${witnessNamed(server)} n’a pas répondu à temps. ${CONFIRMS}`,
    next: 'Rien n’a été divulgué. Réessayez, ou prévenez votre administrateur.',
  }),
  'witness.notTrusted': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} a un certificat qui n’est pas approuvé${technical(reason)}.`,
    next:
      'Rien n’a été divulgué. Demandez à votre administrateur de vérifier le certificat et ' +
      'caFile.',
  }),
  'witness.refused': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} a refusé l’entrée d’audit${technical(reason)}. ${CONFIRMS}`,
    next:
      'Rien n’a été divulgué. Demandez à votre administrateur de vérifier les paramètres du ' +
      'témoin.',
  }),
  'witness.notConfigured': ({ server, reason = '' }) => ({
    what: `${witnessNamed(server)} est inutilisable tel que configuré${technical(reason)}.`,
    next:
      'Rien n’a été divulgué. Demandez à votre administrateur de vérifier les fichiers indiqués ' +
      'dans la configuration du témoin.',
  }),
  'store.newer': () => ({
    what: 'Le magasin a été créé par une version plus récente de Keydesk.',
    next: 'Mettez à jour Keydesk sur cet ordinateur, puis réessayez.',
  }),
  'store.older': () => ({
    what: 'Le magasin central a été créé pour une version plus ancienne de Keydesk.',
    next:
      'Demandez à l’administrateur de la base de données d’exécuter la mise à niveau (keydesk ' +
      'store upgrade), ou utilisez la version de Keydesk qui lui correspond.',
  }),
  'store.disclosedUnseen': () => ({
    what:
      'La connexion a été perdue pendant la transmission de la clé. Le magasin a enregistré la ' +
      'divulgation, mais rien n’est arrivé ici.',
    next:
      'Renvoyez la demande pour la voir : ce sera une seconde entrée. La première reste dans le ' +
      'journal d’audit, sans que personne ait vu la clé.',
  }),
  'store.full': () => ({
    what: 'Le disque est plein ; l’entrée d’audit n’a pas pu être écrite. Rien n’a été divulgué.',
    next: 'Libérez de l’espace, puis réessayez.',
  }),
  'store.readOnly': () => ({
    what: 'Le magasin n’est pas accessible en écriture ; rien ne peut être enregistré ni divulgué.',
    next:
      'Demandez à votre administrateur l’accès en écriture au dossier du ' +
      'profil, puis réessayez.',
  }),
  'store.wrongPurpose': () => ({
    what:
      'Ce magasin a été créé pour un autre usage : données de démonstration et données réelles ' +
      'ne sont jamais mélangées.',
    next: 'Demandez à votre administrateur de corriger le chemin d’accès du magasin.',
  }),
  'store.keyMissing': () => ({
    what:
      'Les clés de ce magasin sont chiffrées, et ce compte n’a pas la clé qui les déchiffre. ' +
      'Rien n’a été divulgué.',
    next:
      'Demandez à votre administrateur de placer le fichier de clé du magasin à côté de celui-ci ' +
      '(keydesk store encrypt), puis réessayez. Les rapports et les autres sources fonctionnent ' +
      'comme avant.',
  }),
  'store.keyNotProtected': () => ({
    what:
      'La clé du magasin est là, mais cet ordinateur n’offre aucune protection pour elle ; elle ' +
      'n’a pas été reprise. Rien n’a été divulgué.',
    next:
      'Sous Linux, déverrouillez un trousseau (GNOME Keyring ou KWallet), puis redémarrez ' +
      'Keydesk. Votre administrateur peut aussi indiquer un fichier de clé dans la configuration ' +
      '(keyFile).',
  }),
  'store.secretUnreadable': () => ({
    what:
      'Ce que le magasin contient pour cette clé ne peut pas être déchiffré : il a été modifié, ' +
      'ou appartient à une autre clé. Rien n’a été divulgué.',
    next:
      'Prévenez votre administrateur : le magasin doit être restauré depuis une sauvegarde, ou ' +
      'la clé importée dans un nouveau.',
  }),
  'store.unavailable': () => ({
    what: 'Le magasin est injoignable.',
    next: 'Vérifiez le disque ou le réseau, puis réessayez.',
  }),

  'source.timedOut': () => ({
    what: 'La source n’a pas répondu à temps.',
    next: 'Réessayez dans un instant. Si cela persiste, adressez-vous à votre administrateur.',
  }),
  'source.notTrusted': () => ({
    what: 'Cette forêt n’accepte pas votre compte.',
    next:
      'Demandez à votre administrateur une relation d’approbation avec elle, ou de la retirer de ' +
      'la configuration.',
  }),

  'recovery.cannotRotate': () => ({
    what: 'Aucune des sources de cette clé ne peut la faire remplacer.',
    next: 'Remplacez la clé sur l’ordinateur, une fois le lecteur déverrouillé.',
  }),
  'recovery.sourcesMissing': ({ sources = '' }) => ({
    what:
      'Aucune clé de récupération ne correspond à cet ID de clé, mais toutes les sources n’ont ' +
      `pas répondu. Sans réponse : ${sources}.`,
    next:
      'La clé s’y trouve peut-être. Vérifiez l’ID de clé avec l’appelant, puis renvoyez la ' +
      'demande.',
  }),
  'recovery.noMatch': () => ({
    what: 'Aucune clé de récupération ne correspond à cet ID de clé.',
    next:
      'Demandez à l’appelant de relire l’ID de clé, les 32 chiffres s’il le faut ; un ' +
      'administrateur peut aussi trouver l’ordinateur par son nom. Si l’ID est correct, le ' +
      'lecteur n’a jamais été sauvegardé ici, ou votre compte ne peut pas voir sa clé : demandez ' +
      'à quelle organisation ou à quel compte appartient l’ordinateur.',
  }),
  'recovery.noneFound': () => ({
    what:
      'Aucune clé de récupération n’a été trouvée pour cet ordinateur ou ' +
      'cet utilisateur final.',
    next:
      'Vérifiez le nom avec l’appelant. Un ordinateur renommé est peut-être encore connu sous ' +
      'son ancien nom ; toutes les sources ne savent pas qui utilise un ordinateur.',
  }),
  'recovery.notPermitted': ({ requestId }) => ({
    what: 'La clé de récupération existe, mais votre compte ne peut pas la lire.',
    next:
      'Demandez à votre administrateur le droit de lire les mots de passe de récupération ' +
      'BitLocker, ou passez l’appel à quelqu’un qui l’a.' +
      outOfReach(requestId),
  }),
  'recovery.userNotAssociated': () => ({
    what: 'Une clé a été trouvée, mais cet utilisateur n’est pas associé à son ordinateur.',
    next:
      'Demandez à l’appelant le domaine et le nom d’utilisateur avec lesquels il se connecte sur ' +
      'cet ordinateur. S’il ne s’y est jamais connecté, passez l’appel à un administrateur du ' +
      'support.',
  }),
  'recovery.noneForEndUser': () => ({
    what:
      'Aucune clé de récupération avec cet ID de clé n’appartient à un ordinateur de cet ' +
      'utilisateur final.',
    next:
      'Demandez à l’appelant de relire l’ID de clé, ainsi que le domaine et le nom d’utilisateur ' +
      'avec lesquels il se connecte sur cet ordinateur. Si tout est correct, passez l’appel à un ' +
      'administrateur du support.',
  }),
  'recovery.noLongerHeld': () => ({
    what: 'Cette clé n’est plus disponible.',
    next: 'Keydesk ne conserve une clé divulguée que peu de temps. Renvoyez la demande.',
  }),
  'recovery.noKeyPackage': () => ({
    what: 'Aucun package de clé n’a été sauvegardé pour ce lecteur.',
    next:
      'Essayez repair-bde avec le seul mot de passe de récupération ; il cherche sur le lecteur ' +
      'ce dont il a besoin.',
  }),
  'recovery.damagedPassword': ({ reason: groups = '' }) => ({
    what:
      'Le mot de passe de récupération stocké est endommagé et n’a pas été affiché.' +
      wrongGroups(groups),
    next:
      'Demandez à l’appelant si le lecteur affiche un autre ID de clé, ou cherchez la clé dans ' +
      'une autre source.',
  }),
  'recovery.keyClosed': ({ server }) => ({
    what:
      `La clé existe, mais la base de données${server === undefined ? '' : ` sur ${server}`} n’a ` +
      'pas pu la déchiffrer et n’a rien renvoyé.',
    next:
      'Cherchez la clé dans une autre source. Demandez à votre administrateur d’ouvrir la clé ' +
      'principale de base de données sur ce serveur, comme après un basculement, et de vérifier ' +
      'le certificat BitLockerManagement_CERT (MBAM : MBAM Recovery Encryption Certificate).',
  }),
} satisfies ErrorTexts;
