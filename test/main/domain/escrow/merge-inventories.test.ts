import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InventoryComputer, InventoryKey } from '#main/domain/escrow/inventory.ts';
import { type SourceInventory, mergeInventories } from '#main/domain/escrow/merge-inventories.ts';
import { EscrowRow } from '#shared/escrow/escrow-report.ts';

const CONTOSO = { netbios: 'CONTOSO', dns: 'contoso.test' };
const NO_DOMAIN = { netbios: '', dns: '' };

function computer(name: string, told: Partial<InventoryComputer> = {}): InventoryComputer {
  return {
    ref: name,
    name,
    domain: CONTOSO,
    exists: true,
    keysTold: true,
    passwordSetAt: undefined,
    lastSignInAt: undefined,
    account: 'unknown',
    operatingSystem: '',
    ...told,
  };
}

function key(ref: string, keyId: string, told: Partial<InventoryKey> = {}): InventoryKey {
  return { ref, keyId, escrowedAt: '2026-01-01T00:00:00.000Z', isDamaged: false, ...told };
}

function source(name: string, told: Partial<SourceInventory> = {}): SourceInventory {
  return { name, isWhole: true, computers: [], keys: [], ...told };
}

function rowsOf(...sources: readonly SourceInventory[]): readonly EscrowRow[] {
  const rows = [...mergeInventories(sources)].flat();
  for (const row of rows) expect(EscrowRow.safeParse(row).error).toBeUndefined();
  return rows;
}

describe('whether a computer has a key', () => {
  test('it has one, only damaged ones, or none', () => {
    const rows = rowsOf(
      source('AD', {
        computers: [computer('HAS'), computer('DAMAGED'), computer('NONE')],
        keys: [key('HAS', 'A'), key('HAS', 'B'), key('DAMAGED', '', { isDamaged: true })],
      }),
    );
    expect(
      rows.map(({ name, state, keys, damaged, spread }) => [name, state, keys, damaged, spread]),
    ).toEqual([
      ['HAS', 'present', 2, 0, 'all'],
      ['DAMAGED', 'damaged', 1, 1, 'none'],
      ['NONE', 'none', 0, 0, 'none'],
    ]);
  });

  test('what a source did not tell is not counted as none', () => {
    const told = source('AD', { computers: [computer('A'), computer('B')], keys: [key('A', 'K')] });
    const [a, b] = rowsOf(told, source('Entra ID', { isWhole: false }));
    expect([a?.state, a?.spread, a?.notInSources]).toEqual(['present', 'unknown', []]);
    expect([b?.state, b?.spread, b?.notInSources]).toEqual(['unknown', 'unknown', ['AD']]);
  });

  test('nor are keys that the person may not see', () => {
    const [row] = rowsOf(source('AD', { computers: [computer('A', { keysTold: false })] }));
    expect([row?.state, row?.notInSources]).toEqual(['unknown', []]);
  });
});

test('a text that is too long is cut, and takes no other row along', () => {
  const long = computer('N'.repeat(5_000), { operatingSystem: 'W'.repeat(5_000) });
  expect(rowsOf(source('AD', { computers: [long, computer('A')] }))).toHaveLength(2);
});

describe('how old the newest key is', () => {
  const PASSWORD = '2026-03-01T00:00:00.000Z';
  const OLD = '2026-01-01T00:00:00.000Z';
  const NEW = '2026-04-01T00:00:00.000Z';
  test.each([
    ['newer', [NEW], PASSWORD],
    ['newer', [PASSWORD], PASSWORD],
    ['older', [OLD], PASSWORD],
    ['newer', [OLD, NEW], PASSWORD],
    // One of them may be newer.
    ['unknown', [OLD, undefined], PASSWORD],
    ['newer', [NEW, undefined], PASSWORD],
    ['unknown', [undefined], PASSWORD],
    ['unknown', [OLD], undefined],
    ['not-applicable', [], PASSWORD],
  ] as const)('%s', (age, escrowed, passwordSetAt) => {
    const keys = escrowed.map((escrowedAt, at) => key('A', `K${at}`, { escrowedAt }));
    const [row] = rowsOf(source('AD', { computers: [computer('A', { passwordSetAt })], keys }));
    expect(row?.age).toBe(age);
  });

  test('a damaged key is no newest one', () => {
    const keys = [
      key('A', 'K1', { escrowedAt: OLD }),
      key('A', '', { escrowedAt: NEW, isDamaged: true }),
    ];
    const computers = [computer('A', { passwordSetAt: PASSWORD })];
    expect(rowsOf(source('AD', { computers, keys }))[0]).toMatchObject({
      age: 'older',
      newestKeyAt: OLD,
    });
  });
});

describe('which computers are one', () => {
  const names = (rows: readonly EscrowRow[]) =>
    rows.map(({ name, domain, keys, inSources }) => [name, domain, keys, inSources.join('+')]);

  test('by name without case, whichever name of the domain is told', () => {
    expect(
      names(
        rowsOf(
          source('AD', { computers: [computer('ws-1')], keys: [key('ws-1', 'K')] }),
          source('store', {
            computers: [computer('WS-1', { domain: { netbios: 'contoso', dns: '' } })],
            keys: [key('WS-1', 'K'), key('WS-1', 'L')],
          }),
        ),
      ),
    ).toEqual([['ws-1', 'CONTOSO', 2, 'AD+store']]);
  });

  test('the same name in another domain is another computer', () => {
    const emea = { netbios: 'EMEA', dns: 'emea.contoso.test' };
    const two = [computer('A', { ref: '1' }), computer('A', { ref: '2', domain: emea })];
    expect(rowsOf(source('AD', { computers: two })).map(({ domain }) => domain)).toEqual([
      'CONTOSO',
      'EMEA',
    ]);
  });

  test('of a name in two domains, a key tells which one a source without domains means', () => {
    const emea = { netbios: 'EMEA', dns: 'emea.contoso.test' };
    const directory = source('AD', {
      computers: [computer('A', { ref: '1' }), computer('A', { ref: '2', domain: emea })],
      keys: [key('2', 'K')],
    });
    const cloud = (keyId: string) =>
      source('Entra ID', {
        computers: [computer('A', { ref: 'd', domain: NO_DOMAIN })],
        keys: [key('d', keyId)],
      });
    expect(names(rowsOf(directory, cloud('K')))).toEqual([
      ['A', 'CONTOSO', 0, ''],
      ['A', 'EMEA', 1, 'AD+Entra ID'],
    ]);
    expect(names(rowsOf(cloud('K'), directory))[1]?.slice(0, 3)).toEqual(['A', 'EMEA', 1]);
    expect(names(rowsOf(directory, cloud('L')))).toHaveLength(3);
  });

  test('a key without a computer belongs to the one another source knows it of', () => {
    const gone = computer('device', { domain: NO_DOMAIN, exists: false });
    const cloud = source('Entra ID', {
      computers: [gone],
      keys: [key('device', 'K'), key('device', 'L'), key('unheard of', 'M')],
    });
    const directory = source('AD', { computers: [computer('A')], keys: [key('A', 'K')] });
    expect(rowsOf(cloud, directory).map(({ name, state, keys }) => [name, state, keys])).toEqual([
      ['A', 'present', 1],
      ['device', 'no-computer', 1],
      ['', 'no-computer', 1],
    ]);
  });
});

const Name = fc.constantFrom('A', 'a', 'B', 'C');
const Domain = fc.constantFrom(
  CONTOSO,
  { netbios: 'contoso', dns: '' },
  { netbios: 'EMEA', dns: 'emea.contoso.test' },
  NO_DOMAIN,
);
const Moment = fc.constantFrom(
  undefined,
  '2026-01-01T00:00:00.000Z',
  '2026-02-01T00:00:00.000Z',
  '2026-03-01T00:00:00.000Z',
);
const Computer = fc.record({
  name: Name,
  domain: Domain,
  exists: fc.boolean(),
  keysTold: fc.boolean(),
  passwordSetAt: Moment,
});
const Key = fc.record({
  ref: fc.nat({ max: 6 }).map(String),
  keyId: fc.constantFrom('', 'K', 'L', 'M', 'N'),
  escrowedAt: Moment,
  isDamaged: fc.boolean(),
});
const Source = fc
  .record({
    isWhole: fc.boolean(),
    computers: fc.array(Computer, { maxLength: 5 }),
    keys: fc.array(Key, { maxLength: 8 }),
  })
  .map(({ isWhole, computers, keys }) => ({
    isWhole,
    computers: computers.map((told, at) => computer(told.name, { ...told, ref: String(at) })),
    keys,
  }));
const Sources = fc
  .array(Source, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((one, at) => ({ ...one, name: `source ${at}` })));

describe('whatever sources tell', () => {
  test('every computer and every key is in some row, and no key is counted twice', () => {
    fc.assert(
      fc.property(Sources, (sources) => {
        const rows = rowsOf(...sources);
        const ids = sources.flatMap(({ keys }) => keys.map(({ keyId }) => keyId));
        const nameless = ids.filter((keyId) => keyId === '').length;
        const total = rows.reduce((sum, row) => sum + row.keys, 0);
        expect(total).toBeGreaterThanOrEqual(nameless + new Set(ids.filter(Boolean)).size);
        expect(total).toBeLessThanOrEqual(ids.length);
        const existing = sources.flatMap(({ computers }) =>
          computers.filter(({ exists }) => exists).map(({ name }) => name.toLowerCase()),
        );
        const listed = rows.filter(({ state }) => state !== 'no-computer');
        expect(new Set(listed.map(({ name }) => name.toLowerCase()))).toEqual(new Set(existing));
        expect(listed.length).toBeLessThanOrEqual(existing.length);
      }),
    );
  });

  test('none is said only where every source has told, and each source stands in one place', () => {
    fc.assert(
      fc.property(Sources, (sources) => {
        const isWhole = sources.every((one) => one.isWhole);
        for (const row of rowsOf(...sources)) {
          const { state, inSources, notInSources, keys, damaged } = row;
          const isSaid = state === 'none' || state === 'damaged';
          expect(isSaid && !isWhole).toBe(false);
          expect(state !== 'no-computer' && (state === 'present') !== keys > damaged).toBe(false);
          expect(inSources.filter((name) => notInSources.includes(name))).toEqual([]);
          expect(inSources.length > 0).toBe(keys > damaged);
          expect(row.spread === 'all').toBe(inSources.length === sources.length);
          expect(row.spread === 'none').toBe(notInSources.length === sources.length);
        }
      }),
    );
  });

  test('the order in which a source tells makes no difference', () => {
    const sorted = (rows: readonly EscrowRow[]) =>
      rows
        .map((row) => JSON.stringify({ ...row, name: row.name.toLowerCase(), domain: '' }))
        .toSorted();
    fc.assert(
      fc.property(Sources, (sources) => {
        const backwards = sources.map((one) => ({
          ...one,
          computers: one.computers.toReversed(),
          keys: one.keys.toReversed(),
        }));
        // Of two computers of one name without a domain, the first decides where both belong.
        fc.pre(
          sources.every(({ computers }) => computers.every(({ domain }) => domain.dns !== '')),
        );
        fc.pre(sources.every(({ keys }) => new Set(keys.map((k) => k.keyId)).size === keys.length));
        expect(sorted(rowsOf(...backwards))).toEqual(sorted(rowsOf(...sources)));
      }),
      { numRuns: 300 },
    );
  });
});
