import type { ReadBack } from '#shared/recovery/read-back.ts';
import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';

/** On the telephone, “zwo” is told from “drei”. */
const DIGITS = ['null', 'eins', 'zwo', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'];

/** The language the digits are spoken in, for choosing a voice. */
const LANGUAGE = 'de';

const VERDICTS: Readonly<
  Record<Exclude<ReadBack['verdict'], 'wrong-place' | 'incomplete'>, string>
> = {
  right: 'Richtig.',
  'wrong-digit':
    'Eine Ziffer ist falsch: Kein Wiederherstellungskennwort hat eine solche Gruppe. Fragen Sie ' +
    'noch einmal nach diesen sechs.',
  'too-large': 'Keine Gruppe ist größer als 720885. Fragen Sie noch einmal nach diesen sechs.',
  'another-key':
    'Eine gültige Gruppe, aber keine dieses Schlüssels. Fragen Sie den Anrufer, welchen ' +
    'Schlüssel er aufgeschrieben hat.',
};

export const readAloud = {
  open: 'Vorlesen',
  close: 'Vorlesen beenden',
  language: LANGUAGE,
  position: (number: number) => `Gruppe ${number} von ${GROUP_COUNT}`,
  jump: (number: number, isConfirmed: boolean) =>
    isConfirmed ? `Gruppe ${number}, zurückgelesen` : `Gruppe ${number}`,
  /** Six digits as two threes, the way numbers are dictated. */
  digits: (group: string) => `${digitWords(group.slice(0, 3))}, ${digitWords(group.slice(3))}`,
  previous: 'Vorherige Gruppe',
  next: 'Nächste Gruppe',
  speak: 'Sprechen',
  noVoice:
    '„Sprechen“ ist aus: Dieser Computer hat keine eigene Stimme, und der Schlüssel darf nicht ' +
    'an einen Sprachdienst gesendet werden.',
  keys: 'Pfeiltasten und Leertaste wechseln die Gruppe, Pos1 und Ende springen, Esc beendet.',
  readBack: 'Vom Anrufer zurückgelesen',
  typed: (digits: number) => `${digits} von 6 Ziffern`,
  nothingTyped: 'Geben Sie ein, was der Anrufer zurückliest.',
  verdict: (readBack: ReadBack, number: number): string => {
    if (readBack.verdict === 'incomplete') return '';
    if (readBack.verdict === 'wrong-place')
      return (
        `Das ist Gruppe ${readBack.position}, nicht Gruppe ${number}. Der Anrufer hat eine ` +
        'ausgelassen oder zwei vertauscht.'
      );
    return VERDICTS[readBack.verdict];
  },
  confirmed: (number: number) => `Gruppe ${number} ist richtig.`,
  nothingMore: 'Es gibt nichts mehr zu vergleichen.',
  allConfirmed: `Alle ${GROUP_COUNT} Gruppen wurden zurückgelesen und sind richtig.`,
};

function digitWords(digits: string): string {
  return Array.from(digits, (digit) => DIGITS[Number(digit)] ?? digit).join(' ');
}
