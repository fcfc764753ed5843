import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#main/sources/embedded-store/connection.ts';
import { beginningWith, containing, equalTo } from '#main/sources/embedded-store/without-case.ts';

let db: Knex;
beforeAll(async () => {
  db = connect(':memory:');
  await db.raw('create table names (name text not null)');
});
afterAll(() => db.destroy());

async function holds(stored: string, [sql, values]: ReturnType<typeof equalTo>): Promise<boolean> {
  await db('names').delete();
  await db('names').insert({ name: stored });
  return (await db('names').whereRaw(sql, [...values])).length === 1;
}

describe('text is found in any case', () => {
  test.each([
    ['WS-1', 'ws-1'],
    ['WS-Ä', 'ws-ä'],
    ['MÜLLER', 'müller'],
    ['Łódź-7', 'łÓDŹ-7'],
    ['ИВАН', 'иван'],
    ['ΚΩΣΤΑΣ', 'κωστας'],
    ['ÉTÉ [1]^*?', 'été [1]^*?'],
    ['Straße', 'STRAßE'],
    ['𐐀', '𐐨'],
    ['日本', '日本'],
    ['A%_\\B', 'a%_\\b'],
  ])('%s, %s', async (stored, typed) => {
    for (const [one, other] of [
      [stored, typed],
      [typed, stored],
    ] as const) {
      expect(await holds(one, equalTo('name', other))).toBe(true);
      expect(await holds(`${one}-x`, equalTo('name', other))).toBe(false);
      expect(await holds(`${one}-x`, beginningWith('name', other))).toBe(true);
      expect(await holds(`x${one}`, beginningWith('name', other))).toBe(false);
      expect(await holds(`x${one}-x`, containing('name', other))).toBe(true);
    }
  });

  test.each([
    ['MULLER', 'müller'],
    ['MÜLLER', 'm_ller'],
    ['MÜLLER', 'mü%'],
    ['MÜLLER', 'mü*'],
    ['MÜLLER', 'mü?ler'],
    ['MÜLLER', '[mü]'],
    ['ÄB', 'ä^b'],
    ['Ä', '^ä'],
  ])('%s is not %s', async (stored, typed) => {
    for (const condition of [equalTo, beginningWith, containing])
      expect(await holds(stored, condition('name', typed))).toBe(false);
  });
});
