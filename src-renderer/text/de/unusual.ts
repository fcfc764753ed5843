import type { SignWords } from '#renderer/text/sign-words.ts';

export const unusual = {
  title: 'Ungewöhnliche Aktivität',
  among: (found: string, looked: string) => `${found} der neuesten ${looked} Offenlegungen`,
  looking: 'Die neuesten Offenlegungen werden mit früheren verglichen',
  none: (looked: string) => `Nichts unter den neuesten Offenlegungen (${looked})`,
  notLooked: 'Nicht verglichen',
  /** What the filter is called that shows nothing else. */
  only: 'Nur Ungewöhnliches',
  show: 'In der Tabelle zeigen',
  signs: {
    'important-computer': () => 'Ihre Organisation hat den Computer als wichtig benannt.',
    'odd-hour': (count: string, usual: string) =>
      `Außerhalb der üblichen Zeiten: ${count} der ${usual} früheren Offenlegungen dieser ` +
      'Person lagen in dieser Tageszeit.',
    many: (count: string, usual: string) =>
      `Viele: ${count} Offenlegungen in 24 Stunden; an einem üblichen Tag hat diese Person ` +
      `${usual}.`,
    'many-computers': (count: string) =>
      `${count} Computer desselben Endbenutzers innerhalb von sieben Tagen.`,
    'again-soon': (count: string) =>
      `Derselbe Schlüssel wurde in den sieben Tagen davor offengelegt: ${count}.`,
    'no-ticket': (count: string, usual: string) =>
      `Ohne Ticket, während ${count} der ${usual} früheren Offenlegungen eines haben.`,
  } satisfies SignWords,
} as const;
