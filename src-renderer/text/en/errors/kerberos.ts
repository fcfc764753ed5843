import type { ErrorDetails } from '#shared/errors.ts';
import type { ErrorTexts } from './error-text.ts';

const controller = ({ server }: ErrorDetails) =>
  server === undefined ? 'the domain controller' : `the domain controller ${server}`;

/** Signing in with the ticket that Windows has for the person. */
export const kerberosErrors = {
  'auth.ticketRevoked': () => ({
    what:
      'The domain gives your account no Windows ticket any more: the account is disabled or ' +
      'locked, or the account or its password has expired.',
    next: 'Ask your administrator to look at the account.',
  }),
  'auth.channelBinding': () => ({
    what:
      'The domain controller requires LDAP channel binding, which Keydesk cannot provide when ' +
      'Windows signs you in.',
    next:
      'Sign in with your password. Your administrator finds the setting under “LDAP server ' +
      'channel binding token requirements”.',
  }),
  'auth.windowsOnly': () => ({
    what: 'Your administrator does not allow passwords here: only Windows can sign you in.',
    next: 'Sign in to Windows with this account, then open Keydesk again.',
  }),
  'auth.passwordOnly': () => ({
    what: 'Windows cannot sign you in here.',
    next: 'Type your password.',
  }),
  'auth.nobodyThere': () => ({
    what:
      'Nobody has used keyboard or mouse for a minute, so Windows is not asked to sign ' +
      'anybody in.',
    next: 'Press a key and try again, or type your password.',
  }),
  'kerberos.unavailable': () => ({
    what: 'Windows cannot sign you in: the Kerberos library is missing on this computer.',
    next: 'Type your password, or ask your administrator to reinstall Keydesk.',
  }),
  'kerberos.noTicket': () => ({
    what: 'Windows has no ticket for you.',
    next: 'Sign in to the domain (on Linux: kinit), or type your password here.',
  }),
  'kerberos.expired': () => ({
    what: 'Your Windows ticket has expired.',
    next: 'Lock Windows and unlock it with your password (on Linux: kinit), then try again.',
  }),
  'kerberos.clock': () => ({
    what: 'The clocks of this computer and of the domain differ by more than five minutes.',
    next: 'Set the clock of this computer, then sign in to Windows again.',
  }),
  'kerberos.noSpn': (details) => ({
    what: `The domain has no service name (SPN) for ${controller(details)}.`,
    next: 'Type your password, and ask your administrator to check its ldap/ service names.',
  }),
  'kerberos.realm': () => ({
    what: 'Your Windows ticket is from another domain, which this one does not know.',
    next: 'Type the name and password of an account of this organisation.',
  }),
  'kerberos.kdcSilent': () => ({
    what: 'No domain controller gave you a Windows ticket in time.',
    next: 'Check the network or VPN connection, then try again.',
  }),
  'kerberos.encryption': () => ({
    what: 'This computer and the domain allow no common encryption for your Windows ticket.',
    next:
      'Type your password, and ask your administrator to allow AES for your account and the ' +
      'domain controllers.',
  }),
  'kerberos.notOffered': (details) => ({
    what: `Windows sign-in is not offered by ${controller(details)}.`,
    next: 'Type your password, or ask your administrator whether it is a domain controller.',
  }),
  'kerberos.signing': (details) => ({
    what: `LDAP signing inside TLS is required by ${controller(details)}. Keydesk cannot do that.`,
    next: 'Type your password, and show this message to your administrator.',
  }),
  'kerberos.forged': (details) => ({
    what: `The server that answered as ${controller(details)} did not prove its identity.`,
    next: 'Do not type your password here. Tell your administrator first.',
  }),
  'kerberos.failed': ({ reason = '' }) => ({
    what: `Windows could not sign you in, for this reason: ${reason.replace(/\.?\s*$/, '')}.`,
    next: 'Type your password, or show this message to your administrator.',
  }),
} satisfies ErrorTexts;
