/** Longest pattern, in UTF-16 units. */
export const LONGEST_PATTERN = 200;

/** No ticket number is longer, so nothing is repeated more often. */
const MOST_REPEATS = 60;

/** What a part of a pattern fits. */
type Part =
  | { readonly kind: 'one'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number; readonly most: number };

/** What ticket numbers look like. */
export interface TicketPattern {
  /** Whether the whole text is such a number, in capital or small letters. */
  readonly fits: (text: string) => boolean;
}

/** What is wrong with a pattern, for whoever wrote it. */
export class PatternProblem extends Error {
  override readonly name = 'PatternProblem';
}

/**
 * Reads a pattern: a regular expression of literals, `\d`, classes such as `[A-Z0-9]`, groups, `|`
 * and the quantifiers `?`, `*`, `+`, `{n}`, `{n,m}`. What is repeated may hold no repetition.
 *
 * It is not given to `RegExp`, because that tries one possibility after the other, and with some
 * patterns takes for ever. Here all places that can be reached are followed at the same time.
 *
 * @throws PatternProblem
 */
export function readTicketPattern(pattern: string): TicketPattern {
  if (pattern.length > LONGEST_PATTERN)
    throw new PatternProblem(`is longer than ${LONGEST_PATTERN} characters`);
  const rest = new Reader(pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''));
  const whole = readChoice(rest);
  if (!rest.isAtEnd()) throw rest.problem('has a ) without (');
  return {
    fits: (text) => reach(whole, Array.from(text), new Set([0])).has(Array.from(text).length),
  };
}

class Reader {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#characters = Array.from(text);
  }

  isAtEnd(): boolean {
    return this.#at >= this.#characters.length;
  }

  peek(): string {
    return this.#characters[this.#at] ?? '';
  }

  /** The next character; empty at the end. */
  take(): string {
    const next = this.peek();
    this.#at += 1;
    return next;
  }

  /** Takes the next character if it is this one. */
  takes(character: string): boolean {
    const isNext = this.peek() === character;
    if (isNext) this.#at += 1;
    return isNext;
  }

  problem(what: string): PatternProblem {
    return new PatternProblem(`${what} (at character ${this.#at + 1})`);
  }
}

function readChoice(rest: Reader): Part {
  const parts = [readSequence(rest)];
  while (rest.takes('|')) parts.push(readSequence(rest));
  return { kind: 'choice', parts };
}

function readSequence(rest: Reader): Part {
  const parts: Part[] = [];
  while (!rest.isAtEnd() && rest.peek() !== '|' && rest.peek() !== ')')
    parts.push(readRepeated(rest));
  return { kind: 'sequence', parts };
}

function readRepeated(rest: Reader): Part {
  const part = readOne(rest);
  const times = readTimes(rest);
  if (times === undefined) return part;
  if (hasRepeat(part)) throw rest.problem('repeats what has a repetition in it');
  if (readTimes(rest) !== undefined) throw rest.problem('has two quantifiers behind each other');
  return { kind: 'repeat', part, ...times };
}

function hasRepeat(part: Part): boolean {
  if (part.kind === 'one') return false;
  return part.kind === 'repeat' || part.parts.some(hasRepeat);
}

function readOne(rest: Reader): Part {
  const first = rest.take();
  switch (first) {
    case '(': {
      const inner = readChoice(rest);
      if (!rest.takes(')')) throw rest.problem('has a ( without )');
      return inner;
    }
    case '[':
      return { kind: 'one', fits: readClass(rest) };
    case '\\':
      return { kind: 'one', fits: readEscaped(rest) };
    case '?':
    case '*':
    case '+':
    case '{':
    case '}':
    case ']':
    case '.':
    case '^':
    case '$':
      throw rest.problem(`has ${first} where it means nothing here: write \\${first} for itself`);
    default:
      return { kind: 'one', fits: same(first) };
  }
}

type Fits = (character: string) => boolean;

/** Of a range or a single character, in both cases. */
function between(first: string, last: string): Fits {
  return (character) =>
    [character, character.toLowerCase(), character.toUpperCase()].some(
      (one) => one >= first && one <= last,
    );
}

function same(wanted: string): Fits {
  return (character) => character.toLowerCase() === wanted.toLowerCase();
}

function readEscaped(rest: Reader): Fits {
  const escaped = rest.take();
  if (escaped === 'd') return between('0', '9');
  if (/^[^\p{L}\p{N}\s]$/u.test(escaped)) return same(escaped);
  throw rest.problem(`has \\${escaped}, which is not known here`);
}

function readClass(rest: Reader): Fits {
  if (rest.peek() === '^') throw rest.problem('has a class that excludes, which is not known here');
  const all: Fits[] = [];
  while (!rest.takes(']')) {
    if (rest.isAtEnd()) throw rest.problem('has a [ without ]');
    all.push(readOfClass(rest));
  }
  if (all.length === 0) throw rest.problem('has an empty class');
  return (character) => all.some((fits) => fits(character));
}

function readOfClass(rest: Reader): Fits {
  const first = rest.take();
  if (first === '\\') return readEscaped(rest);
  if (rest.peek() !== '-') return same(first);
  rest.take();
  if (rest.peek() === ']' || rest.isAtEnd())
    return (character) => same(first)(character) || character === '-';
  const last = rest.take();
  if (last < first) throw rest.problem(`has a range ${first}-${last} that ends before it begins`);
  return between(first, last);
}

interface Times {
  readonly least: number;
  readonly most: number;
}

function readTimes(rest: Reader): Times | undefined {
  if (rest.takes('?')) return { least: 0, most: 1 };
  if (rest.takes('*')) return { least: 0, most: MOST_REPEATS };
  if (rest.takes('+')) return { least: 1, most: MOST_REPEATS };
  return rest.takes('{') ? readNumbers(rest) : undefined;
}

function readNumbers(rest: Reader): Times {
  let text = '';
  while (!rest.takes('}')) {
    if (rest.isAtEnd()) throw rest.problem('has a { without }');
    text += rest.take();
  }
  const [, least = '', comma, most = ''] = /^(\d{1,2})(,(\d{0,2}))?$/.exec(text)?.slice(0) ?? [];
  const from = Number(least);
  const upTo =
    comma === undefined ? from : most.replace(',', '') === '' ? MOST_REPEATS : Number(most);
  if (least === '' || upTo < from || upTo > MOST_REPEATS)
    throw rest.problem(`has {${text}}: write {n}, {n,} or {n,m} with at most ${MOST_REPEATS}`);
  return { least: from, most: upTo };
}

type Places = ReadonlySet<number>;

/** All places of the text that a part can end at, when it begins at any of these. */
function reach(part: Part, text: readonly string[], from: Places): Places {
  switch (part.kind) {
    case 'one':
      return new Set(
        [...from].flatMap((at) => {
          const character = text[at];
          return character !== undefined && part.fits(character) ? [at + 1] : [];
        }),
      );
    case 'sequence':
      return part.parts.reduce<Places>((at, next) => reach(next, text, at), from);
    case 'choice':
      return new Set(part.parts.flatMap((one) => [...reach(one, text, from)]));
    case 'repeat':
      return reachRepeated(part, text, from);
  }
}

function reachRepeated(
  { part, least, most }: Extract<Part, { kind: 'repeat' }>,
  text: readonly string[],
  from: Places,
): Places {
  const ends = new Set(least === 0 ? from : []);
  let at = from;
  for (let times = 1; times <= most && at.size > 0; times += 1) {
    at = reach(part, text, at);
    if (times < least) continue;
    const before = ends.size;
    for (const place of at) ends.add(place);
    // Nothing new: more repetitions lead nowhere else.
    if (ends.size === before) break;
  }
  return ends;
}
