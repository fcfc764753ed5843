import { describe, expect, test } from 'vitest';
import { escrowTable } from '#main/domain/escrow/escrow-table.ts';
import { EVERY_ROW, type EscrowFilter, EscrowSortColumn } from '#shared/escrow/escrow-report.ts';
import { escrowRow } from '#test/fakes/escrow-row.ts';

const ROWS = [
  escrowRow('WS-2', { operatingSystem: 'Windows 11 Enterprise' }),
  escrowRow('ws-10', {
    state: 'none',
    age: 'not-applicable',
    spread: 'none',
    notInSources: ['AD'],
  }),
  escrowRow('WS-1', { age: 'older', lastSignInAt: '2026-01-01T00:00:00.000Z' }),
  escrowRow('', { state: 'no-computer', age: 'not-applicable' }),
];
const BY_NAME = { column: 'name', descending: false } as const;
const table = escrowTable(ROWS);
const namesFor = (filter: Partial<EscrowFilter>, sort: typeof BY_NAME = BY_NAME) =>
  table.page({ filter: { ...EVERY_ROW, ...filter }, sort }, null, 10).rows.map(({ name }) => name);

describe('the rows of the report', () => {
  test('are counted: keys of no computer are no computer', () => {
    expect(table.summary(EVERY_ROW)).toMatchObject({
      rows: 4,
      computers: 3,
      byState: { present: 2, none: 1, 'no-computer': 1, damaged: 0, unknown: 0 },
      byAge: { older: 1, newer: 1, 'not-applicable': 2 },
      bySpread: { all: 2, none: 1 },
    });
  });

  test.each([
    [{ state: 'none' }, ['ws-10']],
    [{ age: 'older' }, ['WS-1']],
    [{ spread: 'none' }, ['ws-10']],
    [{ missingIn: 'AD' }, ['ws-10']],
    [{ computer: 'WS-1' }, ['WS-1', 'ws-10']],
    [{ operatingSystem: 'windows 11' }, ['WS-2']],
    [{ silentSince: '2026-02-01T00:00:00.000Z' }, ['WS-1']],
    [{ silentSince: '2026-01-01T00:00:00.000Z' }, []],
    [{ account: 'disabled' }, []],
  ] as const)('are filtered by %j', (filter, names) => {
    expect(namesFor(filter)).toEqual(names);
  });

  test('pages meet without gap, in every order', () => {
    for (const column of EscrowSortColumn.options)
      for (const descending of [false, true]) {
        const query = { filter: EVERY_ROW, sort: { column, descending } };
        const first = table.page(query, null, 3);
        const second = table.page(query, first.next, 3);
        expect([first.next, second.next]).toEqual([3, null]);
        expect(new Set([...first.rows, ...second.rows])).toEqual(new Set(ROWS));
      }
  });

  test('what is worth a look comes first', () => {
    const sort = { column: 'state', descending: false } as const;
    const { rows } = table.page({ filter: EVERY_ROW, sort }, null, 10);
    expect(rows.map(({ name }) => name)).toEqual(['ws-10', 'WS-1', 'WS-2', '']);
  });
});
