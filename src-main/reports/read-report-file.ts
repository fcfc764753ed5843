import { createHash } from 'node:crypto';
import { completedRows } from '#main/domain/reports/older-columns.ts';
import {
  type CheckedRows,
  checkEntries,
  reportVerdict,
} from '#main/domain/reports/report-check.ts';
import type { ReportReader, SavedReport } from '#main/ports/reports/report-reader.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { AppError, systemCodeOf } from '#shared/errors.ts';
import { EscrowRow } from '#shared/escrow/escrow-report.ts';
import {
  type AuditReportHeader,
  type ComplianceReportHeader,
  type EscrowReportHeader,
  MOST_ROWS,
  FLAGS_SINCE,
  REPORT_FILE_VERSION,
  ReportEnd,
  ReportHeader,
  type ReportVerdict,
} from '#shared/reports/report-file.ts';
import { linesOf } from './packed-lines.ts';

/** Rows are kept in memory while the report is open; nothing longer is written. */
const MOST = MOST_ROWS.kdreport ?? 0;

/** Takes in the rows of one kind of report. */
interface Rows extends CheckedRows {
  add(value: unknown): void;
  report(verdict: ReportVerdict): SavedReport;
}

/** Reads a report file (see write-report-file.ts) and checks every row, and the whole. */
export const readReportFile: ReportReader = async (bytes, { signal }) => {
  const hash = createHash('sha256');
  let rows: Rows | undefined;
  let end: ReportEnd | undefined;
  let isBroken = false;
  try {
    for await (const line of linesOf(bytes)) {
      refuseIfCancelled(signal);
      const value = parsed(line);
      if (end !== undefined)
        throw new AppError('report.notAReport', 'something stands behind the end');
      if (rows === undefined) rows = rowsOf(headerOf(value));
      else {
        end = endOf(value);
        if (end !== undefined) continue;
        if (rows.rows >= MOST) throw new AppError('report.tooLarge', `more than ${MOST} rows`);
        rows.add(value);
      }
      hash.update(`${line}\n`);
    }
  } catch (error) {
    // zlib's own errors: what came before is still readable.
    if (rows === undefined || !systemCodeOf(error).startsWith('Z_'))
      throw error instanceof AppError ? error : notAReport(error);
    isBroken = true;
  }
  if (rows === undefined) throw notAReport();
  // Behind the end only the packing's own checksum can be wrong.
  const verdict: ReportVerdict =
    isBroken && end !== undefined
      ? { state: 'altered', row: null }
      : reportVerdict(rows, end, hash.digest('hex'));
  return { ...rows.report(verdict), signature: end?.signature };
};

function rowsOf(header: ReportHeader): Rows {
  if (header.report === 'recovery-audit') return entriesOf(header);
  return header.report === 'recovery-key-backup' ? escrowOf(header) : computersOf(header);
}

function escrowOf(header: EscrowReportHeader): Rows {
  const rows: EscrowRow[] = [];
  const state = { rows: 0, altered: undefined as number | undefined };
  return Object.assign(state, {
    add(value: unknown) {
      state.rows += 1;
      const row = EscrowRow.safeParse(value).data;
      if (row !== undefined) rows.push(row);
      else state.altered ??= state.rows;
    },
    report: (verdict: ReportVerdict) => ({ header, rows, verdict }),
  });
}

function computersOf(header: ComplianceReportHeader): Rows {
  const computers: ComputerCompliance[] = [];
  const completed = completedRows(header.version);
  const state = { rows: 0, altered: undefined as number | undefined };
  return Object.assign(state, {
    add(value: unknown) {
      state.rows += 1;
      const computer = ComputerCompliance.safeParse(completed(value)).data;
      // What is none is not kept: a hostile file would fill the memory with it.
      if (computer !== undefined) computers.push(computer);
      else state.altered ??= state.rows;
    },
    report: (verdict: ReportVerdict) => ({ header, computers, verdict }),
  });
}

function entriesOf(header: AuditReportHeader): Rows {
  const check = checkEntries(header.head);
  const entries: AuditEntry[] = [];
  return {
    get rows() {
      return check.rows;
    },
    get altered() {
      return check.altered;
    },
    add(value) {
      const entry = check.row(header.version < FLAGS_SINCE ? withoutFlag(value) : value);
      if (entry !== undefined) entries.push(entry);
    },
    report: (verdict) => ({
      header,
      entries: entries.sort((one, other) => one.sequence - other.sequence),
      verdict,
    }),
  };
}

/** An entry from before there were flags. */
function withoutFlag(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? { ...value, flag: '' } : value;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

// Looked at before the schema, which is slow: nearly every line is a row, and not the end.
function endOf(value: unknown): ReportEnd | undefined {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'end'
    ? ReportEnd.safeParse(value).data
    : undefined;
}

function headerOf(value: unknown): ReportHeader {
  const { kind, version, ...rest } = (value ?? {}) as {
    readonly kind?: unknown;
    readonly version?: unknown;
  };
  if (kind === 'keydesk-report' && typeof version === 'number' && version > REPORT_FILE_VERSION)
    throw new AppError('report.newer', `version ${version}`);
  const header = ReportHeader.safeParse({
    kind,
    version,
    ...rest,
    ...(version === 1 && { report: 'recovery-audit' }),
  });
  if (!header.success) throw notAReport(header.error);
  return header.data;
}

function notAReport(cause?: unknown): AppError {
  return new AppError('report.notAReport', 'no report file', { cause });
}
