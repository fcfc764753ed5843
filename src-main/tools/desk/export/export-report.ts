import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Clock } from '#main/ports/system.ts';
import { ToolError } from '#main/tools/tool-error.ts';
import { AppError } from '#shared/errors.ts';
import type { ReportForm } from '#shared/reports/report-file.ts';
import type { ReportName } from '#shared/reports/report-to-write.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';
import type { DeskReport } from '../report.ts';
import { type AskOf, type ToldBackup, reportToWrite } from './ordered-report.ts';
import type { OpenReportConsole } from './report-console.ts';
import type { ReportOrder } from './report-order.ts';

/** What came of an order, as `--json` writes it. */
export interface ExportedReport extends Pick<DeskReport, 'version' | 'at' | 'state'> {
  readonly report: ReportName;
  readonly form: ReportForm;
  readonly organisation: string;
  /** `DOMAIN\name` of whoever ran it. */
  readonly account: string;
  readonly file: string;
  readonly rows: number;
  /** Whether the audit log is whole, where the form of the file says so. */
  readonly log?: 'intact' | 'broken';
  /** Of Recovery Key Backup: what it found, and which sources told nothing. */
  readonly backup?: ToldBackup;
}

interface Work {
  readonly version: string;
  readonly clock: Clock;
  readonly openConsole: OpenReportConsole;
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
}

/**
 * Writes a report as whoever runs this, who is known by a Windows ticket: with that person's roles,
 * and with the entries in the audit log that the window writes. It takes as long and as much memory
 * as an export in the window.
 *
 * @throws ToolError `usage`; AppError `file.alreadyThere` before anything is connected to, and
 *   whatever the window would show; then there is no file
 */
export async function exportReport(order: ReportOrder, work: Work): Promise<ExportedReport> {
  const { version, clock, openConsole, signal, onRows } = work;
  const path = resolve(order.to);
  if (!order.isOverwritten) await requireFree(path);
  const desk = await openConsole({ path, isOverwritten: order.isOverwritten });
  try {
    const ask: AskOf = (name, input) => desk.ask(name, input, { signal });
    const profile = profileOf(order, desk.profiles);
    await ask('profile.open', { profileId: profile.id });
    const { operator } = await ask('session.signInByTicket', { profileId: profile.id });
    const { what, backup } = await reportToWrite(order.what, ask, new Date(clock.now()));
    const { form } = order;
    let rows = 0;
    const onProgress = (data: unknown) => {
      rows = rowsIn(data);
      onRows(rows);
    };
    const { log } = await desk.ask('reports.export', { what, form }, { signal, onProgress });
    const isBroken = log?.verdict.intact === false;
    return {
      version,
      at: new Date(clock.now()).toISOString(),
      state: isBroken ? 'failed' : (backup?.missing.length ?? 0) > 0 ? 'warning' : 'passed',
      report: what.report,
      form,
      organisation: profile.name,
      account: operator.account,
      file: path,
      rows,
      ...(log !== undefined && { log: isBroken ? 'broken' : 'intact' }),
      ...(backup !== undefined && { backup }),
    };
  } finally {
    await desk.finish();
  }
}

async function requireFree(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined)
    throw new AppError('file.alreadyThere', 'it is there', {
      details: { fileName: basename(path) },
    });
}

/** The one that was named, or the only one. The demo's people are made up: no ticket is theirs. */
function profileOf({ profile: id }: ReportOrder, profiles: readonly ProfileInfo[]): ProfileInfo {
  const found =
    id === undefined && profiles.length === 1 ? profiles[0] : profiles.find((one) => one.id === id);
  if (found === undefined)
    throw new ToolError('usage', {
      reason: `--profile is one of ${profiles.map((one) => one.id).join(', ')}`,
    });
  if (found.demo) throw new AppError('auth.passwordOnly', 'the demo');
  return found;
}

function rowsIn(data: unknown): number {
  return typeof data === 'object' && data !== null && 'rows' in data ? Number(data.rows) : 0;
}
