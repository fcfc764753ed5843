export const diagnostics = {
  title: 'Save diagnostics',
  lead:
    'This is all that goes into the file. It holds no keys and no passwords, and Keydesk ' +
    'sends it nowhere.',
  namesPeople: 'Name people',
  text: 'What goes into the file',
  collecting: 'Collecting',
  save: 'Save…',
  crashed: (time: string) => `Keydesk ended unexpectedly on ${time}.`,
  dismiss: 'Dismiss',
} as const;
