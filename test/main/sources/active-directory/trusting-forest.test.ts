import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type TrustingForest,
  trustingForest,
} from '#main/sources/active-directory/trusting-forest.ts';
import type { BindCredentials } from '#main/sources/source-kind.ts';
import { AppError } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { PATIENT_WITH_DIRECTORY } from '#test/fakes/patience.ts';
import { WITHOUT_OPENSSL, canMakeCertificates } from './fake-forest/certificates.ts';
import { type FakeForest, startFakeForest } from './fake-forest/fake-forest.ts';
import { LIMITS, passTimeLimits } from './fake-forest/time-limits.ts';
import { computerObject, keyObject } from './forest-keys.ts';

const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const signal = new AbortController().signal;

describe.runIf(canMakeCertificates())(
  'another forest, which trusts the one signed in to',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let forest: FakeForest;
    let operator: BindCredentials | undefined;
    let source: TrustingForest;
    const find = () => source.protectors.find({ kind: 'whole', start: KEY }, 10, { signal });
    const enter = (timeLimits = PATIENT_WITH_DIRECTORY) => {
      const { groups: _groups, ...configuration } = forest.configuration;
      return trustingForest(configuration, {
        name: 'Far away',
        operator: () => {
          if (operator === undefined) throw new AppError('auth.signedOut', 'nobody');
          return operator;
        },
        timeLimits,
      });
    };
    const binds = () =>
      [forest.dc1, forest.dc2].flatMap(({ events }) =>
        events.filter((event) => event.startsWith('bind')),
      );

    beforeEach(async () => {
      forest = await startFakeForest({
        people: [{ domain: 'CONTOSO', name: 'anna', password: 'x', memberOf: [] }],
      });
      forest.objects.push(
        computerObject('FAR-1'),
        keyObject({ computer: 'FAR-1', keyId: KEY, readers: ['contoso\\anna'] }),
      );
      operator = { bindName: 'CONTOSO\\anna', password: 'x' };
      source = enter();
    });
    afterEach(async () => {
      source.signOut();
      await forest.stop();
    });

    test('is signed in to at the first question, once, in the name of the operator', async () => {
      expect(binds()).toEqual([]);
      expect(await Promise.all([find(), find()])).toMatchObject([
        { total: 1, matches: [{ sources: ['Far away'], computer: { name: 'FAR-1' } }] },
        { total: 1 },
      ]);
      expect(await source.protectors.read(KEY, { signal, reason: '' })).toMatchObject({
        recoveryPassword: PASSWORD,
      });
      expect(binds()).toEqual(['bind CONTOSO\\anna']);
    });

    test('that refuses the account is not asked again with the same password', async () => {
      operator = { bindName: 'CONTOSO\\stranger', password: 'x' };
      await expect(find()).rejects.toMatchObject({ code: 'source.notTrusted' });
      await expect(find()).rejects.toMatchObject({ code: 'source.notTrusted' });
      expect(binds()).toHaveLength(1);
      operator = { bindName: 'CONTOSO\\anna', password: 'x' };
      expect(await find()).toMatchObject({ total: 1 });
    });

    test('that did not answer is tried again', async () => {
      for (const { faults } of [forest.dc1, forest.dc2]) faults.hangsAt = 'bind';
      source = enter({ ...PATIENT_WITH_DIRECTORY, bind: LIMITS.bind });
      const controllers = [forest.dc1, forest.dc2];
      await expect(
        passTimeLimits(controllers, [LIMITS.bind, LIMITS.bind], find),
      ).rejects.toMatchObject({ code: 'directory.timedOut' });
      for (const { faults } of [forest.dc1, forest.dc2]) faults.hangsAt = undefined;
      expect(await passTimeLimits(controllers, [], find)).toMatchObject({ total: 1 });
    });

    test('is signed out of with the operator', async () => {
      await find();
      source.signOut();
      operator = undefined;
      await expect(find()).rejects.toMatchObject({ code: 'auth.signedOut' });
    });

    test('a cancelled question ends; the sign-in that others wait for goes on', async () => {
      const cancel = new AbortController();
      const [given, kept] = [
        source.protectors.find({ kind: 'whole', start: KEY }, 10, { signal: cancel.signal }),
        find(),
      ];
      cancel.abort();
      await expect(given).rejects.toMatchObject({ code: 'request.cancelled' });
      expect(await kept).toMatchObject({ total: 1 });
    });
  },
);
