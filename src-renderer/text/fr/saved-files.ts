import type { SavedFileWords } from '#shared/console/native-words.ts';

/** The text files that are saved with a key. The key file is worded as Windows words it. */
export const savedFiles: SavedFileWords = {
  keyFile: {
    title: 'Clé de récupération du chiffrement de lecteur BitLocker ',
    verify:
      'Pour vérifier qu’il s’agit de la clé de récupération appropriée, comparez le début de ' +
      'l’identificateur suivant avec la valeur d’identification affichée sur votre PC.',
    identifier: 'Identificateur :',
    whenSame:
      'Si l’identificateur ci-dessus correspond à celui affiché sur votre PC, utilisez la clé ' +
      'suivante pour déverrouiller le lecteur.',
    recoveryKey: 'Clé de récupération :',
    whenDifferent:
      'Si l’identificateur ci-dessus ne correspond pas à celui affiché sur votre PC, cette clé ' +
      'ne permet pas de déverrouiller le lecteur.',
    help:
      'Essayez une autre clé de récupération ou accédez à ' +
      'https://go.microsoft.com/fwlink/?LinkID=260589 pour obtenir une aide supplémentaire.',
  },
  kit: {
    title: 'Kit de récupération pour {computer}',
    keyId: 'ID de clé : {keyId}',
    warning:
      'Quiconque détient ce kit peut ouvrir le lecteur. Supprimez-le dès que le lecteur est ' +
      'ouvert, et remplacez la clé.',
    compare:
      'Comparez l’ID de clé de l’écran de récupération avec celui ci-dessus. S’ils ' +
      'diffèrent, ce n’est pas ' +
      'la bonne clé.',
    enter: 'Entrez le mot de passe de récupération : {recoveryPassword}',
    moved:
      'Si le lecteur est maintenant dans un autre ordinateur : démarrez-y l’environnement de ' +
      'récupération Windows, ouvrez une invite de commandes et tapez, avec la lettre que le ' +
      'lecteur y porte à la place de <lecteur> :',
    damaged:
      'Si le lecteur est endommagé : branchez un lecteur vide de taille égale ou supérieure. ' +
      'TOUT SON CONTENU SERA ÉCRASÉ. Ouvrez une invite de commandes en tant qu’administrateur, ' +
      'placez-vous dans ce dossier et tapez, avec les lettres du lecteur endommagé et du lecteur ' +
      'vide :',
    check:
      'Pour vérifier ce kit : certutil -hashfile, avec un nom de fichier et SHA256, affiche ce ' +
      'qu’indique {checksums}.',
    placeholders: { drive: '<lecteur>', damaged: '<endommagé>', empty: '<vide>' },
  },
};
