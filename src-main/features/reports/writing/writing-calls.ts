import { type OneAtATime, createOneAtATime } from '#main/features/one-at-a-time.ts';
import type { Session, Sessions } from '#main/features/sessions.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { ReportPrinter } from '#main/ports/reports/report-printer.ts';
import type { Clock } from '#main/ports/system.ts';
import type { LogVerdict } from '#shared/audit/audit-entry.ts';
import type { Settings } from '#shared/console/settings.ts';
import { REPORT_FILE_VERSION, type ReportForm } from '#shared/reports/report-file.ts';
import { isInFile } from '#shared/reports/report-place.ts';
import type { ReportToWrite } from '#shared/reports/report-to-write.ts';
import { auditHeader, auditLogOf } from '../audit/audit-header.ts';
import type { LogCheck } from '../audit/log-check.ts';
import { findInFile } from '../audit/unusual.ts';
import { withUnusual } from '../audit/with-unusual.ts';
import { writableAudit } from '../audit/writable-audit.ts';
import { sourceNamed } from '../compliance/compliance.ts';
import { writableCompliance } from '../compliance/writable-compliance.ts';
import { type EscrowKept, requireRead } from '../escrow/escrow.ts';
import { writableEscrow } from '../escrow/writable-escrow.ts';
import type { OpenReport } from '../files/open-report.ts';
import { type ExportDeps, type Leaving, exportReport, printReport } from './export-report.ts';
import { fileTerms, sessionTerms } from './recorded.ts';

interface WritingDeps extends ExportDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly workstation: string;
  readonly print: ReportPrinter;
  readonly openReport: OpenReport;
  readonly checkLog: LogCheck;
  readonly escrowKept: EscrowKept;
}

/** How a report is to be written. */
interface As {
  readonly form: ReportForm | 'print';
  readonly signal: AbortSignal;
}

/** A report to write, and on what terms it may leave. */
interface Writable extends Pick<Leaving, 'report' | 'terms'> {
  /** What checking the log found, once what stands before the rows was counted. */
  readonly log?: () => LogVerdict | undefined;
}

/** The ways out of the console for every report, wherever it is read from. */
export function writingCalls(
  deps: WritingDeps,
): Pick<Handlers, 'reports.export' | 'reports.print'> {
  const turnOf = oneAtATime();
  return {
    'reports.export': ({ what, form }, { signal, progress }) =>
      turnOf(what)(async () => {
        const { log, ...writable } = await writableOf(deps, what, { form, signal });
        const leaving = { ...writable, signal, onRows: telling(progress) };
        return { ...(await exportReport(deps, form, leaving)), log: log?.() };
      }),

    'reports.print': ({ what }, { signal, progress }) =>
      turnOf(what)(async () => {
        const { log, ...writable } = await writableOf(deps, what, { form: 'print', signal });
        const leaving = { ...writable, signal, onRows: telling(progress) };
        return { ...(await printReport(deps.print, leaving)), log: log?.() };
      }),
  };
}

/** The log, the sources and the open file are written independently of each other. */
function oneAtATime(): (what: ReportToWrite) => OneAtATime {
  const [log, sources, file] = [createOneAtATime(), createOneAtATime(), createOneAtATime()];
  return ({ report, from }) => {
    if (isInFile(from)) return file;
    return report === 'recovery-audit' ? log : sources;
  };
}

async function writableOf(deps: WritingDeps, what: ReportToWrite, as: As): Promise<Writable> {
  if (what.report === 'recovery-audit') return auditOf(deps, what, as);
  return what.report === 'recovery-key-backup'
    ? escrowOf(deps, what)
    : complianceOf(deps, what, as);
}

function escrowOf(
  deps: WritingDeps,
  { from, query, columns }: Extract<ReportToWrite, { report: 'recovery-key-backup' }>,
): Writable {
  const words = deps.words().report;
  const changed = { version: REPORT_FILE_VERSION, query, columns };
  if (from.place === 'file') {
    const requireOpen = () => deps.openReport.escrow(from.id);
    const { header, store } = requireOpen();
    const report = writableEscrow(store.reader, { header: { ...header, ...changed }, words });
    return { report, terms: fileTerms(requireOpen) };
  }
  const session = deps.sessions.require();
  const { table, reading } = requireRead(deps.escrowKept, session);
  const header = {
    kind: 'keydesk-report',
    report: 'recovery-key-backup',
    ...madeBy(session, nowOf(deps)),
    ...changed,
    reading,
  } as const;
  return { report: writableEscrow(table, { header, words }), terms: sessionTerms(deps, session) };
}

async function auditOf(
  deps: WritingDeps,
  { from, query, columns }: Extract<ReportToWrite, { report: 'recovery-audit' }>,
  { form, signal }: As,
): Promise<Writable> {
  const words = deps.words().report;
  if (from.place === 'file') {
    const requireOpen = () => deps.openReport.audit(from.id);
    // The part of the report that is looked at; when and by whom it was made stays that of the
    // whole.
    const { header: whole, store, verdict } = requireOpen();
    const header = { ...whole, version: REPORT_FILE_VERSION, query, columns };
    const origin = { place: 'file', verdict } as const;
    const findUnusual = findInFile(store.reader, whole.unusual);
    const report = withUnusual(store.reader, findUnusual);
    return {
      report: writableAudit({ report, findUnusual, origin, header, words }, signal),
      terms: fileTerms(requireOpen),
    };
  }
  const session = deps.sessions.require();
  let found: LogVerdict | undefined;
  const onChecked = (checked: LogVerdict) => {
    found = checked;
  };
  const log = auditLogOf(session, { ...deps, onChecked });
  const about = { query, columns, generatedAt: nowOf(deps) };
  // Only a report file is read again by the console.
  const unusual = form === 'kdreport' ? await log.findUnusual(query.filter, { signal }) : undefined;
  const header = await auditHeader(session, { ...about, unusual });
  return {
    report: writableAudit({ ...log, header, words }, signal),
    terms: sessionTerms(deps, session),
    log: () => found,
  };
}

async function complianceOf(
  deps: WritingDeps,
  what: Exclude<ReportToWrite, { report: 'recovery-audit' | 'recovery-key-backup' }>,
  as: As,
): Promise<Writable> {
  const { from } = what;
  const about = { ...as, what, words: deps.words().report };
  if (from.place === 'file') {
    const requireOpen = () => deps.openReport.compliance(from.id);
    const { header, store } = requireOpen();
    return {
      report: await writableCompliance(store.reader, { ...about, made: header }),
      terms: fileTerms(requireOpen),
    };
  }
  const session = deps.sessions.require();
  const source = sourceNamed(session.profile, from.name);
  return {
    report: await writableCompliance(source, { ...about, made: madeBy(session, nowOf(deps)) }),
    terms: sessionTerms(deps, session),
  };
}

function madeBy({ operator, profile }: Session, generatedAt: string) {
  return { organisation: profile.info.name, generatedAt, generatedBy: operator.account };
}

function nowOf({ clock }: WritingDeps): string {
  return new Date(clock.now()).toISOString();
}

function telling(progress: (data: { readonly rows: number }) => void) {
  return (rows: number): void => {
    progress({ rows });
  };
}
