import { afterAll, beforeAll, describe } from 'vitest';
import type { LogWithoutGuesses } from '#main/ports/audit/audit-log.ts';
import { sqlServerAuditLog } from '#main/sources/sql-server-store/audit-log.ts';
import { sqlServerAuditReport } from '#main/sources/sql-server-store/audit-report.ts';
import { sqlServerComplianceSource } from '#main/sources/sql-server-store/compliance-source.ts';
import { sqlServerRecoverySource } from '#main/sources/sql-server-store/recovery-source.ts';
import { sqlServerTpmSource } from '#main/sources/sql-server-store/tpm-source.ts';
import { sqlServerTarget } from '#main/tools/import/sql-server-target.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { addCompliance, addProtectors, addTpmOwners, writtenByHand } from '../lab/mssql-data.ts';
import { mssqlObstacle } from '../lab/mssql-url.ts';
import { type Member, type MssqlLab, startMssql } from '../lab/mssql.ts';
import { auditLogContract } from './audit-log.contract.ts';
import { auditReportContract } from './audit-report.contract.ts';
import { complianceSourceContract } from './compliance-source.contract.ts';
import { disclosureLimitsContract } from './disclosure-limits.contract.ts';
import { keptKeysContract } from './kept-keys.contract.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';
import { tpmSourceContract } from './tpm-source.contract.ts';

const obstacle = mssqlObstacle();

describe.skipIf(obstacle !== undefined)('a real SQL Server', { meta: { reason: obstacle } }, () => {
  let lab: MssqlLab;
  let admin: Member;
  const members = new Map<string, Promise<Member>>();
  beforeAll(async () => {
    lab = await startMssql();
    admin = await lab.member('admin', ['admin']);
  });
  afterAll(() => lab.dispose());

  const nothing = async () => undefined;

  auditLogContract('SQL Server', async () => {
    await lab.reset();
    const clock = manualClock();
    // From the next entry on, the server uses the time of the test's clock.
    const timed = (log: LogWithoutGuesses): LogWithoutGuesses => ({
      ...log,
      append: async (draft: AuditDraft) => {
        await lab.setClock(clock.now());
        return log.append(draft);
      },
    });
    const as = async (account: string) => {
      const name = account.slice(account.indexOf('\\') + 1).toLowerCase();
      const member = members.get(name) ?? lab.member(name, ['admin']);
      members.set(name, member);
      return {
        log: timed(sqlServerAuditLog((await member).store)),
        account: (await member).account,
      };
    };
    return { log: timed(sqlServerAuditLog(admin.store)), clock, as, dispose: nothing };
  });

  auditReportContract('SQL Server', async () => {
    await lab.reset();
    const clock = manualClock();
    // Written past the procedures, so that entries have several operators and sources.
    return {
      report: sqlServerAuditReport(admin.store),
      log: writtenByHand(lab, sqlServerAuditLog(admin.store), clock),
      clock,
      dispose: nothing,
    };
  });

  complianceSourceContract('SQL Server', async (seeds) => {
    await lab.reset();
    await addCompliance(lab, seeds);
    return { source: sqlServerComplianceSource(admin.store, 'central'), dispose: nothing };
  });

  recoverySourceContract('SQL Server', async (seed) => {
    await lab.reset();
    await addProtectors(lab, seed);
    return {
      source: sqlServerRecoverySource(admin.store, 'central'),
      knowsUse: true,
      entriesEach: 1,
      log: sqlServerAuditLog(admin.store),
      clock: manualClock(),
      dispose: nothing,
    };
  });

  disclosureLimitsContract('SQL Server', async (seed) => {
    await lab.reset();
    await addProtectors(lab, seed);
    const clock = manualClock();
    const atItsTime = async <T>(ask: () => Promise<T>) => {
      await lab.setClock(clock.now());
      return ask();
    };
    return {
      with(limits) {
        const log = sqlServerAuditLog(admin.store, limits);
        const source = sqlServerRecoverySource(admin.store, 'central', limits);
        return {
          log: { ...log, append: async (draft) => atItsTime(() => log.append(draft)) },
          source: {
            ...source,
            disclose: async (...asked) => atItsTime(() => source.disclose(...asked)),
          },
        };
      },
      clock,
      dispose: nothing,
    };
  });

  keptKeysContract('SQL Server', async () => {
    await lab.reset();
    return {
      target: sqlServerTarget(lab.dba),
      source: sqlServerRecoverySource(admin.store, 'central'),
      tpm: sqlServerTpmSource(admin.store, 'central'),
      dispose: nothing,
    };
  });

  tpmSourceContract('SQL Server', async (seed) => {
    await lab.reset();
    await addTpmOwners(lab, seed);
    return {
      source: sqlServerTpmSource(admin.store, 'central'),
      log: sqlServerAuditLog(admin.store),
      dispose: nothing,
    };
  });
});
