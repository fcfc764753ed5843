import { createTally } from '#main/domain/audit/audit-tally.ts';
import type { AuditReport, EntryValues, ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { linesThat } from '#shared/audit/audit-lines.ts';
import { type AuditQuery, NEWEST_FIRST } from '#shared/audit/audit-report.ts';
import { type FindUnusual, aroundUnusual } from './unusual.ts';

const COUNTED = [
  'action',
  'result',
  'failure',
  'flag',
  'reason',
  'operator',
  'time',
] as const satisfies readonly (keyof AuditEntry)[];

/**
 * The same report, which also knows the filter for unusual disclosures: no store does. They are
 * found anew for each question, and read out of the short range they stand in; however long the log
 * is, that costs the same.
 */
export function withUnusual(report: AuditReport, find: FindUnusual): AuditReport {
  /** The rows of a query for unusual disclosures: among those of another one, by their numbers. */
  async function narrowed(query: AuditQuery, options: ReportOptions) {
    const found = await find(query.filter, options);
    const filter = aroundUnusual(query.filter, found);
    const sequences = new Set(found.entries.map(({ sequence }) => sequence));
    return filter && { query: { ...query, filter }, sequences };
  }

  async function* unusualValues(
    query: AuditQuery,
    fields: readonly (keyof AuditEntry)[],
    options: ReportOptions,
  ): AsyncGenerator<EntryValues> {
    const among = await narrowed(query, options);
    if (among === undefined) return;
    for await (const rows of report.values(among.query, ['sequence', ...fields], options))
      yield rows
        .filter(([sequence]) => among.sequences.has(Number(sequence)))
        .map(([_sequence, ...row]) => row);
  }

  return {
    async page({ query, ...wanted }, options) {
      if (query.filter.unusual === '') return report.page({ query, ...wanted }, options);
      const among = await narrowed(query, options);
      if (among === undefined) return { lines: '', next: null };
      const { lines, next } = await report.page({ query: among.query, ...wanted }, options);
      return { lines: linesThat(lines, (sequence) => among.sequences.has(sequence)), next };
    },

    values: (query, fields, options) =>
      query.filter.unusual === ''
        ? report.values(query, fields, options)
        : unusualValues(query, fields, options),

    async summary(filter, options) {
      if (filter.unusual === '') return report.summary(filter, options);
      const tally = createTally();
      for await (const rows of unusualValues({ filter, sort: NEWEST_FIRST }, COUNTED, options))
        tally.add(rows.map(countedRow));
      return tally.summary();
    },

    requestOf: (sequence, options) => report.requestOf(sequence, options),
  };
}

function countedRow(row: EntryValues[number]) {
  const [action = '', result = '', failure = '', flag = '', reason = '', ...rest] = row.map(String);
  const [operator = '', time = ''] = rest;
  return { action, result, failure, flag, reason, operator, moment: time.slice(0, 16), count: 1 };
}
