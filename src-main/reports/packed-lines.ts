import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { AppError } from '#shared/errors.ts';

/** Longest line: an entry with all its fields full, escaped, has some ten thousand characters. */
const LONGEST_LINE = 100_000;
/** A file of zeros packs to a thousandth of itself: what comes out is counted. */
const MOST_BYTES = 1_000_000_000;

/**
 * The lines of a gzip file of text, one after the other, and what stands behind the last of them.
 *
 * @throws AppError `report.tooLarge`, `report.notAReport`; and what zlib throws of a file that is
 *   no gzip, or is cut short
 */
export async function* linesOf(bytes: Uint8Array): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let total = 0;
  const unpacked: AsyncIterable<Buffer> = Readable.from([Buffer.from(bytes)]).pipe(createGunzip());
  for await (const chunk of unpacked) {
    total += chunk.length;
    if (total > MOST_BYTES) throw new AppError('report.tooLarge', `more than ${MOST_BYTES} bytes`);
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new AppError('report.notAReport', 'a line without end');
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
