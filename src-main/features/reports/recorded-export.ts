import type { SaveResult } from '../../../src-shared/contract.ts';
import { AppError, codeOf } from '../../../src-shared/errors.ts';
import type { ReportForm } from '../../../src-shared/model/report-file.ts';
import { auditDraft } from '../audit-draft.ts';
import type { Session, Sessions } from '../sessions.ts';
import { type ExportDeps, type ExportOptions, type ReportToExport, chooseExportFile, refuseIfTooMany, savedAs, writeExport } from './export-report.ts';

interface RecordedDeps extends ExportDeps {
  readonly sessions: Sessions;
  readonly workstation: string;
}

/**
 * Exports a report of the signed-in person: its entries stand in the audit log before the file is begun and when it is finished.
 * @throws AppError `report.tooManyRows`, `auth.locked` when the session ended meanwhile, `file.*`, `store.*`, `request.cancelled`; then there is no file.
 */
export async function recordedExport<Row>(deps: RecordedDeps, session: Session, form: ReportForm, report: ReportToExport<Row>, options: Omit<ExportOptions, 'guard'>): Promise<SaveResult> {
  await refuseIfTooMany(form, report);
  const file = await chooseExportFile(deps, form, report.header);
  if (file === undefined) return { outcome: 'cancelled' };
  const guard = sessionGuard(deps.sessions, session);
  guard();
  const record = recordOf(session, deps.workstation, 'export', [report.header.report === 'recovery-audit' ? undefined : report.header.report, form]);
  await record('intended', '');
  try {
    const { rows, sha256 } = await writeExport(deps, file, form, report, { ...options, guard });
    // The file is there either way.
    await record('successful', '', [`${rows} rows`, sha256 && `SHA-256 ${sha256}`]).catch(() => undefined);
    return savedAs(file);
  } catch (error) {
    await record('failed', codeOf(error));
    throw error;
  }
}

export function sessionGuard(sessions: Sessions, session: Session): () => void {
  return () => {
    if (sessions.current() !== session) throw new AppError('auth.locked', 'the session ended during the export');
  };
}

/** One request of its own: what is exported leaves the console. */
export function recordOf({ operator, profile }: Session, workstation: string, action: 'export' | 'print', about: readonly (string | undefined)[]) {
  const { requestId } = auditDraft(workstation, { action, result: 'intended' });
  return async (result: 'intended' | 'successful' | 'failed', failure: string, facts: readonly (string | undefined)[] = []): Promise<void> => {
    const note = [...about, ...facts].filter(Boolean).join(', ');
    await profile.auditLog.append(auditDraft(workstation, { action, result, failure, operator: operator.account, note, requestId }));
  };
}
