import type { SignWords } from '#renderer/text/sign-words.ts';

export const unusual = {
  title: 'Unusual activity',
  among: (found: string, looked: string) => `${found} of the newest ${looked} disclosures`,
  looking: 'Comparing the newest disclosures with those before',
  none: (looked: string) => `Nothing among the newest disclosures (${looked})`,
  notLooked: 'Not compared',
  /** What the filter is called that shows nothing else. */
  only: 'Unusual only',
  show: 'Show in the table',
  signs: {
    'important-computer': () =>
      'The computer is one that your organisation has named as important.',
    'odd-hour': (count: string, usual: string) =>
      `Outside usual hours: ${count} of this operator’s ${usual} earlier disclosures were ` +
      `at this time of day.`,
    many: (count: string, usual: string) =>
      `Many: ${count} disclosures in 24 hours; on a usual day this operator has ${usual}.`,
    'many-computers': (count: string) =>
      `${count} computers of the same end user within seven days.`,
    'again-soon': (count: string) =>
      `The same key had already been disclosed within seven days: ${count}.`,
    'no-ticket': (count: string, usual: string) =>
      `No ticket, although ${count} of the ${usual} earlier disclosures have one.`,
  } satisfies SignWords,
} as const;
