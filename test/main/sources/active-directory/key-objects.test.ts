import { describe, expect, test } from 'vitest';
import { readKeyName } from '#main/sources/active-directory/key-objects.ts';

describe('the name of a key object', () => {
  const ID = 'C5E9D00C-C2E8-47B0-BCBD-7018AE458B49';
  test.each([
    [`2017-10-20T09:38:39-00:00{${ID}}`, '2017-10-20T09:38:39.000Z'],
    [`2017-10-20T09:38:39+02:00{${ID.toLowerCase()}}`, '2017-10-20T07:38:39.000Z'],
    [`2017-99-20T09:38:39-00:00{${ID}}`, undefined],
    [`{${ID}}`, undefined],
  ])('%s', (cn, time) => {
    expect(readKeyName(cn)).toEqual({ keyId: ID, time });
  });

  test.each(['', ID, `2017-10-20T09:38:39-00:00{${ID}`, '2017-10-20T09:38:39-00:00{C5E9}'])(
    '%j names no key',
    (cn) => {
      expect(readKeyName(cn)).toBeUndefined();
    },
  );
});
