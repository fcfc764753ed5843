import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import { configmgrDatabase } from '#main/sources/configmgr/configmgr-database.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryProfile } from '../fakes/memory-profile.ts';
import { mssqlObstacle } from '../lab/mssql-url.ts';
import { type RecoveryDatabase, startRecoveryDatabase } from '../lab/recovery-databases.ts';
import { escrowInventoryContract } from './escrow-inventory.contract.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';

const obstacle = mssqlObstacle();
const KEY = {
  keyId: RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138'),
  computer: 'WS-1',
  users: [],
  volume: { kind: 'fixed', driveLetter: '' },
  recoveryPassword: '471207-278498-422125-177177-561902-537405-468006-693451',
  keyPackage: undefined,
  escrowedAt: '2026-01-01T00:00:00.000Z',
} as const;

const SILENT = { warn: () => undefined };

describe.skipIf(obstacle !== undefined).each([
  {
    product: 'configmgr',
    name: 'Configuration Manager',
    knowsUse: false,
    keepsBack: ['package-in-list', 'package'],
  },
  { product: 'mbam', name: 'MBAM', knowsUse: true, keepsBack: ['drive-letter', 'package-in-list'] },
] as const)(
  'a stand-in of $name on a real server',
  { meta: { reason: obstacle } },
  ({ product, name, knowsUse, keepsBack }) => {
    let standIn: RecoveryDatabase;
    beforeAll(async () => {
      standIn = await startRecoveryDatabase(product);
    });
    afterAll(() => standIn.dispose());

    recoverySourceContract(name, async (seed) => {
      await standIn.empty();
      await standIn.hold(seed);
      const clock = manualClock();
      const { auditLog } = memoryProfile(clock);
      const { protectors } = configmgrDatabase(name, { database: standIn.database, log: SILENT });
      return {
        source: protectors,
        knowsUse,
        keepsBack,
        entriesEach: 2,
        log: auditLog,
        clock,
        dispose: async () => undefined,
      };
    });

    escrowInventoryContract(name, async (seed) => {
      await standIn.empty();
      await standIn.hold(seed);
      const operator = await standIn.asOperator();
      const { inventory } = configmgrDatabase(name, { database: operator, log: SILENT });
      const domain = { netbios: 'CONTOSO', dns: '' };
      return { inventory, without: [], domain, account: 'unknown', dispose: async () => undefined };
    });

    test('serves a login with the least rights, which cannot read the keys itself', async () => {
      await standIn.empty();
      await standIn.hold([KEY]);
      const operator = await standIn.asOperator();
      const source = configmgrDatabase(name, { database: operator, log: SILENT }).protectors;
      const found = await source.find({ kind: 'prefix', start: 'AC9D5655' }, 10, {
        signal: new AbortController().signal,
      });
      expect(found.matches).toMatchObject([
        { keyId: KEY.keyId, computer: { domain: 'CONTOSO', name: 'WS-1' }, state: 'current' },
      ]);
      expect(
        await source.read(KEY.keyId, { signal: new AbortController().signal, reason: 'other' }),
      ).toMatchObject({ recoveryPassword: KEY.recoveryPassword });
      const table =
        product === 'mbam' ? 'RecoveryAndHardwareCore.Keys' : 'dbo.RecoveryAndHardwareCore_Keys';
      for (const theft of [
        `select RecoveryKey from ${table}`,
        `update ${table} set Disclosed = 0`,
        'select Reason from dbo.Standin_Disclosures',
      ]) {
        // 229 or 230 of SQL Server; other servers that speak TDS have numbers of their own.
        await expect(
          operator.execute(theft, {}, { signal: new AbortController().signal }),
        ).rejects.toMatchObject({ code: expect.stringMatching(/^sql\.(notPermitted|refused)$/) });
      }
    });

    test('finds the keys of an end user by either name of a domain', async () => {
      const { protectors } = configmgrDatabase(name, { database: standIn.database, log: SILENT });
      const signal = new AbortController().signal;
      const spelled = ['CORP', 'emea.fabrikam.test', 'EMEA.Fabrikam.TEST'] as const;
      for (const domainName of spelled) {
        await standIn.empty();
        await standIn.hold([{ ...KEY, users: ['mia'] }], domainName);
        for (const form of ['CORP\\mia', 'emea.fabrikam.test\\mia', 'Mia@emea.fabrikam.test']) {
          const names = accountNames(form, [{ netbios: 'CORP', dns: 'emea.fabrikam.test' }]);
          const found = (await protectors.ofEndUser?.(names, 10, { signal })) ?? [];
          expect(found.map(({ keyId }) => keyId)).toEqual(knowsUse ? [KEY.keyId] : []);
        }
        const other = accountNames('EMEA\\mia', [{ netbios: 'EMEA', dns: 'emea.fabrikam.com' }]);
        expect((await protectors.ofEndUser?.(other, 10, { signal })) ?? []).toEqual([]);
      }
    });

    test('is told the reason in the portal’s words', async () => {
      await standIn.empty();
      await standIn.hold([KEY]);
      const { protectors } = configmgrDatabase(name, { database: standIn.database, log: SILENT });
      const signal = new AbortController().signal;
      await protectors.read(KEY.keyId, { signal, reason: 'bios-changed' });
      expect(await standIn.reasons()).toEqual(['BIOS changed']);
    });
  },
);
