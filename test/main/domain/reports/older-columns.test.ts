import { expect, test } from 'vitest';
import { type KnownColumns, completedRows } from '#main/domain/reports/older-columns.ts';
import { COMPUTER_COLUMNS, VOLUME_COLUMNS } from '#shared/compliance/compliance-column.ts';
import { REPORT_FILE_VERSION } from '#shared/reports/report-file.ts';
import { computerNamed } from '#test/fakes/computer-compliance.ts';

/** As if columns had been added since. */
const TOMORROW: KnownColumns = {
  computer: {
    ...COMPUTER_COLUMNS,
    serialNumber: { kind: 'text', added: { version: 3, before: '' } },
  },
  volume: { ...VOLUME_COLUMNS, label: { kind: 'text', added: { version: 3, before: 'unknown' } } },
};
const computer = computerNamed('WS-1');

test('a row of an older report file says what stands for a column it did not know', () => {
  expect(completedRows(2, TOMORROW)(computer)).toEqual({
    ...computer,
    serialNumber: '',
    volumes: computer.volumes.map((volume) => ({ ...volume, label: 'unknown' })),
  });
});

test('a row that has the column keeps what stands there, and one of today needs nothing', () => {
  const told = { ...computer, serialNumber: 'PF-1', volumes: [] };
  expect(completedRows(2, TOMORROW)(told)).toEqual(told);
  expect(completedRows(3, TOMORROW)(computer)).toBe(computer);
  expect(completedRows(REPORT_FILE_VERSION)(computer)).toBe(computer);
});

test.each([null, 'text', 7, [[], []], undefined])('%j stays what it is', (row) => {
  expect(completedRows(2, TOMORROW)(row)).toBe(row);
});
