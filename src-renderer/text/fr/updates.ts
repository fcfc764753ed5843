/** Settings → Updates, and the line about one at the sign-in form. */
export const updates = {
  title: 'Mises à jour',
  off: 'Keydesk ne recherche pas de version plus récente : cette recherche n’est pas activée.',
  notLooked: 'Keydesk n’a pas recherché de version plus récente depuis son démarrage.',
  newest: (at: string) =>
    `Cet ordinateur a la dernière version qui lui est destinée. Recherche : ${at}.`,
  offered: (version: string) => `Keydesk ${version} est disponible pour cet ordinateur.`,
  install: 'Demandez à votre administrateur de l’installer. Les packages sont ici :',
  check: 'Rechercher maintenant',
  checking: 'Recherche d’une version plus récente',
};
