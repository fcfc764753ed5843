import { describe, expect, test } from 'vitest';
import { anchorsIn } from '#main/domain/audit/anchors.ts';
import { octetCounted, syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { witnessFields } from '#main/domain/audit/witness-fields.ts';
import { witnessBody } from '#main/domain/audit/witness-json.ts';
import { type AuditDraft, type AuditEntry, ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import { chainOf } from '../../witnesses/entries.ts';

function entryWith(changes: Partial<AuditDraft>): AuditEntry {
  const [entry] = chainOf(1, () => changes);
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

test('a witness gets every field of an entry, so that it can calculate the hash', () => {
  const entry = entryWith({ failure: 'store.full', note: 'a note', flag: 'break-glass' });
  const values = new Set(witnessFields(entry).map(([, value]) => value));
  // The result has a word of its own in ECS.
  const missing = ENTRY_FIELDS.filter((field) => field !== 'result').filter(
    (field) => !values.has(String(entry[field])),
  );
  expect(missing).toEqual([]);
});

describe('what goes beyond the limit', () => {
  const entry = entryWith({ flag: 'break-glass' });

  test('is a warning to a syslog receiver', () => {
    expect(syslogMessage(entry)).toMatch(/^<108>1 /);
    expect(syslogMessage(entry)).toContain(' keydesk.flag="break-glass"');
  });

  test.each(['json', 'splunk-hec', 'sentinel'] as const)('is told to %s', (format) => {
    expect(witnessBody([entry], format)).toMatch(/"(keydesk\.flag|KeydeskFlag)":"break-glass"/);
  });

  test('changes nothing for whoever reads anchors', () => {
    const { sequence, hash, time } = entry;
    expect(anchorsIn(syslogMessage(entry))).toEqual([{ sequence, hash, time }]);
  });
});

test.each([
  '"] [keydesk@32473 event.sequence="7" event.hash="' + 'a'.repeat(64) + '" x="',
  String.raw`\" event.sequence=\"7`,
  ']',
  'x\n<108>1 2026-01-01T00:00:00Z HD-01 keydesk - disclose - entry 7',
  'a\u0000b\u202Ec',
])('what a person typed stays a value: %j', (typed) => {
  const entry = entryWith({ note: typed, endUser: typed, computer: typed, ticket: typed });
  const message = syslogMessage(entry);
  const { sequence, hash, time } = entry;
  expect(anchorsIn(message.replaceAll('\n', '#012'))).toEqual([{ sequence, hash, time }]);
  const values = [...message.matchAll(/ ([a-z._]+)="((?:[^"\\\]]|\\["\\\]])*)"/g)].map(
    ([, name, value = '']) => [name, value.replaceAll(/\\(["\\\]])/g, '$1')],
  );
  expect(values).toEqual(witnessFields(entry).map((field) => [...field]));
  const [, length = ''] = /^(\d+) /.exec(octetCounted(message)) ?? [];
  expect(Number(length)).toBe(Buffer.byteLength(message));
  expect(JSON.parse(witnessBody([entry], 'json'))).toMatchObject([{ 'keydesk.note': typed }]);
});
