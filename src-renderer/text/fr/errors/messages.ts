import type { ErrorText } from '#renderer/text/en/errors/error-text.ts';
import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';

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
  'code.wrong': ({ most: left = 0 }) => ({
    what:
      left === 0
        ? 'Le code est incorrect et ne peut plus être essayé.'
        : `Le code est incorrect. ${left === 1 ? 'Il reste un essai' : `Il reste ${left} essais`}.`,
    next:
      left === 0
        ? 'Envoyez un nouveau code ou mettez fin à l’appel.'
        : 'Demandez à l’appelant de relire le code.',
  }),
  'code.gone': () => ({ what: 'Le code n’est plus valable.', next: 'Envoyez-en un nouveau.' }),
  'code.required': () => ({
    what: 'Aucune clé n’est remise sans un code exact de l’utilisateur final.',
    next: 'Envoyez un code et demandez à l’appelant de vous le lire.',
  }),
  'approval.required': ({ computer = 'cet ordinateur' }) => ({
    what:
      `Les secrets de ${computer} ne sont divulgués que si un second administrateur donne son ` +
      'approbation.',
    next: 'Demandez à un autre administrateur de se connecter ci-dessous, pour ce seul secret.',
  }),
  'approval.gone': () => ({
    what: 'Il n’y a plus rien à approuver, ou le délai est écoulé.',
    next: 'Envoyez de nouveau la demande, puis faites-la approuver.',
  }),
  'approval.ownRequest': () => ({
    what: 'Personne n’approuve sa propre demande.',
    next: 'Demandez à un autre administrateur.',
  }),
  'approval.notAdmin': () => ({
    what: 'Ce compte ne peut pas approuver : ce n’est pas celui d’un administrateur du support.',
    next: 'Demandez à un administrateur.',
  }),
  'code.tooMany': () => ({
    what: 'Trop de codes ont été envoyés.',
    next: 'Attendez quelques minutes, puis envoyez-en un autre.',
  }),
} satisfies Partial<Record<ErrorCode, (details: ErrorDetails) => ErrorText>>;
