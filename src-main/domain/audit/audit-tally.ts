import type { AuditSummary } from '#shared/audit/audit-report.ts';

/** A chart with more people than this cannot be read. */
const MOST_OPERATORS = 10;

/** How many entries are alike in these values. */
export interface Counted {
  readonly action: string;
  readonly result: string;
  readonly failure: string;
  readonly flag: string;
  readonly reason: string;
  readonly operator: string;
  /**
   * The first 16 characters of a time, `2026-11-24T09:31`: a minute. In some time zones a day
   * begins at a quarter past an hour of UTC.
   */
  readonly moment: string;
  readonly count: number;
}

/** Adds up the counts of one batch after another. */
export function createTally() {
  const [results, failures, reasons, operators, days] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  let [total, disclosed, flagged] = [0, 0, 0];
  const add = (counts: Map<string, number>, value: string, count: number) =>
    counts.set(value, (counts.get(value) ?? 0) + count);

  return {
    add(rows: readonly Counted[]): void {
      for (const row of rows) {
        const { result, failure, reason, operator, moment, count } = row;
        total += count;
        if (row.action === 'disclose' && result === 'successful') disclosed += count;
        if (row.flag !== '') flagged += count;
        add(results, result, count);
        if (failure !== '') add(failures, failure, count);
        if (reason !== '') add(reasons, reason, count);
        if (operator !== '') add(operators, operator, count);
        add(days, localDay(moment), count);
      }
    },
    summary(): AuditSummary {
      return {
        total,
        disclosed,
        flagged,
        byResult: most(results),
        byFailure: most(failures),
        byReason: most(reasons),
        byOperator: most(operators).slice(0, MOST_OPERATORS),
        byDay: listed(days).sort((a, b) => (a.value < b.value ? -1 : 1)),
      };
    },
  };
}

function listed(counts: ReadonlyMap<string, number>): { value: string; count: number }[] {
  return [...counts].map(([value, count]) => ({ value, count }));
}

function most(counts: ReadonlyMap<string, number>): { value: string; count: number }[] {
  return listed(counts).sort((a, b) => b.count - a.count);
}

function localDay(moment: string): string {
  const time = new Date(`${moment}:00.000Z`);
  if (Number.isNaN(time.getTime())) return '';
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
