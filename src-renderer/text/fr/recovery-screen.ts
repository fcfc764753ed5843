/** The drawing of what a locked computer shows. Its own words are those of a French Windows. */
export const recoveryScreen = {
  title: 'Ce que voit l’appelant',
  toggle: 'Ce que voit l’appelant',
  alt:
    'Dessin de l’écran bleu de récupération BitLocker. De haut en bas : le titre « Récupération ' +
    'BitLocker », un champ de saisie, puis « ID de clé de récupération (pour identifier votre ' +
    'clé) » avec l’ID de clé, puis des indications pour trouver la clé.',
  drawn: {
    title: 'Récupération BitLocker',
    enter: 'Entrer la clé de récupération de ce lecteur',
    keys:
      'Utilisez les touches numériques ou les touches de fonction F1 à F10 ' +
      '(utilisez F10 pour 0).',
    keyId: 'ID de clé de récupération (pour identifier votre clé) :',
    find: 'Voici comment trouver votre clé :',
    signIn: '- Connectez-vous à un autre appareil et accédez à : aka.ms/myrecoverykey',
    account: 'Connectez-vous avec ce compte : m*****n@outlook.com',
    more: '- Pour plus d’informations, accédez à : aka.ms/recoverykeyfaq',
    continue: 'Appuyez sur Entrée pour continuer',
    options: 'Appuyez sur Échap pour obtenir d’autres options de récupération',
  },
  legend: [
    [
      'ID de clé de récupération',
      'sous le champ de saisie. Les huit premiers caractères suffisent pour commencer.',
    ],
    ['Champ de saisie', 'l’appelant y tape les 48 chiffres que vous lui lisez.'],
    [
      'Indications',
      'elles varient d’un ordinateur à l’autre. Depuis Windows 11 version 24H2, elles peuvent ' +
        'citer une partie d’un compte Microsoft : la clé est alors conservée là-bas, et ' +
        'peut-être pas ici.',
    ],
  ],
} as const;
