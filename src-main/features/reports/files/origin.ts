import { isSealed } from '#main/domain/audit/audit-chain.ts';
import type { Session, Sessions } from '#main/features/sessions.ts';
import type { Handlers } from '#main/ipc/router.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { type AuditQuery, NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import type { ReportOrigin } from '#shared/reports/report-file.ts';
import { roleIn } from '#shared/sign-in/role.ts';
import type { OpenReport } from './open-report.ts';

const EXPORTS: AuditQuery = {
  filter: { ...NO_FILTER, activity: 'everything', action: 'export', result: 'successful' },
  sort: NEWEST_FIRST,
};

interface OriginDeps {
  readonly sessions: Sessions;
  readonly openReport: OpenReport;
}

/**
 * Where an open report file comes from. Only the log can tell, so only somebody who may read it is
 * told: a consistent file may have been made anew as a whole.
 */
export function reportOrigin({
  sessions,
  openReport,
}: OriginDeps): Pick<Handlers, 'reports.origin'> {
  return {
    async 'reports.origin'({ reportId }, { signal }) {
      const sha256 = openReport.sha256Of(reportId);
      const session = sessions.current();
      if (sha256 === undefined || session === undefined || !mayReadLog(session))
        return { state: 'not-asked' };
      return originOf(session, sha256, { signal });
    },
  };
}

function mayReadLog({ locked, operator }: Session): boolean {
  return !locked && roleIn('reports', operator.roles) !== undefined;
}

/** The newest entry of an export that noted this hash, and still is what the log recorded. */
async function originOf(
  { profile: { auditReport, auditLog } }: Session,
  sha256: string,
  options: CallOptions,
): Promise<ReportOrigin> {
  for await (const rows of auditReport.values(EXPORTS, ['sequence', 'note'], options)) {
    for (const [sequence, note] of rows) {
      if (!String(note).split(', ').includes(sha256Fact(sha256))) continue;
      const [entry] = await auditLog.read(Number(sequence), 1);
      if (entry !== undefined && isSealed(entry))
        return {
          state: 'from-log',
          sequence: entry.sequence,
          time: entry.time,
          operator: entry.operator,
        };
    }
  }
  return { state: 'not-found' };
}

/** How the note of an export tells the hash of what was written. */
export function sha256Fact(sha256: string): string {
  return `SHA-256 ${sha256}`;
}
