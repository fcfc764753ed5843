import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

const said = (reason: string | undefined) =>
  reason === undefined || reason === '' ? '' : ` (${reason})`;
const named = (server: string | undefined) => server ?? 'AdminService';

/** The administration service of Configuration Manager. */
export const adminServiceErrors = {
  'adminService.noSearchById': () => ({
    what:
      'AdminService répertorie les clés par ordinateur et ne permet pas de chercher par ID ' +
      'de clé seul.',
    next:
      'Indiquez l’utilisateur final, ou cherchez les clés de l’ordinateur sans ID de clé. ' +
      'D’ici là, une clé que seul AdminService conserve n’est pas trouvée.',
  }),
  'adminService.signInRefused': ({ server, reason }) => ({
    what: `${named(server)} a refusé votre connexion${said(reason)}.`,
    next:
      'Aucun nouvel essai n’est fait avant que vous vous reconnectiez à Keydesk. Faites-le ' +
      'si votre mot de passe a changé. Sinon, demandez à votre administrateur si vous êtes ' +
      'utilisateur administratif de Configuration Manager.',
  }),
  'adminService.notPermitted': ({ reason }) => ({
    what: `Configuration Manager ne l’autorise pas à votre compte${said(reason)}.`,
    next:
      'Demandez à votre administrateur un rôle de sécurité avec Lecture et Lire la clé de ' +
      'récupération BitLocker sur un regroupement contenant cet ordinateur.',
  }),
  'adminService.busy': ({ server, waitSeconds }) => ({
    what: `${named(server)} n’accepte plus de demandes pour le moment.`,
    next:
      waitSeconds === undefined ? 'Réessayez dans une minute.' : `Réessayez dans ${waitSeconds} s.`,
  }),
  'adminService.failed': ({ server, reason }) => ({
    what: `AdminService a échoué sur ${named(server)}${said(reason)}.`,
    next:
      'Réessayez dans quelques minutes. Si cela persiste, montrez ce message à votre ' +
      'administrateur ; le journal AdminService.log du serveur en donne la raison.',
  }),
  'adminService.refused': ({ reason }) => ({
    what: `AdminService n’a pas accepté la demande${said(reason)}.`,
    next:
      'Demandez à votre administrateur si le site a Configuration Manager 2010 ou version ' +
      'ultérieure et si la gestion BitLocker y est configurée.',
  }),
  'adminService.unreadableAnswer': ({ reason }) => ({
    what:
      `AdminService a donné une réponse qui ne peut pas être juste${said(reason)}. Rien n’en ` +
      'a été repris.',
    next:
      'Réessayez. Si cela persiste, demandez à votre administrateur de vérifier le nom du ' +
      'serveur dans la configuration.',
  }),
  'adminService.unreachable': ({ server, reason }) => ({
    what: `${named(server)} est injoignable${said(reason)}.`,
    next: 'Vérifiez le réseau, puis réessayez. Les autres sources sont interrogées sans lui.',
  }),
  'adminService.timedOut': () => ({
    what: 'AdminService n’a pas répondu à temps.',
    next: 'Réessayez dans un instant. Si cela persiste, adressez-vous à votre administrateur.',
  }),
  'adminService.notTrusted': ({ server, reason }) => ({
    what:
      `${named(server)} a un certificat qui n’est pas approuvé${said(reason)}. Rien n’a été ` +
      'envoyé.',
    next:
      'Adressez-vous à votre administrateur : le certificat propre du site, ou son autorité, ' +
      'doit être approuvé par cet ordinateur ou indiqué dans caFile.',
  }),
} satisfies ErrorTexts;
