import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';

/** The server and what went wrong, where they are known. */
const serverOf = (server: string | undefined, reason = '') =>
  server === undefined ? '' : `: ${server} (${reason})`;

const known = (text: string | undefined) => (text === undefined ? '' : ` ${text}`);

/** Newer versions of Keydesk, where the organisation keeps them. */
export const updateErrors = {
  'updates.notSetUp': () => ({
    what: 'Keydesk soll nach Updates suchen, hat dafür aber keine Adresse oder keinen Schlüssel.',
    next: 'Bitten Sie Ihren Administrator, updates.folder und updates.publicKey festzulegen.',
  }),
  'updates.unreachable': ({ server, reason }) => ({
    what: `Der Ordner mit den Updates ist nicht erreichbar${serverOf(server, reason)}.`,
    next:
      'Prüfen Sie das Netzwerk, und versuchen Sie es dann erneut, oder wenden Sie ' +
      'sich an Ihren Administrator.',
  }),
  'updates.timedOut': () => ({
    what: 'Der Ordner mit den Updates hat nicht rechtzeitig geantwortet.',
    next: 'Versuchen Sie es später erneut, oder wenden Sie sich an Ihren Administrator.',
  }),
  'updates.notTrusted': ({ server, reason }) => ({
    what:
      'Der Server mit den Updates hat ein Zertifikat, dem nicht vertraut wird' +
      `${serverOf(server, reason)}.`,
    next: 'Bitten Sie Ihren Administrator, das Zertifikat zu prüfen. Nichts wurde heruntergeladen.',
  }),
  'updates.unreadable': ({ reason = '' }) => ({
    what: `Die Liste der Updates ist nicht verwendbar: ${reason}.`,
    next: 'Wenden Sie sich an Ihren Administrator.',
  }),
  'updates.forged': () => ({
    what: 'Die Liste der Updates ist nicht mit dem Schlüssel Ihrer Organisation signiert.',
    next:
      'Möglicherweise hat jemand sie geändert, oder der Schlüssel ist ein anderer. ' +
      'Nichts davon wird verwendet. Wenden Sie sich an Ihren Administrator.',
  }),
  'updates.expired': ({ reason }) => ({
    what:
      reason === undefined
        ? 'Die Liste der Updates ist abgelaufen.'
        : `Die Liste der Updates galt nur bis ${reason}.`,
    next: 'Bitten Sie Ihren Administrator, eine neue zu signieren.',
  }),
  'updates.unknownRing': ({ reason }) => ({
    what: `Die Liste der Updates kennt den Ring${known(reason)} nicht.`,
    next:
      'Bitten Sie Ihren Administrator, updates.ring zu korrigieren oder den Ring in ' +
      'die Liste aufzunehmen.',
  }),
  'updates.noPackage': ({ reason = '' }) => ({
    what: `Die Liste der Updates enthält kein solches Paket: ${reason}.`,
    next:
      'Fordern Sie mit --package ein anderes an, oder wenden Sie sich an die Person, ' +
      'die die Liste signiert.',
  }),
  'updates.wrongPackage': ({ fileName = 'Das Paket' }) => ({
    what:
      `${fileName} ist nicht das Paket, das die Liste der Updates beschreibt. Es ` +
      'wurde verworfen.',
    next:
      'Versuchen Sie es erneut. Wenn es so bleibt, wenden Sie sich an die Person, ' +
      'die den Ordner betreut.',
  }),
} satisfies ErrorTexts;
