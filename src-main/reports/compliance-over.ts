import { isInDriveGroup, tallyCompliance } from '#main/domain/compliance/compliance-tally.ts';
import { asciiLower, compareBytes } from '#main/domain/reports/store-order.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { isError } from '#shared/compliance/compliance-error.ts';
import type { ComputerCompliance, ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import type {
  ComplianceCursor,
  ComplianceFilter,
  ComplianceQuery,
  ComplianceSortColumn,
} from '#shared/compliance/enterprise-compliance.ts';
import { splitComputerName } from '#shared/request/computer.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import { pageOf } from './page-of.ts';

/** What a cursor carries: a file holds names of any length. */
const LONGEST_CURSOR = 500;

interface Keyed {
  readonly computer: ComputerCompliance;
  readonly cursor: ComplianceCursor;
}

/**
 * Compliance of computers that are all at hand, such as those of a report file. Their place among
 * them tells equal ones apart.
 */
export function complianceOver(
  computers: () => readonly ComputerCompliance[],
  name: string,
): ComplianceSource {
  const fitting = (filter: ComplianceFilter) =>
    computers().filter((computer) => fits(computer, filter));
  // The next page of the same report is asked for soon.
  let last: { readonly key: string; readonly sorted: readonly Keyed[] } | undefined;

  function sortedBy({ filter, sort }: ComplianceQuery): readonly Keyed[] {
    const all = computers();
    const key = JSON.stringify([all.length, filter, sort]);
    if (last?.key === key) return last.sorted;
    const keyed = all.map((computer, index) => ({
      computer,
      cursor: { value: sortValue(computer, sort.column), id: index + 1 },
    }));
    const sorted = keyed
      .filter(({ computer }) => fits(computer, filter))
      .sort((one, other) => compare(one.cursor, other.cursor, sort));
    last = { key, sorted };
    return sorted;
  }

  return {
    name,
    async find(search, limit, { signal }) {
      refuseIfCancelled(signal);
      const found = computers().filter((computer) => isSearched(computer, search));
      return found
        .sort(
          (one, other) =>
            compareBytes(asciiLower(one.name), asciiLower(other.name)) ||
            compareBytes(asciiLower(one.domain), asciiLower(other.domain)),
        )
        .slice(0, limit);
    },
    async summary(filter, { signal }) {
      refuseIfCancelled(signal);
      return tallyCompliance(fitting(filter).map((computer) => ({ ...computer, count: 1 })));
    },
    async page(query, after, limit, { signal }) {
      refuseIfCancelled(signal);
      const { page, next } = pageOf(
        sortedBy(query),
        limit,
        after,
        (row, previous) => compare(row, previous, query.sort) > 0,
      );
      return { rows: page.map(({ computer }) => computer), next };
    },
  };
}

function fits(computer: ComputerCompliance, filter: ComplianceFilter): boolean {
  if (
    (['status', 'exemption', 'error'] as const).some(
      (field) => filter[field] !== '' && filter[field] !== computer[field],
    )
  )
    return false;
  if (filter.errorState !== '' && (filter.errorState === 'error') !== isError(computer.error))
    return false;
  if (filter.drives !== '' && !isInDriveGroup(computer, filter.drives)) return false;
  if (filter.silentSince !== '' && (computer.lastContactAt ?? '') >= filter.silentSince)
    return false;
  if (!asciiLower(computer.name).includes(asciiLower(filter.computer))) return false;
  return (
    filter.user === '' ||
    computer.users.some((user) => asciiLower(user).includes(asciiLower(filter.user)))
  );
}

function isSearched(
  { name, domain, users }: ComputerCompliance,
  { by, text }: ComputerSearch,
): boolean {
  if (by === 'user') {
    return users.some((user) =>
      asciiLower(text.includes('\\') ? user : splitAccount(user).name).startsWith(asciiLower(text)),
    );
  }
  const typed = splitComputerName(text) ?? { domain: '', name: text };
  return (
    asciiLower(name).startsWith(asciiLower(typed.name)) &&
    (typed.domain === '' || asciiLower(domain) === asciiLower(typed.domain))
  );
}

function sortValue(computer: ComputerCompliance, column: ComplianceSortColumn): string {
  const value =
    column === 'name' || column === 'domain'
      ? asciiLower(computer[column])
      : (computer[column] ?? '');
  return value.slice(0, LONGEST_CURSOR);
}

function compare(
  one: ComplianceCursor,
  other: ComplianceCursor,
  { descending }: ComplianceQuery['sort'],
): number {
  const order = compareBytes(one.value, other.value) || one.id - other.id;
  return descending ? -order : order;
}
