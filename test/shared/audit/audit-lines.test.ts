import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINE_FIELDS, linesOf, rowsOf } from '#shared/audit/audit-lines.ts';
import { ShownEntry } from '#shared/audit/audit-report.ts';

const SHOWN = {
  time: '2026-06-01T09:00:00.000Z',
  source: 'helpdesk',
  action: 'disclose',
  result: 'successful',
  failure: '',
  flag: '',
  operator: 'CONTOSO\\op',
  role: 'user',
  endUser: '',
  computer: '',
  keyType: '',
  keyId: '',
  reason: '',
  note: '',
  ticket: '',
  workstation: 'HD-01',
};

test('rows come out of their lines as they went in, whatever they hold', () => {
  const texts = fc.record({
    note: fc.string({ unit: 'binary', maxLength: 40 }),
    operator: fc.string({ unit: 'grapheme', maxLength: 40 }),
  });
  fc.assert(
    fc.property(fc.array(texts), (all) => {
      const entries = all.map((changes, index) => ({
        ...SHOWN,
        ...changes,
        sequence: index + 1,
        hash: 'not shown',
      }));
      expect(
        rowsOf(linesOf(entries)).map(({ sequence, entry }) => ({ sequence, ...entry })),
      ).toEqual(all.map((changes, index) => ({ ...SHOWN, ...changes, sequence: index + 1 })));
    }),
  );
});

test('an empty text has no rows', () => {
  expect(rowsOf('')).toEqual([]);
});

test('an altered, invalid entry keeps its number and is not shown', () => {
  const [row] = rowsOf(linesOf([{ ...SHOWN, sequence: 7, action: 'nonsense' }]));
  expect(row?.sequence).toBe(7);
  expect(row?.entry).toBeNull();
});

test('a line holds what is shown and nothing else', () => {
  expect(LINE_FIELDS.toSorted()).toEqual(['sequence', ...Object.keys(ShownEntry.shape)].toSorted());
});
