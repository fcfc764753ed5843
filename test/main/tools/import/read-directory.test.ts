import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { judgeRow } from '#main/domain/recovery/import-row.ts';
import type { ImportRow } from '#main/tools/import/import-keys.ts';
import { readDirectory } from '#main/tools/import/read-directory.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import {
  type FakeForest,
  startFakeForest,
} from '#test/main/sources/active-directory/fake-forest/fake-forest.ts';
import { computerObject, keyObject } from '#test/main/sources/active-directory/forest-keys.ts';

const signal = new AbortController().signal;
const RULES = {
  domain: '',
  dnsDomain: '',
  dates: undefined,
  volumeNumbers: undefined,
  now: Date.parse('2026-11-25T00:00:00Z'),
};
const IDS = [
  '00000000-0000-4000-8000-000000000000',
  '7C9D5655-F7CA-4D1D-902F-1B6087118138',
  'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF',
];

// Time-outs of directories and databases never pass: these tests are about something else.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.runIf(canMakeCertificates())(
  'reading recovery data out of a directory',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let forest: FakeForest;
    beforeAll(async () => {
      forest = await startFakeForest({
        people: [{ domain: 'CONTOSO', name: 'reader', password: 'x', memberOf: [] }],
      });
      forest.objects.push(
        computerObject('WS-1'),
        ...IDS.map((keyId) =>
          keyObject({
            computer: 'WS-1',
            keyId,
            readers: keyId === IDS[2] ? [] : ['contoso\\reader'],
          }),
        ),
      );
    });
    afterAll(() => forest.stop());

    async function read(password = 'x'): Promise<readonly ImportRow[]> {
      const rows: ImportRow[] = [];
      for await (const row of readDirectory(
        { forest: forest.configuration, userName: 'CONTOSO\\reader', password },
        signal,
      ))
        rows.push(row);
      return rows;
    }

    test('reads every key, with its computer and both names of its domain', async () => {
      const verdicts = (await read()).map(({ raw }) => raw && judgeRow(raw, RULES));
      const keys = verdicts.flatMap((verdict) => (verdict?.ok === true ? [verdict.key] : []));
      expect(keys.map(({ keyId }) => keyId).sort()).toEqual(IDS.slice(0, 2));
      expect(keys[0]).toMatchObject({
        computer: { domain: 'CONTOSO', dnsDomain: 'contoso.test', name: 'WS-1' },
        volume: { kind: 'unknown' },
      });
      // A key whose password may not be read is reported rather than left out.
      expect(verdicts.filter((verdict) => verdict?.ok === false)).toEqual([
        { ok: false, problem: 'password' },
      ]);
    });

    test('a computer is called what its account is, not what its object is', async () => {
      const long = 'WORKSTATION-FINANCE-041';
      const added = [
        ['OLD-NAME', { sAMAccountName: ['NEW-NAME$'] }, '11'],
        [
          'WORKSTATION-FIN',
          { sAMAccountName: ['WORKSTATION-FIN$'], dNSHostName: [`${long}.contoso.test`] },
          '22',
        ],
        ['COMMA\\,1', { sAMAccountName: ['COMMA1$'] }, '33'],
        ['NO-ACCOUNT', { sAMAccountName: [] }, '44'],
      ] as const;
      const before = forest.objects.length;
      for (const [cn, values, digits] of added)
        forest.objects.push(
          computerObject(cn, 'CONTOSO', values),
          keyObject({
            computer: cn,
            keyId: `000000${digits}-0000-4000-8000-000000000000`,
            readers: ['contoso\\reader'],
          }),
        );
      const names = new Map(
        (await read()).map(({ raw }) => [raw?.keyId.slice(6, 8), raw?.computer]),
      );
      forest.objects.splice(before);
      expect(added.map(([, , digits]) => names.get(digits))).toEqual([
        'NEW-NAME',
        long,
        'COMMA1',
        'NO-ACCOUNT',
      ]);
    });

    test('a wrong password reads nothing', async () => {
      await expect(read('wrong')).rejects.toMatchObject({ code: 'auth.badCredentials' });
    });
  },
);
