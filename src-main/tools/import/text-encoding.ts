import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { ToolError } from '../tool-error.ts';

/** How a file is written. */
export interface TextEncoding {
  /** As TextDecoder calls it. */
  readonly name: string;
  /** Nothing in the file says so: its letters were looked at. */
  readonly isGuess: boolean;
}

const WESTERN = 'windows-1252';
const BYTES_LOOKED_AT = 4096;
/** Letters of Windows-1252 beyond ASCII, and the signs that stand between words. */
const WESTERN_LETTER = /[\u00C0-\u00FF\u0160\u0161\u017D\u017E\u0152\u0153\u0178]/;
const WESTERN_SIGN = /[\u00A0\u00A7\u00B0\u20AC\u2013\u2014\u2018\u2019\u201C\u201D\u00AB\u00BB]/;
/** Words of Western languages have no three such letters side by side; Cyrillic and Greek do. */
const NOT_WESTERN = new RegExp(
  `${WESTERN_LETTER.source}{3}|[\\p{L}\\p{N}](?![\\u2019])${WESTERN_SIGN.source}[\\p{L}]`,
  'u',
);

/**
 * Finds out how a text file is written: by its mark, by the zeros of UTF-16, as UTF-8, and else as
 * Windows-1252, where all its letters are such.
 *
 * @param wanted what a person says instead
 * @throws ToolError `csv.encoding` where it is neither; and what the file system throws
 */
export async function encodingOf(file: string, wanted: string | undefined): Promise<TextEncoding> {
  const marked = await markOf(file);
  const name = wanted ?? marked ?? 'utf-8';
  if (await isWritten(file, name)) return { name, isGuess: false };
  if (wanted !== undefined || marked !== undefined) throw unreadable(file, name);
  if (await isWritten(file, WESTERN, isWestern)) return { name: WESTERN, isGuess: true };
  throw unreadable(file, 'utf-8');
}

function unreadable(file: string, reason: string): ToolError {
  return new ToolError('csv.encoding', { name: file, reason });
}

// Without a mark, every second byte of Latin text in UTF-16 is zero.
async function markOf(file: string): Promise<string | undefined> {
  const [first, second, third, fourth] = await firstBytes(file, 4);
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0)) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** The first bytes of a file, or all where it is shorter. */
export async function firstBytes(file: string, count = BYTES_LOOKED_AT): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function isWritten(
  file: string,
  name: string,
  isText: (text: string) => boolean = () => true,
): Promise<boolean> {
  const decoder = new TextDecoder(name, { fatal: true });
  const chunks: AsyncIterable<Buffer> = createReadStream(file);
  for await (const chunk of chunks) {
    const text = decoded(() => decoder.decode(chunk, { stream: true }));
    if (text === undefined || !isText(text)) return false;
  }
  return decoded(() => decoder.decode()) !== undefined;
}

function decoded(decode: () => string): string | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

function isWestern(text: string): boolean {
  const beyond = text.match(/[^\0-\u007F]/g) ?? [];
  return (
    beyond.every((letter) => WESTERN_LETTER.test(letter) || WESTERN_SIGN.test(letter)) &&
    !NOT_WESTERN.test(text)
  );
}
