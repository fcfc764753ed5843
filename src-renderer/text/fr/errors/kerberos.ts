import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import type { ErrorDetails } from '#shared/errors.ts';

const controller = ({ server }: ErrorDetails) =>
  server === undefined ? 'le contrôleur de domaine' : `le contrôleur de domaine ${server}`;

/** Signing in with the ticket that Windows has for the person. */
export const kerberosErrors = {
  'auth.ticketRevoked': () => ({
    what:
      'Le domaine ne délivre plus de ticket Windows à votre compte : le compte est désactivé ou ' +
      'verrouillé, ou le compte ou son mot de passe a expiré.',
    next: 'Demandez à votre administrateur d’examiner le compte.',
  }),
  'auth.channelBinding': () => ({
    what:
      'Le contrôleur de domaine exige la liaison de canal LDAP, que Keydesk ne peut pas fournir ' +
      'quand Windows vous connecte.',
    next:
      'Connectez-vous avec votre mot de passe. Votre administrateur trouve le paramètre sous ' +
      '« LDAP server channel binding token requirements » (jeton de liaison de canal du serveur ' +
      'LDAP).',
  }),
  'auth.windowsOnly': () => ({
    what:
      'Votre administrateur n’autorise pas les mots de passe ici : seul Windows peut vous ' +
      'connecter.',
    next: 'Connectez-vous à Windows avec ce compte, puis rouvrez Keydesk.',
  }),
  'auth.passwordOnly': () => ({
    what: 'Windows ne peut pas vous connecter ici.',
    next: 'Tapez votre mot de passe.',
  }),
  'auth.nobodyThere': () => ({
    what:
      'Personne n’a utilisé le clavier ni la souris depuis une minute ; Windows ne peut donc ' +
      'connecter personne.',
    next: 'Appuyez sur une touche et réessayez, ou tapez votre mot de passe.',
  }),
  'kerberos.unavailable': () => ({
    what:
      'Windows ne peut pas vous connecter : la bibliothèque Kerberos manque ' +
      'sur cet ordinateur.',
    next: 'Tapez votre mot de passe, ou demandez à votre administrateur de réinstaller Keydesk.',
  }),
  'kerberos.noTicket': () => ({
    what: 'Windows n’a pas de ticket pour vous.',
    next: 'Connectez-vous au domaine (sous Linux : kinit), ou tapez votre mot de passe ici.',
  }),
  'kerberos.expired': () => ({
    what: 'Votre ticket Windows a expiré.',
    next:
      'Verrouillez Windows et déverrouillez-le avec votre mot de passe (sous Linux : kinit), ' +
      'puis réessayez.',
  }),
  'kerberos.clock': () => ({
    what: 'Les horloges de cet ordinateur et du domaine diffèrent de plus de cinq minutes.',
    next: 'Réglez l’horloge de cet ordinateur, puis reconnectez-vous à Windows.',
  }),
  'kerberos.noSpn': (details) => ({
    what: `Le domaine n’a pas de nom de principal du service (SPN) pour ${controller(details)}.`,
    next:
      'Tapez votre mot de passe, et demandez à votre administrateur de vérifier les noms de ' +
      'service ldap/.',
  }),
  'kerberos.realm': () => ({
    what: 'Votre ticket Windows vient d’un autre domaine, que celui-ci ne connaît pas.',
    next: 'Tapez le nom et le mot de passe d’un compte de cette organisation.',
  }),
  'kerberos.kdcSilent': () => ({
    what: 'Aucun contrôleur de domaine ne vous a délivré de ticket Windows à temps.',
    next: 'Vérifiez la connexion réseau ou VPN, puis réessayez.',
  }),
  'kerberos.encryption': () => ({
    what:
      'Cet ordinateur et le domaine n’autorisent aucun chiffrement commun pour votre ticket ' +
      'Windows.',
    next:
      'Tapez votre mot de passe, et demandez à votre administrateur d’autoriser AES pour votre ' +
      'compte et les contrôleurs de domaine.',
  }),
  'kerberos.notOffered': (details) => ({
    what: `La connexion Windows n’est pas proposée par ${controller(details)}.`,
    next:
      'Tapez votre mot de passe, ou demandez à votre administrateur s’il s’agit bien d’un ' +
      'contrôleur de domaine.',
  }),
  'kerberos.signing': (details) => ({
    what:
      `La signature LDAP à l’intérieur de TLS est exigée par ${controller(details)}. Keydesk ne ` +
      'la prend pas en charge.',
    next: 'Tapez votre mot de passe, et montrez ce message à votre administrateur.',
  }),
  'kerberos.forged': (details) => ({
    what: `Le serveur qui s’est présenté comme ${controller(details)} n’a pas prouvé son identité.`,
    next: 'Ne tapez pas votre mot de passe ici. Prévenez d’abord votre administrateur.',
  }),
  'kerberos.failed': ({ reason = '' }) => ({
    what:
      'Windows n’a pas pu vous connecter, pour cette raison : ' +
      `${reason.replace(/\.?\s*$/, '')}.`,
    next: 'Tapez votre mot de passe, ou montrez ce message à votre administrateur.',
  }),
} satisfies ErrorTexts;
