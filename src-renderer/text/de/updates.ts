/** Settings → Updates, and the line about one at the sign-in form. */
export const updates = {
  title: 'Updates',
  off: 'Keydesk sucht nicht nach neueren Versionen: Niemand hat das eingeschaltet.',
  notLooked: 'Keydesk hat seit dem Start noch nicht nach neueren Versionen gesucht.',
  newest: (at: string) =>
    `Dieser Computer hat die neueste für ihn vorgesehene Version. Gesucht: ${at}.`,
  offered: (version: string) => `Keydesk ${version} steht für diesen Computer bereit.`,
  install: 'Bitten Sie Ihren Administrator, es zu installieren. Die Pakete liegen hier:',
  check: 'Jetzt suchen',
  checking: 'Neuere Versionen werden gesucht',
};
