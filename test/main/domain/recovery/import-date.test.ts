import { describe, expect, test } from 'vitest';
import { type DateOrder, readDate } from '#main/domain/recovery/import-date.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const read = (text: string, order?: DateOrder) => readDate(text, { order, now: NOW });

describe('a date', () => {
  test.each([
    ['2024-05-06', '2024-05-06T00:00:00.000Z'],
    ['2024-05-06 07:08:09.678', '2024-05-06T07:08:09.678Z'],
    ['2024-05-06T07:08:09.1234567+02:00', '2024-05-06T05:08:09.123Z'],
    ['2024-05-06 07:08:09 -0530', '2024-05-06T12:38:09.000Z'],
    ['2024/05/06 7:08', '2024-05-06T07:08:00.000Z'],
    ['20240506070809.0Z', '2024-05-06T07:08:09.000Z'],
    ['/Date(1714979289000)/', '2024-05-06T07:08:09.000Z'],
    ['Monday, May 6, 2024 7:08:09 AM', '2024-05-06T07:08:09.000Z'],
    ['06-May-2024', '2024-05-06T00:00:00.000Z'],
    ['6 Sept 2024 12:00 am', '2024-09-06T00:00:00.000Z'],
    ['25/12/2025', '2025-12-25T00:00:00.000Z'],
    ['12/25/2025 12:04:05 PM', '2025-12-25T12:04:05.000Z'],
    ['05.05.2025', '2025-05-05T00:00:00.000Z'],
    ['29.2.2024 07:08 Uhr', '2024-02-29T07:08:00.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(read(text)).toEqual({ ok: true, moment });
  });

  test.each([
    ['03/04/2026', '2026-04-03', '2026-03-04'],
    ['3.4.2026', '2026-04-03', '2026-03-04'],
    ['06-05-2024', '2024-05-06', '2024-06-05'],
  ])('%s may be two days, until somebody says which', (text, dayFirst, monthFirst) => {
    expect(read(text)).toEqual({ ok: false, problem: 'date-order' });
    expect(read(text, 'dmy')).toEqual({ ok: true, moment: `${dayFirst}T00:00:00.000Z` });
    expect(read(text, 'mdy')).toEqual({ ok: true, moment: `${monthFirst}T00:00:00.000Z` });
  });

  test('a year of two digits may come first', () => {
    expect(read('10/11/12')).toEqual({ ok: false, problem: 'date-order' });
    expect(read('10/11/12', 'ymd')).toEqual({ ok: true, moment: '2010-11-12T00:00:00.000Z' });
  });

  test('one of two days is not taken because the other lies in the future', () => {
    expect(read('03/12/2026')).toEqual({ ok: false, problem: 'date-order' });
    expect(read('03/12/2026', 'dmy')).toEqual({ ok: false, problem: 'date' });
    expect(read('25/12/26')).toEqual({ ok: false, problem: 'date-order' });
  });

  test('an order holds for numbers alone, and makes no other day of one that is not there', () => {
    expect(read('2024-05-06', 'mdy')).toEqual({ ok: true, moment: '2024-05-06T00:00:00.000Z' });
    expect(read('25/12/2025', 'mdy')).toEqual({ ok: false, problem: 'date' });
  });

  test.each([
    '2026-02-30',
    '29/02/2025',
    '2026-13-01',
    '00/00/0000',
    '2024-05',
    '2024-05-06 25:00',
    '2024-05-06 07:60',
    '13:00 PM',
    '2024-05-06 13:00 PM',
    '2024-05-06 0:30 am',
    // Zeros of .NET, FILETIME, Unix and Excel.
    '0001-01-01 00:00:00',
    '1601-01-01T00:00:00Z',
    '1970-01-01',
    '1/1/1900',
    '30/12/1899',
    // Before there was BitLocker, and after now.
    '2005-12-31',
    '2099-12-31',
    '2026-11-27',
    '31 Dec 2026',
    '133594961690000000',
    '45418.2',
    '1714979289',
    'never',
    'yesterday',
    '6 Mai 2024',
    '2024-W19-1',
    'May 6th 2024',
    '2024-05-06 07:08:09 CET',
    '12024-05-06',
  ])('%s is none', (text) => {
    expect(read(text)).toEqual({ ok: false, problem: 'date' });
  });
});
