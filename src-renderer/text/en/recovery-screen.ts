/** The drawing of what a locked computer shows. Its own words are those of an English Windows. */
export const recoveryScreen = {
  title: 'What the caller sees',
  toggle: 'What the caller sees',
  alt:
    'Drawing of the blue BitLocker recovery screen. From top to bottom: the title “BitLocker ' +
    'recovery”, an entry field, then “Recovery key ID (to identify your key)” with the key ID, ' +
    'then hints where to find the key.',
  drawn: {
    title: 'BitLocker recovery',
    enter: 'Enter the recovery key for this drive',
    keys: 'Use the number keys or function keys F1-F10 (use F10 for 0).',
    keyId: 'Recovery key ID (to identify your key):',
    find: "Here's how to find your key:",
    signIn: '- Sign in on another device and go to: aka.ms/myrecoverykey',
    account: 'Sign in with this account: m*****n@outlook.com',
    more: '- For more information go to: aka.ms/recoverykeyfaq',
    continue: 'Press Enter to continue',
    options: 'Press Esc for more recovery options',
  },
  legend: [
    ['Recovery key ID', 'below the entry field. The first eight characters are enough to begin.'],
    ['Entry field', 'here the caller types the 48 digits that you read out.'],
    [
      'Hints',
      'they differ from computer to computer. Since Windows 11, version 24H2, they can name part ' +
        'of a Microsoft account: then the key is kept there, and perhaps not here.',
    ],
  ],
} as const;
