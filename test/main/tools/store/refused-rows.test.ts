import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { reportLine } from '#main/tools/store/refused-rows.ts';

test('the report of an import has columns for the place, the key ID and the reason', () => {
  const rows = [
    ['line 7', 'AC9D5655-F7CA-4D1D-902F-1B6087118138', 'the key ID is no GUID'],
    [
      'CN=2026-11-24T10:00:00-00:00{AC9D5655},CN=WS-1,OU="Sales, North",DC=contoso,DC=test',
      '',
      'a user is not DOMAIN\\name',
    ],
  ] as const;
  const text = rows.map(([where, keyId, reason]) => reportLine({ where, keyId, reason })).join('');
  expect(parse(text)).toEqual(rows);
});
