import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';
import type { ErrorText } from '#renderer/text/en/errors/error-text.ts';

const technical = (reason: string) => (reason === '' ? '' : ` (${reason})`);
const serverNamed = (name = '') => (name === '' ? 'Le serveur de messages' : `Le serveur ${name}`);

/** Messages to people, and the codes that are sent with them. */
export const messageErrors = {
  'message.unreachable': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} est injoignable${technical(reason)}.`,
    next: 'Vérifiez le réseau, puis réessayez, ou prévenez votre administrateur.',
  }),
  'message.timedOut': ({ server }) => ({
    what: `${serverNamed(server)} n’a pas répondu à temps.`,
    next: 'Réessayez, ou prévenez votre administrateur.',
  }),
  'message.notTrusted': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} a un certificat qui n’est pas approuvé${technical(reason)}.`,
    next: 'Demandez à votre administrateur de vérifier le certificat et caFile.',
  }),
  'message.deferred': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} n’accepte pas le message pour le moment${technical(reason)}.`,
    next: 'Réessayez dans un instant, ou prévenez votre administrateur.',
  }),
  'message.refused': ({ server, reason = '' }) => ({
    what: `${serverNamed(server)} a refusé le message${technical(reason)}.`,
    next:
      'Demandez à votre administrateur de vérifier l’adresse dans l’annuaire et les paramètres ' +
      'des messages.',
  }),
  'message.notConfigured': ({ reason = '' }) => ({
    what: `Les messages ne peuvent pas être envoyés tels que configurés${technical(reason)}.`,
    next:
      'Demandez à votre administrateur de vérifier les fichiers indiqués dans les paramètres ' +
      'des messages.',
  }),
  'message.noAddress': () => ({
    what: 'L’annuaire n’a aucune adresse de cet utilisateur.',
    next: 'Vérifiez autrement qui appelle, et faites ajouter l’adresse à l’annuaire.',
  }),
} satisfies Partial<Record<ErrorCode, (details: ErrorDetails) => ErrorText>>;
