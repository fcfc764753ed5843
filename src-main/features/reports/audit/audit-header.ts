import { GENESIS, headOf } from '#main/domain/audit/audit-chain.ts';
import type { Session } from '#main/features/sessions.ts';
import type { Clock } from '#main/ports/system.ts';
import type { ChainHead, LogVerdict } from '#shared/audit/audit-entry.ts';
import type { Settings } from '#shared/console/settings.ts';
import { type AuditReportHeader, REPORT_FILE_VERSION } from '#shared/reports/report-file.ts';
import type { AuditToSum } from './audit-front.ts';
import type { LogCheck } from './log-check.ts';
import { keysAwaitingRotation } from './rotation.ts';
import { findInLog } from './unusual.ts';
import { withUnusual } from './with-unusual.ts';

/** What a report over the profile's log says of itself: whose it is, and where the log ended. */
export async function auditHeader(
  { operator, profile }: Session,
  about: Pick<AuditReportHeader, 'query' | 'columns' | 'generatedAt' | 'unusual'>,
): Promise<AuditReportHeader> {
  const head = await headOfLog(profile);
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

/** The newest entry of a profile's log. */
export async function headOfLog({ auditLog }: Session['profile']): Promise<ChainHead> {
  const newest = await auditLog.newestSequence();
  const [last] = newest === 0 ? [] : await auditLog.read(newest, 1);
  return last === undefined ? GENESIS : headOf(last);
}

interface LogReading {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly checkLog: LogCheck;
  /** Told what checking the log found. */
  readonly onChecked?: (found: LogVerdict) => void;
}

/** The profile's log as a report is made of it. */
export function auditLogOf(
  { profile }: Session,
  { clock, settings, checkLog, onChecked }: LogReading,
): Pick<AuditToSum, 'report' | 'findUnusual' | 'origin'> {
  const { auditReport } = profile;
  const findUnusual = findInLog(auditReport, settings.reports.importantComputers);
  return {
    report: withUnusual(auditReport, findUnusual),
    findUnusual,
    origin: {
      place: 'log',
      async verify(options) {
        const found = await checkLog(profile.auditLog, { whole: true, ...options });
        onChecked?.(found);
        return found.verdict;
      },
      rotation: (options) => keysAwaitingRotation(profile, clock, options),
    },
  };
}
