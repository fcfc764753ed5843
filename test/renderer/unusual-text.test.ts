import { expect, test } from 'vitest';
import { rowText } from '#renderer/panes/reports/audit/row-text.ts';
import { NOTHING_LOOKED_AT, type UnusualActivity } from '#shared/audit/unusual-activity.ts';
import { chained } from '../fakes/report-files.ts';

const [OLD, ODD, USUAL, COPIED] = chained({}, {}, {}, { action: 'copy' });
if (!OLD || !ODD || !USUAL || !COPIED) throw new Error('there are no entries');

const { sequence, time, operator, computer, keyId } = ODD;
const FOUND: UnusualActivity = {
  looked: 2,
  since: time,
  entries: [
    {
      sequence,
      time,
      operator,
      computer,
      keyId,
      signs: [
        { sign: 'many-computers', count: 3, usual: 1 },
        { sign: 'no-ticket', count: 35, usual: 40 },
      ],
    },
  ],
};

const text = (entry: typeof ODD, unusual: Parameters<typeof rowText>[0]['unusual']) =>
  rowText({ sequence: entry.sequence, entry, unusual }, 'unusual');

test('a cell says why a disclosure is unusual, or that it was not compared', () => {
  expect(text(ODD, FOUND)).toBe(
    '3 computers of the same end user within seven days. ' +
      'No ticket, although 35 of the 40 earlier disclosures have one.',
  );
  expect(text(USUAL, FOUND)).toBe('');
  expect(text(OLD, FOUND)).toBe('Not compared');
  expect(text(COPIED, FOUND)).toBe('');
});

test('while disclosures are compared nothing is said, and where nobody did, that', () => {
  expect(text(ODD, 'looking')).toBe('');
  expect(text(ODD, undefined)).toBe('Not compared');
  expect(text(ODD, NOTHING_LOOKED_AT)).toBe('Not compared');
  expect(text(COPIED, undefined)).toBe('');
});
