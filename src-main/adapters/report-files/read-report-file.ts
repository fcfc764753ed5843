import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../src-shared/errors.ts';
import type { AuditEntry } from '../../../src-shared/model/audit-entry.ts';
import { ReportEnd, ReportHeader } from '../../../src-shared/model/audit-report.ts';
import { checkReport, reportVerdict } from '../../domain/report-check.ts';
import type { ReportReader } from '../../ports/report-reader.ts';

/** The version this console writes; of later ones it knows nothing. */
const VERSION = 1;
/** Longest line: an entry with all its fields full, escaped, has some ten thousand characters. */
const LONGEST_LINE = 100_000;
/** Rows are kept in memory while the report is open. */
export const MOST_ROWS = 500_000;
/** A file of zeros packs to a thousandth of itself: what comes out is counted. */
const MOST_BYTES = 1_000_000_000;

/** Reads a report file (see write-report-file.ts) and checks every row, and the whole. */
export const readReportFile: ReportReader = async (bytes, { signal }) => {
  const check = checkReport();
  const entries: AuditEntry[] = [];
  const hash = createHash('sha256');
  let header: ReportHeader | undefined;
  let end: ReportEnd | undefined;
  let isBroken = false;
  try {
    for await (const line of linesOf(bytes)) {
      if (signal.aborted) throw new AppError('request.cancelled', 'cancelled');
      const value = parsed(line);
      if (header === undefined) header = headerOf(value);
      else {
        const found: ReportEnd | undefined = ReportEnd.safeParse(value).data;
        if (end !== undefined) throw new AppError('report.notAReport', 'something stands behind the end');
        if (found !== undefined) {
          end = found;
          continue;
        }
        if (check.rows >= MOST_ROWS) throw new AppError('report.tooLarge', `more than ${MOST_ROWS} rows`);
        const entry = check.row(value);
        if (entry !== undefined) entries.push(entry);
      }
      hash.update(`${line}\n`);
    }
  } catch (error) {
    // What came before is still readable.
    if (header === undefined || !isZlibError(error)) throw error instanceof AppError ? error : notAReport(error);
    isBroken = true;
  }
  if (header === undefined) throw notAReport();
  entries.sort((one, other) => one.sequence - other.sequence);
  // Behind the end only the packing's own checksum can be wrong.
  const verdict = isBroken && end !== undefined ? ({ state: 'altered', row: null } as const) : reportVerdict(check, end, hash.digest('hex'));
  return { header, entries, verdict };
};

async function* linesOf(bytes: Uint8Array): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let total = 0;
  for await (const chunk of Readable.from([Buffer.from(bytes)]).pipe(createGunzip())) {
    total += (chunk as Buffer).length;
    if (total > MOST_BYTES) throw new AppError('report.tooLarge', `more than ${MOST_BYTES} bytes`);
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new AppError('report.notAReport', 'a line without end');
    yield* lines;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function headerOf(value: unknown): ReportHeader {
  const kind = value as { readonly kind?: unknown; readonly version?: unknown } | undefined;
  if (kind?.kind === 'keydesk-report' && typeof kind.version === 'number' && kind.version > VERSION) throw new AppError('report.newer', `version ${kind.version}`);
  const header = ReportHeader.safeParse(value);
  if (!header.success) throw notAReport(header.error);
  return header.data;
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function notAReport(cause?: unknown): AppError {
  return new AppError('report.notAReport', 'no report file', { cause });
}
