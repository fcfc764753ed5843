import type { AuditSummary } from '#shared/audit/audit-report.ts';

/** A chart with more people than this cannot be read. */
const MOST_OPERATORS = 10;

/** How many entries are alike in what they are about. */
interface CountedKind {
  readonly result: string;
  readonly reason: string;
  readonly operator: string;
  readonly count: number;
}

/** How many entries are of one moment. */
interface CountedMoment {
  /**
   * The first 16 characters of a time, `2026-11-24T09:31`: a minute. In some time zones a day
   * begins at a quarter past an hour of UTC.
   */
  readonly moment: string;
  readonly count: number;
}

/** How many entries are alike in all four values. */
type Counted = CountedKind & CountedMoment;

export interface Tally {
  add(rows: readonly Counted[]): void;
  /** The two halves of {@link add}, for entries that were counted apart by each. */
  addKinds(rows: readonly CountedKind[]): void;
  addMoments(rows: readonly CountedMoment[]): void;
  summary(): AuditSummary;
}

/** Adds up the counts of one batch after another. */
export function createTally(): Tally {
  const [results, reasons, operators, days] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  let total = 0;
  const add = (counts: Map<string, number>, value: string, count: number) =>
    counts.set(value, (counts.get(value) ?? 0) + count);

  const addKinds: Tally['addKinds'] = (rows) => {
    for (const { result, reason, operator, count } of rows) {
      if (count === 0) continue;
      total += count;
      add(results, result, count);
      if (reason !== '') add(reasons, reason, count);
      if (operator !== '') add(operators, operator, count);
    }
  };
  const addMoments: Tally['addMoments'] = (rows) => {
    for (const { moment, count } of rows) add(days, localDay(moment), count);
  };

  return {
    addKinds,
    addMoments,
    add(rows) {
      addKinds(rows);
      addMoments(rows);
    },
    summary() {
      return {
        total,
        byResult: most(results),
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
  return listed(counts).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function localDay(moment: string): string {
  const time = new Date(`${moment}:00.000Z`);
  if (Number.isNaN(time.getTime())) return '';
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
