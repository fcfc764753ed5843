import type { ErrorTexts } from './error-text.ts';

/** The console itself, its configuration and its clipboard. */
export const consoleErrors = {
  internal: () => ({
    what: 'Keydesk ran into a problem it did not expect.',
    next:
      'Try again. If it happens again, tell your administrator the incident number; the log ' +
      'has the details.',
  }),

  'input.invalid': () => ({
    what: 'Something in the form is not correct.',
    next: 'Check the fields and submit again.',
  }),

  'request.cancelled': () => ({
    what: 'The request was cancelled.',
    next: 'Nothing was disclosed. Submit again when you are ready.',
  }),
  'request.inProgress': () => ({
    what: 'Another request is still running.',
    next: 'Wait for it to finish, or cancel it.',
  }),

  'config.invalid': ({ reason = '' }) => ({
    what: 'The configuration file cannot be used.',
    next: `Correct it and start Keydesk again. ${reason}`,
  }),

  'profile.unknown': () => ({
    what: 'This profile is not configured.',
    next: 'Choose another profile.',
  }),

  'link.invalid': () => ({
    what: 'The link was not used, because it is not one that Keydesk knows.',
    next: 'Fill in the form by hand, and tell whoever makes the links in your tickets.',
  }),
  'link.notPermitted': () => ({
    what: 'The link was not used: it leads to Drive Recovery, which your account may not use.',
    next: 'Give the ticket to somebody of the help desk.',
  }),

  'settings.managed': () => ({
    what:
      'Somebody else has set this: the policy of this computer or the ' +
      'organisation’s configuration.',
    next: 'Settings says where it comes from. Ask your administrator if it has to change.',
  }),

  'ticket.notOpened': () => ({
    what: 'The ticket was not opened in the browser.',
    next: 'Open it by hand, and tell your administrator if this happens again.',
  }),

  'setup.managed': () => ({
    what: 'Your administrator has configured this console.',
    next: 'Ask your administrator if something has to change.',
  }),
  'setup.signOutFirst': () => ({
    what: 'Somebody is signed in.',
    next: 'Sign out, then connect to your organisation.',
  }),
  'setup.ended': () => ({
    what: 'The connection of this setup has ended.',
    next: 'Enter your password again and continue.',
  }),
  'setup.noCertificate': () => ({
    what: 'There is no certificate in this file.',
    next: 'Choose the certificate of your authority as a .cer, .crt or .pem file.',
  }),

  'clipboard.unavailable': () => ({
    what: 'The key could not be copied to the clipboard.',
    next: 'Another program may be using it. Try again, or read the key out.',
  }),
} satisfies ErrorTexts;
