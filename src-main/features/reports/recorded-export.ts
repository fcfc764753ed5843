import { randomUUID } from 'node:crypto';
import type { SaveResult } from '#shared/contract.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { ReportForm, ReportHeader } from '#shared/reports/report-file.ts';
import { auditDraft } from '../audit-entries.ts';
import { savedAt } from '../copy-and-save.ts';
import type { Session, Sessions } from '../sessions.ts';
import {
  type ExportDeps,
  type ExportOptions,
  type ReportToExport,
  chooseExportFile,
  refuseIfTooMany,
  writeExport,
} from './export-report.ts';

interface RecordedDeps extends ExportDeps {
  readonly sessions: Sessions;
  readonly workstation: string;
}

/**
 * Exports a report of the signed-in person: its entries stand in the audit log before the file is
 * begun and when it is finished.
 *
 * @throws AppError `report.tooManyRows`, `auth.locked` when the session ended meanwhile, `file.*`,
 *   `store.*`, `request.cancelled`; then there is no file.
 */
export async function recordedExport<Row>(
  deps: RecordedDeps,
  session: Session,
  form: ReportForm,
  report: ReportToExport<Row>,
  options: Omit<ExportOptions, 'guard'>,
): Promise<SaveResult> {
  await refuseIfTooMany(form, report);
  const file = await chooseExportFile(deps, form, report.header);
  if (file === undefined) return { outcome: 'cancelled' };
  const guard = sessionGuard(deps.sessions, session);
  guard();
  const record = recordOf(session, deps.workstation, 'export', [noteOf(report.header), form]);
  await record('intended', '');
  try {
    const { rows, sha256 } = await writeExport(deps, file, form, report, { ...options, guard });
    // The file is there whether or not this can be written; an intent without its outcome then tells an auditor where the log stopped.
    await record('successful', '', [`${rows} rows`, sha256 && `SHA-256 ${sha256}`]).catch(
      () => undefined,
    );
    return savedAt(file);
  } catch (error) {
    await record('failed', codeOf(error));
    throw error;
  }
}

/** @returns a check that throws AppError `auth.locked` once the session is no longer the one it was */
export function sessionGuard(sessions: Sessions, session: Session): () => void {
  return () => {
    if (sessions.current() !== session)
      throw new AppError('auth.locked', 'the session ended during the export');
  };
}

/**
 * What the audit log calls a report in the note of an entry. The Recovery Audit Report goes without
 * saying.
 */
export function noteOf({ report }: ReportHeader): string | undefined {
  return report === 'recovery-audit' ? undefined : report;
}

/**
 * Writes the entries of one export or print, all under one request ID.
 *
 * @param about stands in the note of each of them
 * @returns a function that writes one; `failure` is an error code, or empty; `facts` are added to
 *   its note
 */
export function recordOf(
  { operator, profile }: Session,
  workstation: string,
  action: 'export' | 'print',
  about: readonly (string | undefined)[],
) {
  const requestId = randomUUID();
  return async (
    result: 'intended' | 'successful' | 'failed',
    failure: string,
    facts: readonly (string | undefined)[] = [],
  ): Promise<void> => {
    const note = [...about, ...facts].filter(Boolean).join(', ');
    await profile.auditLog.append(
      auditDraft(workstation, {
        action,
        result,
        failure,
        operator: operator.account,
        note,
        requestId,
      }),
    );
  };
}
