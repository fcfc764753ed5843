import type { Sign } from '#shared/audit/unusual-activity.ts';
import { withoutCase } from '../without-case.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long before a disclosure the same person or key counts. */
const NEAR_MS = 7 * DAY_MS;
/** With fewer, nobody knows what is usual. */
const LEAST_HABIT = 30;

/** So near to the hour of the day, both ways: shifts and summer time move a habit by that much. */
const NEAR_HOURS = 2;
/** At most one in so many at this time of the day is odd. */
const RARELY = 50;
/** A day with so many times the usual number is many, and with fewer than so many it is not. */
const MANY_TIMES = 3;
const LEAST_MANY = 10;
const MANY_COMPUTERS = 3;
/** Where at least this share has a ticket, one without is unusual. */
const MOSTLY = 0.8;
/** Of so many latest disclosures. */
const LATEST = 200;

/** A disclosure, as far as it matters here. */
export interface Disclosed {
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly operator: string;
  readonly endUser: string;
  readonly computer: string;
  readonly keyId: string;
  readonly ticket: string;
}

/**
 * What is unusual about a disclosure, by what the log has from before it. Nothing is stored: a
 * report that is read later says the same.
 *
 * @param known disclosures, some of them before this one; the others are left out here
 * @param important patterns of computer names, `*` for any part
 */
export function signsOf(
  one: Disclosed,
  known: readonly Disclosed[],
  important: readonly string[],
): Sign[] {
  const before = known.filter(({ sequence }) => sequence < one.sequence);
  const ofOperator = before.filter((other) => isSame(one, other, 'operator'));
  return [
    importantComputer(one, important),
    oddHour(one, ofOperator),
    many(one, ofOperator),
    manyComputers(one, before),
    againSoon(one, before),
    noTicket(one, before.slice(0, LATEST)),
  ].flatMap((sign) => sign ?? []);
}

type Found = Sign | undefined;

function isSame(
  one: Disclosed,
  other: Disclosed,
  field: 'operator' | 'endUser' | 'keyId',
): boolean {
  return withoutCase(one[field]) === withoutCase(other[field]);
}

function isWithin(one: Disclosed, other: Disclosed, ms: number): boolean {
  return Date.parse(one.time) - Date.parse(other.time) < ms;
}

function importantComputer({ computer }: Disclosed, important: readonly string[]): Found {
  const name = computer.slice(computer.lastIndexOf('\\') + 1);
  return important.some((pattern) => fitsName(pattern, name))
    ? { sign: 'important-computer', count: 1, usual: 0 }
    : undefined;
}

/** Without regular expressions: the parts between `*` follow each other in the name. */
export function fitsName(pattern: string, name: string): boolean {
  const [first = '', ...others] = withoutCase(pattern).split('*');
  const text = withoutCase(name);
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}

function oddHour(one: Disclosed, ofOperator: readonly Disclosed[]): Found {
  const usual = ofOperator.length;
  if (usual < LEAST_HABIT) return undefined;
  const count = ofOperator.filter((other) => hoursApart(one.time, other.time) <= NEAR_HOURS).length;
  return count * RARELY <= usual ? { sign: 'odd-hour', count, usual } : undefined;
}

/** Between two times of the day, around midnight too. */
function hoursApart(one: string, other: string): number {
  const apart = Math.abs((Date.parse(one) % DAY_MS) - (Date.parse(other) % DAY_MS)) / HOUR_MS;
  return Math.min(apart, 24 - apart);
}

function many(one: Disclosed, ofOperator: readonly Disclosed[]): Found {
  const sameDay = ofOperator.filter((other) => isWithin(one, other, DAY_MS));
  const count = sameDay.length + 1;
  const days = new Map<string, number>();
  for (const { time } of ofOperator.filter((other) => !isWithin(one, other, DAY_MS)))
    days.set(time.slice(0, 10), 1 + (days.get(time.slice(0, 10)) ?? 0));
  // Without a day before, nobody knows what is usual.
  if (days.size === 0 || count < LEAST_MANY) return undefined;
  const usual = middleOf([...days.values()]);
  return count >= MANY_TIMES * usual ? { sign: 'many', count, usual } : undefined;
}

function middleOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function manyComputers(one: Disclosed, before: readonly Disclosed[]): Found {
  if (one.endUser === '') return undefined;
  const near = before.filter(
    (other) => isSame(one, other, 'endUser') && isWithin(one, other, NEAR_MS),
  );
  const count = new Set([one, ...near].map(({ computer }) => withoutCase(computer))).size;
  return count >= MANY_COMPUTERS ? { sign: 'many-computers', count, usual: 1 } : undefined;
}

function againSoon(one: Disclosed, before: readonly Disclosed[]): Found {
  if (one.keyId === '') return undefined;
  const count = before.filter(
    (other) => isSame(one, other, 'keyId') && isWithin(one, other, NEAR_MS),
  ).length;
  return count > 0 ? { sign: 'again-soon', count, usual: 0 } : undefined;
}

function noTicket({ ticket }: Disclosed, latest: readonly Disclosed[]): Found {
  if (ticket !== '' || latest.length < LEAST_HABIT) return undefined;
  const count = latest.filter((other) => other.ticket !== '').length;
  return count >= MOSTLY * latest.length
    ? { sign: 'no-ticket', count, usual: latest.length }
    : undefined;
}
