import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import { type Parser, parse } from 'csv-parse';
import type { RawKey } from '#main/domain/recovery/import-row.ts';
import { systemCodeOf } from '#shared/errors.ts';
import { keysOf } from '#shared/typed-keys.ts';
import { ToolError, fileReason } from '../tool-error.ts';

/** A row as it stands in the file. */
export interface CsvRow {
  /** Counted from 1, the heading being 1 unless empty lines come before it. */
  readonly line: number;
  /** `undefined` where the line is no row at all, as with a quotation mark that is never closed. */
  readonly raw: RawKey | undefined;
}

/**
 * What the columns may be called, in lower case and without blanks and signs: as Windows, Active
 * Directory, MBAM and Configuration Manager call them. The most telling name of a column is first.
 */
export const HEADINGS: Readonly<Record<keyof RawKey, readonly string[]>> = {
  keyId: [
    'recoverykeyid',
    'keyid',
    'recoverypasswordid',
    'passwordid',
    'recoveryguid',
    'msfverecoveryguid',
    'keyprotectorid',
    'id',
  ],
  recoveryPassword: [
    'recoverypassword',
    'recoverykey',
    'bitlockerrecoverykey',
    'msfverecoverypassword',
    'password',
    'key',
  ],
  computer: [
    'computer',
    'computername',
    'machine',
    'machinename',
    'devicename',
    'device',
    'hostname',
    'dnshostname',
    'name',
  ],
  domain: ['domain', 'computerdomain', 'domainname', 'machinedomain'],
  dnsDomain: ['dnsdomain', 'domaindns', 'domaindnsname'],
  users: ['users', 'user', 'username', 'computerusers', 'computeruser'],
  driveLetter: ['driveletter', 'drive', 'mountpoint', 'volume'],
  kind: ['volumetype', 'volumetypeid', 'drivetype', 'volumekind', 'typename', 'type'],
  label: ['label', 'volumelabel'],
  escrowedAt: [
    'escrowedat',
    'lastupdatetime',
    'whencreated',
    'created',
    'date',
    'time',
    'backedup',
  ],
  keyPackage: ['keypackage', 'recoverypackage', 'msfvekeypackage', 'package'],
};
const NEEDED = ['keyId', 'recoveryPassword', 'computer'] as const;
/**
 * In characters; a quotation mark that is never closed must not take the rest of the file for one
 * row.
 */
const LONGEST_ROW = 100_000;
/** Of a heading that is shown, in characters. */
const LONGEST_SHOWN = 40;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads a file row by row: UTF-8 or UTF-16, with or without a byte order mark, with whatever stands
 * between the columns.
 *
 * @throws ToolError `csv.unreadable`, `csv.empty`, `csv.columnsMissing`
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRow> {
  try {
    yield* rowsIn(file);
  } catch (error) {
    if (error instanceof ToolError || systemCodeOf(error) === '') throw error;
    throw new ToolError('csv.unreadable', { name: file, reason: fileReason(error) }, error);
  }
}

async function* rowsIn(file: string): AsyncGenerator<CsvRow> {
  const { encoding, delimiter } = await look(file);
  const broken: number[] = [];
  const parser = parserFor(delimiter, (line) => {
    broken.push(line);
  });
  // What the file system throws reaches whoever reads the rows; and whoever stops reading them
  // closes the file.
  const text = Readable.toWeb(createReadStream(file)).pipeThrough(new TextDecoderStream(encoding));
  pipeline(Readable.fromWeb(text), parser, () => undefined);
  let columns: readonly (keyof RawKey | undefined)[] | undefined;
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    for (const line of broken.splice(0)) yield { line, raw: undefined };
    if (columns === undefined) columns = columnsOf(record);
    else yield { line: info.lines, raw: rawOf(record, columns) };
  }
  for (const line of broken) yield { line, raw: undefined };
  if (columns === undefined) throw new ToolError('csv.empty', { name: file });
}

/** What the parser hands over, asked for `info`. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** @param onBroken is told the number of each line that is no row */
function parserFor(delimiter: string, onBroken: (line: number) => void): Parser {
  return parse({
    delimiter,
    info: true,
    relax_column_count: true,
    // Excel's ="…" is no quotation.
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      onBroken(Number(error?.['lines'] ?? 0));
      return undefined;
    },
  });
}

async function look(
  file: string,
): Promise<{ readonly encoding: string; readonly delimiter: string }> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const start = buffer.subarray(0, bytesRead);
    const encoding = encodingOf(start);
    const [heading = ''] = new TextDecoder(encoding)
      .decode(start)
      .trimStart()
      .split(/\r?\n|\r/, 1);
    const counted = DELIMITERS.map((delimiter) => ({
      delimiter,
      count: heading.split(delimiter).length,
    }));
    return { encoding, delimiter: counted.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ',' };
  } finally {
    await handle.close();
  }
}

// Without a mark, every second byte of Latin text in UTF-16 is zero.
function encodingOf(start: Buffer): string {
  const [first, second, third, fourth] = start;
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && third === 0) ? 'utf-16be' : 'utf-8';
}

function columnsOf(heading: readonly string[]): readonly (keyof RawKey | undefined)[] {
  const plain = heading.map((text) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  const fields = keysOf(HEADINGS);
  // The most telling heading of each field, and each column once.
  const columns: (keyof RawKey | undefined)[] = plain.map(() => undefined);
  for (const field of fields) {
    const index = HEADINGS[field]
      .map((name) => plain.findIndex((text, at) => text === name && columns[at] === undefined))
      .find((at) => at !== -1);
    if (index !== undefined) columns[index] = field;
  }
  const missing = NEEDED.filter((field) => !columns.includes(field));
  if (missing.length > 0) {
    const reason = heading.map((text) => text.slice(0, LONGEST_SHOWN)).join(' | ');
    throw new ToolError('csv.columnsMissing', { missing, reason });
  }
  return columns;
}

function rawOf(record: readonly string[], columns: readonly (keyof RawKey | undefined)[]): RawKey {
  const texts = columns.flatMap((field, index) =>
    field === undefined ? [] : [[field, record[index] ?? '']],
  );
  // The columns that are needed are there.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return {
    domain: '',
    dnsDomain: '',
    users: '',
    driveLetter: '',
    kind: '',
    label: '',
    escrowedAt: '',
    keyPackage: '',
    ...Object.fromEntries(texts),
  } as RawKey;
}
