import { expect, test } from 'vitest';
import {
  type Selection,
  chosenRows,
  moved,
} from '#renderer/panes/reports/audit/table-selection.ts';

const EXTENT = { rows: 100, columns: 5, page: 10 };
const press = (
  from: Selection | undefined,
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey', boolean>> = {},
) => moved(from, { key, shiftKey: false, ctrlKey: false, metaKey: false, ...held }, EXTENT);
const at = (row: number, column: number, anchor?: number): Selection => ({ row, column, anchor });

test.each([
  ['ArrowDown', {}, at(6, 2)],
  ['ArrowUp', {}, at(4, 2)],
  ['ArrowLeft', {}, at(5, 1)],
  ['ArrowRight', {}, at(5, 3)],
  ['PageDown', {}, at(15, 2)],
  ['PageUp', {}, at(0, 2)],
  ['Home', {}, at(5, 0)],
  ['End', {}, at(5, 4)],
  ['Home', { ctrlKey: true }, at(0, 2)],
  ['End', { ctrlKey: true }, at(99, 2)],
  ['ArrowDown', { shiftKey: true }, at(6, 2, 5)],
  ['a', {}, undefined],
] as const)(
  '%s %j leads from a cell to another, and stays within the table',
  (key, held, expected) => {
    expect(press(at(5, 2), key, held)).toEqual(expected);
  },
);

test('the first key shows where one is', () => {
  expect(press(undefined, 'ArrowDown')).toEqual(at(0, 0));
});

test('rows are chosen from where Shift was first held', () => {
  const three = press(press(at(5, 2), 'ArrowUp', { shiftKey: true }), 'ArrowUp', {
    shiftKey: true,
  });
  expect(three && chosenRows(three)).toEqual([3, 5]);
  expect(press(three, 'ArrowDown')).toEqual(at(4, 2));
});
