export const signIn = {
  title: 'Sign in',
  userName: 'User name',
  userNameHint: 'DOMAIN\\name or name@domain',
  password: 'Password',
  profile: 'Profile',
  submit: 'Sign in',
  signingIn: 'Signing in',
  /** Windows can sign the person in: nothing has to be typed. */
  ticket: {
    signIn: (account: string) => `Sign in as ${account}`,
    intro: 'Windows signs you in. No password is needed.',
    other: 'Use another account',
    unlock: 'Unlock with Windows',
    typePassword: 'Use the password',
    retry: 'Ask Windows again',
    /** Where passwords are not accepted. */
    only:
      'Passwords are not accepted here. Sign in to Windows with your account, then choose Ask ' +
      'Windows again. If that does not help, tell your administrator.',
  },
  /** Entra ID is what people sign in to: the browser asks for everything. */
  inBrowser: {
    signIn: 'Sign in with Microsoft Entra ID',
    intro: 'Your browser opens, and you sign in there. Nothing is typed here.',
    unlock: 'Unlock with Microsoft Entra ID',
    unlockIntro: 'Your browser opens, and Entra ID asks for your proof again.',
  },
  empty: {
    both: 'Enter your user name and password.',
    userName: 'Enter your user name.',
    password: 'Enter your password.',
    invalid: 'This is not a user name. Type it as DOMAIN\\name or name@domain.',
  },
  connect: 'Connect to your organisation…',
  wait: (time: string) => `Try again in ${time}`,
  demo: {
    title: 'Try it with a demo account',
    password: 'Password for all three:',
    roles: {
      'CONTOSO\\helpdesk-admin': 'Help desk admin: key ID and reason are enough',
      'CONTOSO\\helpdesk-user': 'Help desk user: fills in every field',
      'CONTOSO\\report-user': 'Report user: reads reports only',
    },
  },
  lockedTitle: 'Locked',
  lockedText: (name: string) => `Signed in as ${name}. Ask again for keys that you still need.`,
  /** There is no user name to check. */
  wrongPassword: { what: 'The password is not correct.', next: 'Type it again.' },
  unlock: 'Unlock',
  unlocking: 'Unlocking',
  signOut: 'Sign out',
} as const;
