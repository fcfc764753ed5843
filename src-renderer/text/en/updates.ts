/** Settings → Updates, and the line about one at the sign-in form. */
export const updates = {
  title: 'Updates',
  off: 'Keydesk does not look for newer versions: nobody has switched that on.',
  notLooked: 'Keydesk has not looked for newer versions since it was started.',
  newest: (at: string) =>
    `This computer has the newest version that is meant for it. Last checked: ${at}.`,
  offered: (version: string) => `Keydesk ${version} is ready for this computer.`,
  install: 'Ask your administrator to install it. Its packages are here:',
  check: 'Check now',
  checking: 'Looking for newer versions',
};
