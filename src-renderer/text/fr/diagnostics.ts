export const diagnostics = {
  title: 'Enregistrer les données de diagnostic',
  lead:
    'Voici tout ce que contiendra le fichier. Il ne contient ni clé ni mot de passe, et ' +
    'Keydesk ne l’envoie nulle part.',
  namesPeople: 'Nommer les personnes',
  text: 'Contenu du fichier',
  collecting: 'Collecte en cours',
  save: 'Enregistrer…',
  crashed: (time: string) => `Keydesk s’est arrêté de façon inattendue le ${time}.`,
  dismiss: 'Ignorer',
};
