import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configmgrDatabase } from '../../src-main/adapters/configmgr-database/configmgr-database.ts';
import { recordedRecovery } from '../../src-main/adapters/organisation/recorded-sources.ts';
import { RecoveryKeyId } from '../../src-shared/model/recovery-key-id.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryProfile } from '../fakes/memory-profile.ts';
import { mssqlObstacle } from '../lab/mssql-url.ts';
import { type RecoveryDatabase, startRecoveryDatabase } from '../lab/recovery-databases.ts';
import { draft } from './drafts.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';

const obstacle = mssqlObstacle();

describe.skipIf(obstacle !== undefined).each([
  { product: 'configmgr', name: 'Configuration Manager', knowsUse: false, keepsBack: ['package-in-list', 'package'] },
  { product: 'mbam', name: 'MBAM', knowsUse: true, keepsBack: ['drive-letter', 'package-in-list'] },
] as const)(`a stand-in of $name on a real server${obstacle === undefined ? '' : `: ${obstacle}`}`, ({ product, name, knowsUse, keepsBack }) => {
  let standIn: RecoveryDatabase;
  beforeAll(async () => {
    standIn = await startRecoveryDatabase(product);
  }, 120_000);
  afterAll(() => standIn.dispose(), 60_000);

  recoverySourceContract(name, async (seed) => {
    await standIn.empty();
    await standIn.hold(seed);
    const clock = manualClock();
    const { auditLog } = memoryProfile(clock);
    const { protectors } = configmgrDatabase(name, standIn.database);
    return { source: recordedRecovery(protectors, auditLog), knowsUse, keepsBack, entriesEach: 2, log: auditLog, clock, dispose: async () => undefined };
  });

  test('is told the reason in the portal’s words', async () => {
    await standIn.empty();
    const keyId = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
    await standIn.hold([{ keyId, computer: 'WS-1', users: [], volume: { kind: 'fixed', driveLetter: '' }, recoveryPassword: '471207-278498-422125-177177-561902-537405-468006-693451', keyPackage: undefined, escrowedAt: '2026-01-01T00:00:00.000Z' }]);
    const source = recordedRecovery(configmgrDatabase(name, standIn.database).protectors, memoryProfile(manualClock()).auditLog);
    await source.disclose(keyId, draft({ keyId, reason: 'bios-changed' }));
    expect(await standIn.reasons()).toEqual(['BIOS changed']);
  });
});
