import { GENESIS, headOf } from '#main/domain/audit/audit-chain.ts';
import type { Session } from '#main/features/sessions.ts';
import { type AuditReportHeader, REPORT_FILE_VERSION } from '#shared/reports/report-file.ts';
import type { AuditToSum } from './audit-front.ts';
import { keysAwaitingRotation } from './rotation.ts';

/** What a report over the profile's log says of itself: whose it is, and where the log ended. */
export async function auditHeader(
  { operator, profile }: Session,
  about: Pick<AuditReportHeader, 'query' | 'columns' | 'generatedAt'>,
): Promise<AuditReportHeader> {
  const newest = await profile.auditLog.newestSequence();
  const [last] = newest === 0 ? [] : await profile.auditLog.read(newest, 1);
  const head = last === undefined ? GENESIS : headOf(last);
  return {
    kind: 'keydesk-report',
    version: REPORT_FILE_VERSION,
    report: 'recovery-audit',
    organisation: profile.info.name,
    generatedBy: operator.account,
    head,
    ...about,
  };
}

/** The profile's log as a report is made of it. */
export function auditLogOf({ profile }: Session): Pick<AuditToSum, 'report' | 'origin'> {
  return {
    report: profile.auditReport,
    origin: {
      place: 'log',
      verify: (options) => profile.auditLog.verify(options),
      rotation: (options) => keysAwaitingRotation(profile.recovery, options),
    },
  };
}
