import type { ErrorTexts } from './error-text.ts';

/** The server and what went wrong, where they are known. */
const serverOf = (server: string | undefined, reason = '') =>
  server === undefined ? '' : `: ${server} (${reason})`;

const known = (text: string | undefined) => (text === undefined ? '' : ` ${text}`);

/** Newer versions of Keydesk, where the organisation keeps them. */
export const updateErrors = {
  'updates.notSetUp': () => ({
    what: 'Keydesk is to look for updates, but has no address or no key for that.',
    next: 'Ask your administrator to set updates.folder and updates.publicKey.',
  }),
  'updates.unreachable': ({ server, reason }) => ({
    what: `The folder with the updates cannot be reached${serverOf(server, reason)}.`,
    next: 'Check the network, then try again, or tell your administrator.',
  }),
  'updates.timedOut': () => ({
    what: 'The folder with the updates did not answer in time.',
    next: 'Try again later, or tell your administrator.',
  }),
  'updates.notTrusted': ({ server, reason }) => ({
    what:
      'The server with the updates has a certificate that is not trusted' +
      `${serverOf(server, reason)}.`,
    next: 'Ask your administrator to check the certificate. Nothing was fetched.',
  }),
  'updates.unreadable': ({ reason = '' }) => ({
    what: `The list of updates cannot be used: ${reason}.`,
    next: 'Tell your administrator.',
  }),
  'updates.forged': () => ({
    what: 'The list of updates is not signed with the key of your organisation.',
    next:
      'Somebody may have changed it, or the key is another one. Nothing of it is ' +
      'used. Tell your administrator.',
  }),
  'updates.expired': ({ reason }) => ({
    what:
      reason === undefined
        ? 'The list of updates has expired.'
        : `The list of updates was good until ${reason} only.`,
    next: 'Ask your administrator to sign a new one.',
  }),
  'updates.unknownRing': ({ reason }) => ({
    what: `The list of updates does not know the ring${known(reason)}.`,
    next: 'Ask your administrator to correct updates.ring, or to add the ring to the list.',
  }),
  'updates.noPackage': ({ reason = '' }) => ({
    what: `The list of updates has no such package: ${reason}.`,
    next: 'Ask for another one with --package, or tell whoever signs the list.',
  }),
  'updates.wrongPackage': ({ fileName = 'The package' }) => ({
    what: `${fileName} is not the package that the list of updates describes. It was thrown away.`,
    next: 'Try again. If it stays this way, tell whoever looks after the folder.',
  }),
} satisfies ErrorTexts;
