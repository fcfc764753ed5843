import type { ReadBack } from '#shared/recovery/read-back.ts';
import { GROUP_COUNT } from '#shared/recovery/recovery-password.ts';

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** The language the digits are spoken in, for choosing a voice. */
const LANGUAGE = 'en';

const VERDICTS: Readonly<
  Record<Exclude<ReadBack['verdict'], 'wrong-place' | 'incomplete'>, string>
> = {
  right: 'Right.',
  'wrong-digit': 'At least one digit is wrong. Ask for these six again.',
  'too-large': 'Too high: no group is above 720885. Ask for these six again.',
  'another-key':
    'A valid group, but not part of this key. Ask the caller which key they wrote down.',
};

export const readAloud = {
  open: 'Read aloud',
  close: 'Stop reading',
  language: LANGUAGE,
  position: (number: number) => `Group ${number} of ${GROUP_COUNT}`,
  jump: (number: number, isConfirmed: boolean) =>
    isConfirmed ? `Group ${number}, read back` : `Group ${number}`,
  /** Six digits as two threes, the way numbers are dictated. */
  digits: (group: string) => `${digitWords(group.slice(0, 3))}, ${digitWords(group.slice(3))}`,
  previous: 'Previous group',
  next: 'Next group',
  speak: 'Speak',
  noVoice:
    'Speak is off: this computer has no offline voice, and the key must not be sent to a ' +
    'voice service.',
  keys: 'Arrow keys and space move, Home and End jump, Escape stops.',
  readBack: 'Read back by the caller',
  typed: (digits: number) => `${digits} of 6 digits`,
  nothingTyped: 'Type what the caller reads back.',
  verdict: (readBack: ReadBack, number: number): string => {
    if (readBack.verdict === 'incomplete') return '';
    if (readBack.verdict === 'wrong-place')
      return (
        `This is group ${readBack.position}, not group ${number}. The caller left one out or ` +
        'swapped two.'
      );
    return VERDICTS[readBack.verdict];
  },
  confirmed: (number: number) => `Group ${number} is right.`,
  nothingMore: 'There is nothing more to compare.',
  allConfirmed: `All ${GROUP_COUNT} groups were read back and are right.`,
};

function digitWords(digits: string): string {
  return Array.from(digits, (digit) => DIGITS[Number(digit)] ?? digit).join(' ');
}
