import {
  type EscrowFilter,
  type EscrowPage,
  type EscrowQuery,
  type EscrowRow,
  type EscrowSortColumn,
  EscrowState,
  type EscrowSummary,
  KeyAge,
  KeySpread,
} from '#shared/escrow/escrow-report.ts';
import { fromKeys } from '#shared/typed-keys.ts';
import { withoutCase } from '../without-case.ts';

/** The rows of the report, in memory: counted, filtered and sorted as they are asked for. */
export interface EscrowTable {
  summary(filter: EscrowFilter): EscrowSummary;
  /**
   * @param after how many rows stand before the page; `null` for the first one
   * @param limit how many rows at most
   */
  page(query: EscrowQuery, after: number | null, limit: number): EscrowPage;
}

/** The last question is remembered: a report is read page after page. */
export function escrowTable(rows: readonly EscrowRow[]): EscrowTable {
  let last: { readonly asked: string; readonly found: readonly EscrowRow[] } | undefined;

  function foundFor(query: EscrowQuery): readonly EscrowRow[] {
    const asked = JSON.stringify(query);
    if (last?.asked !== asked)
      last = { asked, found: sorted(rows.filter(filterBy(query.filter)), query.sort) };
    return last.found;
  }

  return {
    summary: (filter) => summaryOf(rows.filter(filterBy(filter))),
    page(query, after, limit) {
      const found = foundFor(query);
      const begin = after ?? 0;
      const end = begin + limit;
      return { rows: found.slice(begin, end), next: end < found.length ? end : null };
    },
  };
}

function filterBy(filter: EscrowFilter): (row: EscrowRow) => boolean {
  const computer = withoutCase(filter.computer);
  const operatingSystem = withoutCase(filter.operatingSystem);
  const { state, age, spread, missingIn, account, silentSince } = filter;
  return (row) =>
    (state === '' || row.state === state) &&
    (age === '' || row.age === age) &&
    (spread === '' || row.spread === spread) &&
    (account === '' || row.account === account) &&
    (missingIn === '' || row.notInSources.includes(missingIn)) &&
    (silentSince === '' || (row.lastSignInAt !== null && row.lastSignInAt < silentSince)) &&
    withoutCase(row.name).includes(computer) &&
    withoutCase(row.operatingSystem).includes(operatingSystem);
}

function summaryOf(rows: readonly EscrowRow[]): EscrowSummary {
  const byState = { ...fromKeys(EscrowState.options, () => 0) };
  const byAge = { ...fromKeys(KeyAge.options, () => 0) };
  const bySpread = { ...fromKeys(KeySpread.options, () => 0) };
  for (const { state, age, spread } of rows) {
    byState[state] += 1;
    byAge[age] += 1;
    if (state !== 'no-computer') bySpread[spread] += 1;
  }
  const computers = rows.length - byState['no-computer'];
  return { rows: rows.length, computers, byState, byAge, bySpread };
}

/** By what stands in the column; rows that are alike in it by name and domain. */
function sorted(
  rows: readonly EscrowRow[],
  { column, descending }: EscrowQuery['sort'],
): readonly EscrowRow[] {
  const direction = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: valueOf(row, column), name: nameOf(row) }));
  keyed.sort((one, other) => {
    if (one.value !== other.value) return one.value < other.value ? -direction : direction;
    if (one.name === other.name) return 0;
    return one.name < other.name ? -1 : 1;
  });
  return keyed.map(({ row }) => row);
}

/** Codes in the order in which they are worth a look. */
const STATE_ORDER: Readonly<Record<EscrowState, number>> = {
  none: 0,
  damaged: 1,
  unknown: 2,
  present: 3,
  'no-computer': 4,
};
const AGE_ORDER: Readonly<Record<KeyAge, number>> = {
  older: 0,
  unknown: 1,
  newer: 2,
  'not-applicable': 3,
};

/** What is not known comes before everything else. */
function valueOf(row: EscrowRow, column: EscrowSortColumn): string | number {
  if (column === 'state') return STATE_ORDER[row.state];
  if (column === 'age') return AGE_ORDER[row.age];
  const value = row[column];
  return typeof value === 'string' ? withoutCase(value) : (value ?? '');
}

function nameOf({ name, domain }: EscrowRow): string {
  return `${withoutCase(name)}\n${withoutCase(domain)}`;
}
