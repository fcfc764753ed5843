import type { KeyIdOffer } from '#shared/recovery/key-id-offer.ts';

/** The spelling alphabet of DIN 5009, as far as hexadecimal needs it; “zwo” is told from “drei”. */
const SPELLED: Readonly<Record<string, string>> = {
  0: 'null',
  1: 'eins',
  2: 'zwo',
  3: 'drei',
  4: 'vier',
  5: 'fünf',
  6: 'sechs',
  7: 'sieben',
  8: 'acht',
  9: 'neun',
  A: 'Aachen',
  B: 'Berlin',
  C: 'Chemnitz',
  D: 'Düsseldorf',
  E: 'Essen',
  F: 'Frankfurt',
};

/** Entering and saying a recovery key ID. */
export const keyId = {
  tooLong: 'Eine Schlüssel-ID hat 32 Ziffern. Löschen Sie den Rest.',
  hint: {
    nothing: 'Die ersten 8 Ziffern oder alle 32',
    tooShort: (digits: number) => `${digits} von mindestens 8 Ziffern`,
    prefix: (digits: number) => `${digits} von 32 Ziffern: findet die möglichen Treffer`,
    whole: 'Alle 32 Ziffern: findet genau den Schlüssel',
    unreadable: 'Nur die Ziffern 0 bis 9 und die Buchstaben A bis F',
    unclear: 'Bitte nur die Schlüssel-ID: nichts davor und nichts danach',
    offered: (count: number) =>
      count === 1
        ? 'Drücken Sie die EINGABETASTE, um die Schlüssel-ID unten zu verwenden'
        : 'Wählen Sie eine der Schlüssel-IDs unten',
    pasted: 'Aus dem eingefügten Text wurde nur die Schlüssel-ID übernommen.',
  },
  offer: {
    meant: (count: number) => (count === 1 ? 'War diese gemeint?' : 'Welche davon war gemeint?'),
    readAs: (readAs: KeyIdOffer['readAs']) =>
      readAs.map(({ from, to }) => `${from} als ${to} gelesen`).join(', '),
    accept: 'Diese Schlüssel-ID verwenden',
    acceptOne: (id: string) => `Diese Schlüssel-ID verwenden: ${id}`,
  },
  similar: {
    title: 'Ähnliche Schlüssel-IDs',
    lead: (endUser: string) =>
      `Kein Schlüssel hat diese ID. Diese gehören zu Computern von ${endUser} und unterscheiden ` +
      'sich an einer Stelle. Bitten Sie den Anrufer, die markierte Stelle noch einmal vorzulesen.',
  },
  use: 'Diese Schlüssel-ID verwenden',
  spellOut: 'Buchstabieren',
  spellingOf: (id: string) => `${id.slice(0, 8)} buchstabieren`,
  /** One line per group, every digit a word. */
  spelled: (id: string): readonly string[] =>
    id.split('-').map((group) => Array.from(group, (digit) => SPELLED[digit] ?? digit).join(' ')),
};
