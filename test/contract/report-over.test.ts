import { reportOver } from '#main/reports/report-over.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryProfile } from '../fakes/memory-profile.ts';
import { auditReportContract } from './audit-report.contract.ts';

auditReportContract('entries at hand', async () => {
  const clock = manualClock();
  const { auditLog, entries } = memoryProfile(clock);
  return {
    report: reportOver(() => entries),
    log: auditLog,
    clock,
    dispose: async () => undefined,
  };
});
