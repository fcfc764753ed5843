// SQLite knows the case of ASCII letters alone. Text with others is looked for by a pattern that
// has both cases of each letter; no index serves that.

/** A condition and its values, as `whereRaw` takes them. */
export type Condition = readonly [sql: string, values: readonly string[]];

/**
 * Sorts after everything a name can begin with: `start` up to `start` and this is exactly the names
 * that begin with it.
 */
export const AFTER_EVERY_LETTER = '\u{10FFFF}';

/** A column that is this text, in any case. */
export function equalTo(column: string, text: string): Condition {
  return isAscii(text)
    ? [`${column} = ? collate nocase`, [text]]
    : [`${column} glob ?`, [inAnyCase(text)]];
}

/** One of these columns is this text, in any case. */
export function oneEqualTo(columns: readonly string[], text: string): Condition {
  const conditions = columns.map((column) => equalTo(column, text));
  return [
    `(${conditions.map(([sql]) => sql).join(' or ')})`,
    conditions.flatMap(([, values]) => values),
  ];
}

/** A column that begins with this text, in any case. */
export function beginningWith(column: string, start: string): Condition {
  return isAscii(start)
    ? [
        `(${column} >= ? collate nocase and ${column} < ? collate nocase)`,
        [start, start + AFTER_EVERY_LETTER],
      ]
    : [`${column} glob ?`, [`${inAnyCase(start)}*`]];
}

/** A column that has this text anywhere in it, in any case; what looks like a pattern is none. */
export function containing(column: string, text: string): Condition {
  return isAscii(text)
    ? [`${column} like ? escape '\\'`, [`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`]]
    : [`${column} glob ?`, [`*${inAnyCase(text)}*`]];
}

export function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- all of ASCII is meant
  return /^[\u0000-\u007F]*$/.test(text);
}

/** The pattern of GLOB for a text: each letter as a class of its cases. */
function inAnyCase(text: string): string {
  return Array.from(text.normalize('NFC'), patternOf).join('');
}

function patternOf(character: string): string {
  const upper = character.toUpperCase();
  const cases = [character, upper, character.toLowerCase(), upper.toLowerCase()];
  // The small sigma has another form at the end of a word.
  if (upper === 'Σ') cases.push('σ', 'ς');
  // What becomes two letters, as ß does, has no other case here.
  const single = new Set(cases.filter((one) => Array.from(one).length === 1));
  return single.size > 1 || '[*?'.includes(character) ? `[${[...single].join('')}]` : character;
}
