import { createReadStream } from 'node:fs';
import { Readable, pipeline } from 'node:stream';
import { TextDecoderStream, TransformStream } from 'node:stream/web';
import { type Parser, parse } from 'csv-parse';
import { HEADINGS, plainHeading } from './headings.ts';
import type { TableRow } from './table.ts';
import { firstBytes } from './text-encoding.ts';
import { wholeRows } from './whole-rows.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const KNOWN = new Set(
  Object.values(HEADINGS).flatMap(({ telling, vague }) => [...telling, ...vague]),
);
/** What programs write above the heading, for other programs. */
const FOR_PROGRAMS = /^(?:#TYPE\b.*|sep=.?)$/i;

/**
 * Reads a file row by row, with whatever stands between the columns. A line is counted from 1, and
 * a row is where its first line is.
 *
 * @param encoding as TextDecoder calls it
 */
export async function* readCsv(file: string, encoding: string): AsyncGenerator<TableRow> {
  const broken: number[] = [];
  const tellBroken = (line: number) => broken.push(line);
  const delimiter = delimiterIn(new TextDecoder(encoding).decode(await firstBytes(file)));
  const parser = parserFor(delimiter, tellBroken);
  // What the file system throws reaches whoever reads the rows; and whoever stops reading them
  // closes the file.
  const text = Readable.toWeb(createReadStream(file))
    .pipeThrough(new TextDecoderStream(encoding))
    .pipeThrough(withPlainLineEnds())
    .pipeThrough(wholeRows(delimiter, tellBroken));
  pipeline(Readable.fromWeb(text), parser, () => undefined);
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    const line = info.lines - linesIn(record);
    // They are found before the rows above them are parsed.
    const above = broken.findIndex((one) => one > line);
    for (const one of broken.splice(0, above === -1 ? broken.length : above)) yield noRow(one);
    if (!isForPrograms(record)) yield { where: `line ${line}`, cells: record };
  }
  for (const line of broken) yield noRow(line);
}

function noRow(line: number): TableRow {
  return { where: `line ${line}`, cells: undefined };
}

/** What the parser hands over, asked for `info`. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** @param onBroken is told where each piece of text begins that is no row */
function parserFor(delimiter: string, onBroken: (line: number) => void): Parser {
  let lastLine = 0;
  return parse({
    delimiter,
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    // Excel's ="…" is no quotation.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (record: string[], { lines }) => {
      lastLine = lines;
      return record;
    },
    on_skip: (error) => {
      onBroken(lastLine + 1);
      lastLine = Math.max(lastLine, Number(error?.['lines'] ?? 0));
      return undefined;
    },
  });
}

/** Line ends of Windows and of old, made one character: the parser counts lines by it. */
function withPlainLineEnds(): TransformStream<string, string> {
  let endsInReturn = false;
  return new TransformStream({
    transform(text, controller) {
      const rest = endsInReturn && text.startsWith('\n') ? text.slice(1) : text;
      endsInReturn = text.endsWith('\r');
      controller.enqueue(rest.replaceAll(/\r\n?/g, '\n'));
    },
  });
}

/** Lines a row takes beyond its first. */
function linesIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function isForPrograms(record: readonly string[]): boolean {
  const [first = '', ...others] = record;
  return FOR_PROGRAMS.test(first.trim()) && others.every((cell) => cell.trim() === '');
}

/** `sep=;` says it; otherwise that which makes the most headings of a line. */
function delimiterIn(start: string): string {
  const lines = start.split(/\r\n?|\n/).slice(0, 30);
  const [, said] = /^\uFEFF?sep=(.)$/i.exec(lines[0] ?? '') ?? [];
  if (said !== undefined) return said;
  const scores = DELIMITERS.map((delimiter) => {
    const cells = lines.map((line) => line.split(delimiter));
    const known = cells.map(
      (parts) => parts.filter((part) => KNOWN.has(plainHeading(part))).length,
    );
    return { delimiter, known: Math.max(...known), parts: cells[0]?.length ?? 0 };
  });
  const [best] = scores.sort((a, b) => b.known - a.known || b.parts - a.parts);
  return best?.delimiter ?? ',';
}
