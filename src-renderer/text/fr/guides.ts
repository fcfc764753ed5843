import { REPEATED_WITHIN_DAYS } from '#shared/recovery/drive-request.ts';
import type { DriveReason } from '#shared/request/reason.ts';
import type { Guide } from '../en/guides.ts';

/** The TPM then seals the drive to the computer as it is now. */
const RESEAL =
  'suspendez et reprenez la protection une fois (`manage-bde -protectors -disable C:`, puis ' +
  '`-enable C:`)';

const BY_REASON: Readonly<Record<DriveReason, Guide>> = {
  'boot-order-changed': {
    cause:
      'Un lecteur USB, une station d’accueil ou un démarrage réseau est passé avant le disque ' +
      'dur, ou une mise à jour a réécrit les entrées de démarrage.',
    now:
      'Débranchez ce qui n’est pas nécessaire, placez le disque dur en premier dans le ' +
      `microprogramme, puis ${RESEAL}.`,
    prevent:
      'Protégez l’ordre de démarrage par un mot de passe du microprogramme et désactivez le ' +
      'démarrage USB là où personne n’en a besoin.',
  },
  'bios-changed': {
    cause:
      'Le microprogramme a été mis à jour, ou un paramètre tel que le démarrage sécurisé a été ' +
      'modifié, alors que la protection était active.',
    now:
      'Vérifiez que le démarrage sécurisé est activé si votre stratégie ' +
      `l’exige, puis ${RESEAL}.`,
    prevent:
      'Lors des mises à jour du microprogramme, faites suspendre la protection pour un ' +
      'redémarrage : `manage-bde -protectors -disable C: -rebootcount 1`.',
  },
  'system-files-modified': {
    cause:
      'Un fichier de démarrage a été remplacé : par une mise à jour interrompue, un second ' +
      'système d’exploitation, une réparation ou un programme malveillant.',
    now:
      'Si personne ne peut expliquer la modification, faites rechercher hors ligne les ' +
      `programmes malveillants avant d’utiliser l’ordinateur. Puis ${RESEAL}.`,
    prevent:
      'Laissez Windows terminer ses mises à jour et n’installez ni second système ' +
      'd’exploitation, ni autre chargeur de démarrage.',
  },
  'lost-startup-key': {
    cause:
      'Le lecteur USB contenant la clé de démarrage est perdu, endommagé ou n’était pas branché.',
    now:
      'Partez du principe que quelqu’un a trouvé la clé perdue : supprimez son protecteur et ' +
      'créez une nouvelle clé de démarrage.',
    prevent:
      'Conservez la clé de démarrage à l’écart de l’ordinateur, ou passez à TPM + code PIN, qui ' +
      'ne demande pas de lecteur USB.',
  },
  'lost-pin': {
    cause:
      'Le code PIN a été oublié, ou mal tapé jusqu’au verrouillage du TPM. Avant le démarrage de ' +
      'Windows, la disposition du clavier peut être différente.',
    now:
      'Définissez un nouveau code PIN dans Windows : `manage-bde -changepin C:`. Si le TPM est ' +
      'verrouillé, réinitialisez-le sous « Gérer le TPM ».',
    prevent:
      'Préférez un code PIN composé de chiffres : avant Windows, les touches F1 à F10 les tapent ' +
      'quelle que soit la disposition du clavier (F10 pour 0).',
  },
  'tpm-reset': {
    cause: 'Le TPM a été effacé, désactivé ou mis à jour, ou il a été remplacé avec la carte mère.',
    now: `Vérifiez dans \`tpm.msc\` que le TPM est prêt à être utilisé, puis ${RESEAL}.`,
    prevent:
      'Suspendez la protection avant d’effacer ou de mettre à jour un TPM, ou de remplacer une ' +
      'carte mère.',
  },
  'lost-passphrase': {
    cause:
      'La phrase secrète d’un lecteur de données a été oubliée, ou Verr. maj. ou une autre ' +
      'disposition de clavier a faussé la saisie.',
    now:
      'Définissez une nouvelle phrase secrète une fois le lecteur ouvert : `manage-bde ' +
      '-changepassword` et la lettre du lecteur.',
    prevent:
      'Laissez un lecteur de données fixe se déverrouiller automatiquement : `manage-bde ' +
      '-autounlock -enable` et sa lettre.',
  },
  'lost-smartcard': {
    cause:
      'La carte à puce est perdue ou bloquée, ou son certificat a expiré ou a été renouvelé sur ' +
      'une nouvelle carte.',
    now:
      'Faites révoquer le certificat d’une carte perdue, supprimez son protecteur du lecteur et ' +
      'ajoutez celui de la nouvelle carte.',
    prevent:
      'Ajoutez le nouveau certificat à chaque lecteur avant que l’ancienne carte soit rendue.',
  },
  other: {
    cause:
      'Souvent un changement de matériel : un lecteur monté dans un autre ordinateur, une ' +
      'nouvelle station d’accueil, une panne de mémoire ou de disque, une batterie vide.',
    now:
      'Demandez ce qui était différent à ce démarrage et écrivez-le dans la note. Pour un ' +
      'lecteur venant d’un autre ordinateur, suivez « Lecteur déplacé ».',
    prevent: `Si plus rien ne doit changer, ${RESEAL}.`,
  },
};

export const guides = {
  byReason: BY_REASON,
  title: (reason: string) => `${reason} : cause et marche à suivre`,
  cause: 'Cause habituelle',
  now: 'Après le déverrouillage',
  prevent: 'Pour l’éviter',
  repeated: (times: number) =>
    `Cet ordinateur a été récupéré ${times} fois en ${REPEATED_WITHIN_DAYS} jours. Cherchez-en ` +
    'la cause avant la fin de l’appel, ou transmettez le cas à l’équipe qui gère l’ordinateur.',
};
