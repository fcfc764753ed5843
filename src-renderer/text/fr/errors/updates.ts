import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** The server and what went wrong, where they are known. */
const serverOf = (server: string | undefined, reason = '') =>
  server === undefined ? '' : ` : ${server} (${reason})`;

const known = (text: string | undefined) => (text === undefined ? '' : ` ${text}`);

/** Newer versions of Keydesk, where the organisation keeps them. */
export const updateErrors = {
  'updates.notSetUp': () => ({
    what:
      'Keydesk doit rechercher des mises à jour, mais n’a pas d’adresse ou pas de ' +
      'clé pour cela.',
    next: 'Demandez à votre administrateur de définir updates.folder et updates.publicKey.',
  }),
  'updates.unreachable': ({ server, reason }) => ({
    what: `Le dossier des mises à jour est injoignable${serverOf(server, reason)}.`,
    next: 'Vérifiez le réseau, puis réessayez, ou prévenez votre administrateur.',
  }),
  'updates.timedOut': () => ({
    what: 'Le dossier des mises à jour n’a pas répondu à temps.',
    next: 'Réessayez plus tard, ou prévenez votre administrateur.',
  }),
  'updates.notTrusted': ({ server, reason }) => ({
    what:
      'Le serveur des mises à jour a un certificat qui n’est pas approuvé' +
      `${serverOf(server, reason)}.`,
    next: 'Demandez à votre administrateur de vérifier le certificat. Rien n’a été téléchargé.',
  }),
  'updates.unreadable': ({ reason = '' }) => ({
    what: `La liste des mises à jour est inutilisable : ${reason}.`,
    next: 'Prévenez votre administrateur.',
  }),
  'updates.forged': () => ({
    what: 'La liste des mises à jour n’est pas signée avec la clé de votre organisation.',
    next:
      'Elle a peut-être été modifiée, ou la clé n’est pas la bonne. Rien de ' +
      'son contenu n’est utilisé. Prévenez votre administrateur.',
  }),
  'updates.expired': ({ reason }) => ({
    what:
      reason === undefined
        ? 'La liste des mises à jour a expiré.'
        : `La liste des mises à jour n’était valable que jusqu’au ${reason}.`,
    next: 'Demandez à votre administrateur d’en signer une nouvelle.',
  }),
  'updates.unknownRing': ({ reason }) => ({
    what: `La liste des mises à jour ne contient pas l’anneau${known(reason)}.`,
    next:
      'Demandez à votre administrateur de corriger updates.ring, ou d’ajouter ' +
      'l’anneau à la liste.',
  }),
  'updates.noPackage': ({ reason = '' }) => ({
    what: `La liste des mises à jour ne contient pas ce package : ${reason}.`,
    next: 'Demandez-en un autre avec --package, ou prévenez la personne qui signe la liste.',
  }),
  'updates.wrongPackage': ({ fileName = 'Le package' }) => ({
    what:
      `${fileName} n’est pas le package que décrit la liste des mises à jour. Il a ` +
      'été supprimé.',
    next: 'Réessayez. Si cela persiste, prévenez la personne responsable du dossier.',
  }),
} satisfies ErrorTexts;
