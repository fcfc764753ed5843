import { growingReport } from '../fakes/growing-report.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryProfile } from '../fakes/memory-profile.ts';
import { auditReportContract } from './audit-report.contract.ts';

auditReportContract('entries in memory', async () => {
  const clock = manualClock();
  const { auditLog, entries } = memoryProfile(clock);
  return {
    report: growingReport(() => entries),
    log: auditLog,
    clock,
    dispose: async () => undefined,
  };
});
