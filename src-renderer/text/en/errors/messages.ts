import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';
import type { ErrorText } from './error-text.ts';

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);
const serverNamed = (name = '') => (name === '' ? 'The server for messages' : `The server ${name}`);

/** Messages to people, and the codes that are sent with them. */
export const messageErrors = {
  'message.unreachable': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} cannot be reached${technical(reason)}.`,
    next: 'Check the network, then try again, or tell your administrator.',
  }),
  'message.timedOut': ({ server }) => ({
    what: `${serverNamed(server)} did not answer in time.`,
    next: 'Try again, or tell your administrator.',
  }),
  'message.notTrusted': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} has a certificate that is not trusted${technical(reason)}.`,
    next: 'Ask your administrator to check the certificate and caFile.',
  }),
  'message.deferred': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} does not accept the message now${technical(reason)}.`,
    next: 'Try again in a moment, or tell your administrator.',
  }),
  'message.refused': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} refused the message${technical(reason)}.`,
    next:
      'Ask your administrator to check the address in the directory and the settings for ' +
      'messages.',
  }),
  'message.notConfigured': ({ reason = '' }) => ({
    what: `Messages cannot be sent as they are configured${technical(reason)}.`,
    next: 'Ask your administrator to check the files that the settings for messages name.',
  }),
  'message.noAddress': () => ({
    what: 'The directory has no address for this user.',
    next: 'Check who is calling in another way, and ask your administrator to add the address.',
  }),
  'code.wrong': ({ most: left = 0 }) => ({
    what:
      left === 0
        ? 'The code is wrong, and it cannot be tried again.'
        : `The code is wrong. ${left} ${left === 1 ? 'try is' : 'tries are'} left.`,
    next:
      left === 0 ? 'Send a new code, or end the call.' : 'Ask the caller to read the code again.',
  }),
  'code.gone': () => ({ what: 'The code is no longer valid.', next: 'Send a new one.' }),
  'code.required': () => ({
    what: 'No key is handed out without a correct code from the end user.',
    next: 'Send a code, and ask the caller to read it to you.',
  }),
  'approval.required': ({ computer = 'this computer' }) => ({
    what: `Secrets of ${computer} are disclosed only when a second admin approves.`,
    next: 'Ask another admin to sign in below, for this one secret.',
  }),
  'approval.gone': () => ({
    what: 'There is nothing to approve any more, or the time for it is over.',
    next: 'Submit the request again, then have it approved.',
  }),
  'approval.ownRequest': () => ({
    what: 'Nobody approves their own request.',
    next: 'Ask another admin.',
  }),
  'approval.notAdmin': () => ({
    what: 'This account may not approve: it does not belong to a help desk admin.',
    next: 'Ask an admin.',
  }),
  'code.tooMany': () => ({
    what: 'Too many codes were sent.',
    next: 'Wait a few minutes, then send another one.',
  }),
} satisfies Partial<Record<ErrorCode, (details: ErrorDetails) => ErrorText>>;
