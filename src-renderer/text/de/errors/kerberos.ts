import type { ErrorTexts } from '#renderer/text/en/errors/error-text.ts';
import type { ErrorDetails } from '#shared/errors.ts';

const named = ({ server }: ErrorDetails) => (server === undefined ? '' : ` ${server}`);

/** Signing in with the ticket that Windows has for the person. */
export const kerberosErrors = {
  'auth.ticketRevoked': () => ({
    what:
      'Die Domäne stellt Ihrem Konto kein Windows-Ticket mehr aus: Das Konto ist deaktiviert ' +
      'oder gesperrt, oder das Konto oder sein Kennwort ist abgelaufen.',
    next: 'Bitten Sie Ihren Administrator, sich das Konto anzusehen.',
  }),
  'auth.channelBinding': () => ({
    what:
      'Der Domänencontroller verlangt LDAP-Kanalbindung, die Keydesk nicht bieten kann, wenn ' +
      'Windows Sie anmeldet.',
    next:
      'Melden Sie sich mit Ihrem Kennwort an. Ihr Administrator findet die Einstellung unter ' +
      '„Anforderungen an das LDAP-Serverkanalbindungstoken“.',
  }),
  'auth.windowsOnly': () => ({
    what: 'Ihr Administrator lässt hier keine Kennwörter zu: Nur Windows kann Sie anmelden.',
    next: 'Melden Sie sich mit diesem Konto bei Windows an, und öffnen Sie Keydesk dann erneut.',
  }),
  'auth.passwordOnly': () => ({
    what: 'Windows kann Sie hier nicht anmelden.',
    next: 'Geben Sie Ihr Kennwort ein.',
  }),
  'auth.nobodyThere': () => ({
    what:
      'Tastatur und Maus wurden eine Minute lang nicht benutzt, daher darf Windows niemanden ' +
      'anmelden.',
    next: 'Drücken Sie eine Taste, und versuchen Sie es erneut, oder geben Sie Ihr Kennwort ein.',
  }),
  'kerberos.unavailable': () => ({
    what: 'Windows kann Sie nicht anmelden: Die Kerberos-Bibliothek fehlt auf diesem Computer.',
    next:
      'Geben Sie Ihr Kennwort ein, oder bitten Sie Ihren Administrator, Keydesk neu zu ' +
      'installieren.',
  }),
  'kerberos.noTicket': () => ({
    what: 'Windows hat kein Ticket für Sie.',
    next: 'Melden Sie sich bei der Domäne an (Linux: kinit), oder geben Sie hier Ihr Kennwort ein.',
  }),
  'kerberos.expired': () => ({
    what: 'Ihr Windows-Ticket ist abgelaufen.',
    next:
      'Sperren Sie Windows, und entsperren Sie es mit Ihrem Kennwort (Linux: kinit); versuchen ' +
      'Sie es dann erneut.',
  }),
  'kerberos.clock': () => ({
    what: 'Die Uhren dieses Computers und der Domäne weichen um mehr als fünf Minuten ab.',
    next: 'Stellen Sie die Uhr dieses Computers, und melden Sie sich dann erneut bei Windows an.',
  }),
  'kerberos.noSpn': (details) => ({
    what: `Die Domäne hat keinen Dienstnamen (SPN) für den Domänencontroller${named(details)}.`,
    next:
      'Geben Sie Ihr Kennwort ein, und bitten Sie Ihren Administrator, seine Dienstnamen mit ' +
      'ldap/ zu prüfen.',
  }),
  'kerberos.realm': () => ({
    what: 'Ihr Windows-Ticket ist aus einer anderen Domäne, die diese nicht kennt.',
    next: 'Geben Sie Namen und Kennwort eines Kontos dieser Organisation ein.',
  }),
  'kerberos.kdcSilent': () => ({
    what: 'Kein Domänencontroller hat Ihnen rechtzeitig ein Windows-Ticket ausgestellt.',
    next: 'Prüfen Sie die Netzwerk- oder VPN-Verbindung, und versuchen Sie es dann erneut.',
  }),
  'kerberos.encryption': () => ({
    what:
      'Dieser Computer und die Domäne lassen keine gemeinsame Verschlüsselung für Ihr ' +
      'Windows-Ticket zu.',
    next:
      'Geben Sie Ihr Kennwort ein, und bitten Sie Ihren Administrator, AES für Ihr Konto und die ' +
      'Domänencontroller zuzulassen.',
  }),
  'kerberos.notOffered': (details) => ({
    what: `Der Domänencontroller${named(details)} bietet keine Anmeldung über Windows an.`,
    next:
      'Geben Sie Ihr Kennwort ein, oder fragen Sie Ihren Administrator, ob es ein ' +
      'Domänencontroller ist.',
  }),
  'kerberos.signing': (details) => ({
    what:
      `Der Domänencontroller${named(details)} verlangt LDAP-Signaturen innerhalb von TLS. ` +
      'Keydesk ' +
      'kann das nicht.',
    next: 'Geben Sie Ihr Kennwort ein, und zeigen Sie diese Meldung Ihrem Administrator.',
  }),
  'kerberos.forged': (details) => ({
    what:
      `Der Server, der als Domänencontroller${named(details)} geantwortet hat, hat seine ` +
      'Identität nicht nachgewiesen.',
    next: 'Geben Sie Ihr Kennwort hier nicht ein. Benachrichtigen Sie zuerst Ihren Administrator.',
  }),
  'kerberos.failed': ({ reason = '' }) => ({
    what: `Windows konnte Sie aus diesem Grund nicht anmelden: ${reason.replace(/\.?\s*$/, '')}.`,
    next: 'Geben Sie Ihr Kennwort ein, oder zeigen Sie diese Meldung Ihrem Administrator.',
  }),
} satisfies ErrorTexts;
