import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** The console itself, its configuration and its clipboard. */
export const consoleErrors = {
  internal: () => ({
    what: 'Keydesk a rencontré un problème inattendu.',
    next:
      'Réessayez. Si le problème persiste, communiquez le numéro d’incident à votre ' +
      'administrateur ; le journal contient les détails.',
  }),

  'input.invalid': () => ({
    what: 'Quelque chose ne va pas dans le formulaire.',
    next: 'Vérifiez les champs et renvoyez la demande.',
  }),

  'request.cancelled': () => ({
    what: 'La demande a été annulée.',
    next: 'Rien n’a été divulgué. Renvoyez-la quand vous êtes prêt.',
  }),
  'request.inProgress': () => ({
    what: 'Une autre demande est encore en cours.',
    next: 'Attendez qu’elle se termine, ou annulez-la.',
  }),

  'config.invalid': ({ reason = '' }) => ({
    what: 'Le fichier de configuration est inutilisable.',
    next: `Corrigez-le et redémarrez Keydesk. ${reason}`,
  }),

  'profile.unknown': () => ({
    what: 'Ce profil n’est pas configuré.',
    next: 'Choisissez un autre profil.',
  }),

  'link.invalid': () => ({
    what: 'Le lien n’a pas été utilisé, car Keydesk ne le connaît pas.',
    next:
      'Remplissez le formulaire à la main et prévenez la personne qui crée les liens de vos ' +
      'tickets.',
  }),
  'link.notPermitted': () => ({
    what:
      'Le lien n’a pas été utilisé : il mène à Récupération de lecteur, que votre compte n’est ' +
      'pas autorisé à utiliser.',
    next: 'Transmettez le ticket au support technique.',
  }),

  'settings.managed': () => ({
    what:
      'Ce paramètre est fixé par la stratégie de cet ordinateur ou par la ' +
      'configuration de l’organisation.',
    next:
      'Les paramètres indiquent d’où il vient. Adressez-vous à votre ' +
      'administrateur s’il doit changer.',
  }),

  'ticket.notOpened': () => ({
    what: 'Le ticket n’a pas été ouvert dans le navigateur.',
    next: 'Ouvrez-le à la main et prévenez votre administrateur si cela se reproduit.',
  }),

  'setup.managed': () => ({
    what: 'Cette console a été configurée par votre administrateur.',
    next: 'Adressez-vous à lui si quelque chose doit changer.',
  }),
  'setup.signOutFirst': () => ({
    what: 'Quelqu’un est connecté.',
    next: 'Déconnectez-vous, puis connectez-vous à votre organisation.',
  }),
  'setup.ended': () => ({
    what: 'La connexion utilisée pour cette configuration a pris fin.',
    next: 'Entrez de nouveau votre mot de passe et continuez.',
  }),
  'setup.noCertificate': () => ({
    what: 'Ce fichier ne contient aucun certificat.',
    next: 'Choisissez le certificat de votre autorité sous forme de fichier .cer, .crt ou .pem.',
  }),

  'clipboard.unavailable': () => ({
    what: 'La clé n’a pas pu être copiée dans le Presse-papiers.',
    next: 'Un autre programme l’utilise peut-être. Réessayez, ou lisez la clé à voix haute.',
  }),
} satisfies ErrorTexts;
