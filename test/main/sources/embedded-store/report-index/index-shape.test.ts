import { expect, test } from 'vitest';
import { INDEXED_FIELDS } from '#main/sources/embedded-store/report-index/index-shape.ts';
import { PART } from '#main/sources/embedded-store/report-index/key-parts.ts';
import { isOfKinds } from '#main/sources/embedded-store/report-index/kinds.ts';
import { fieldsThat } from '#shared/audit/audit-entry.ts';
import { AuditColumn, NOT_REQUESTS } from '#shared/audit/audit-report.ts';

// Stores are indexed with these. Whoever changes one adds a step to the migrations that empties the
// tables of the index, so that every store is indexed anew.

test('actions that are no requests are those that stores were indexed with', () => {
  expect(NOT_REQUESTS).toEqual([
    'sign-in',
    'sign-out',
    'lock',
    'unlock',
    'check-connection',
    'configure',
    'export',
    'print',
  ]);
});

test('every column of the report is indexed, but the time', () => {
  expect(new Set<string>(INDEXED_FIELDS)).toEqual(
    new Set<string>(AuditColumn.exclude(['time']).options),
  );
});

test('key IDs are indexed by parts of the length they were', () => {
  expect(PART).toBe(4);
});

test('totals are kept by every field whose value a filter can ask for', () => {
  expect(
    fieldsThat(({ filter }) => filter === 'value').filter((field) => !isOfKinds(field)),
  ).toEqual([]);
});
