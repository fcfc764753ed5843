import type { KeyIdOffer } from '#shared/recovery/key-id-offer.ts';

/** The spelling alphabet of ICAO and NATO, as far as hexadecimal needs it. */
const SPELLED: Readonly<Record<string, string>> = {
  0: 'zero',
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  A: 'Alfa',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
};

/** Entering and saying a recovery key ID. */
export const keyId = {
  tooLong: 'A key ID has 32 digits. Delete the rest.',
  hint: {
    nothing: 'First 8 digits, or all 32',
    tooShort: (digits: number) => `${digits} of at least 8 digits`,
    prefix: (digits: number) => `${digits} of 32 digits: finds the possible matches`,
    whole: 'All 32 digits: finds the exact key',
    unreadable: 'Digits 0 to 9 and letters A to F only',
    unclear: 'Only the key ID, please: nothing before or after it',
    offered: (count: number) =>
      count === 1 ? 'Press Enter to use the key ID below' : 'Choose one of the key IDs below',
    pasted: 'Only the key ID was taken from the pasted text.',
  },
  offer: {
    meant: (count: number) => (count === 1 ? 'Did you mean this?' : 'Did you mean one of these?'),
    readAs: (readAs: KeyIdOffer['readAs']) =>
      readAs.map(({ from, to }) => `${from} read as ${to}`).join(', '),
    accept: 'Use this key ID',
    acceptOne: (id: string) => `Use this key ID: ${id}`,
  },
  similar: {
    title: 'Similar key IDs',
    lead: (endUser: string) =>
      `No key has this ID. These belong to computers of ${endUser} and differ in one ` +
      `character. Ask the caller to read the marked character again.`,
  },
  use: 'Use this key ID',
  spellOut: 'Spell out',
  spellingOf: (id: string) => `Spell out ${id.slice(0, 8)}`,
  /** One line per group, every digit a word. */
  spelled: (id: string): readonly string[] =>
    id.split('-').map((group) => Array.from(group, (digit) => SPELLED[digit] ?? digit).join(' ')),
};
