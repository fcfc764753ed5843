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

/** What is known of it, read once for all that is compared with it. */
interface Known {
  readonly sequence: number;
  readonly ms: number;
  /** Milliseconds since midnight, UTC. */
  readonly ofDayMs: number;
  readonly day: string;
  readonly operator: string;
  readonly endUser: string;
  readonly computer: string;
  readonly keyId: string;
  readonly hasTicket: boolean;
}

/** What is unusual about a disclosure, by what the log has from before it. */
export type SignsOf = (one: Disclosed) => Sign[];

/**
 * Nothing is stored: a report that is read later says the same.
 *
 * @param known disclosures, newest first; those that are not before the one that is asked about are
 *   left out
 * @param important patterns of computer names, `*` for any part
 */
export function signsAmong(known: readonly Disclosed[], important: readonly string[]): SignsOf {
  const all = known.map(knownOf);
  // Most of what is known is of other people and other keys.
  const byOperator = groupedBy(all, 'operator');
  const byEndUser = groupedBy(all, 'endUser');
  const byKey = groupedBy(all, 'keyId');
  return (disclosed) => {
    const one = knownOf(disclosed);
    const before = (some: readonly Known[] = []) =>
      some.filter(({ sequence }) => sequence < one.sequence);
    const ofOperator = before(byOperator.get(one.operator));
    return [
      importantComputer(disclosed, important),
      oddHour(one, ofOperator),
      many(one, ofOperator),
      manyComputers(one, before(byEndUser.get(one.endUser))),
      againSoon(one, before(byKey.get(one.keyId))),
      noTicket(one, before(all).slice(0, LATEST)),
    ].flatMap((sign) => sign ?? []);
  };
}

function groupedBy(
  all: readonly Known[],
  field: 'operator' | 'endUser' | 'keyId',
): ReadonlyMap<string, readonly Known[]> {
  const groups = new Map<string, Known[]>();
  for (const one of all) {
    const group = groups.get(one[field]);
    if (group === undefined) groups.set(one[field], [one]);
    else group.push(one);
  }
  return groups;
}

function knownOf({ sequence, time, ticket, ...names }: Disclosed): Known {
  const ms = Date.parse(time);
  return {
    sequence,
    ms,
    ofDayMs: ms % DAY_MS,
    day: time.slice(0, 10),
    operator: withoutCase(names.operator),
    endUser: withoutCase(names.endUser),
    computer: withoutCase(names.computer),
    keyId: withoutCase(names.keyId),
    hasTicket: ticket !== '',
  };
}

type Found = Sign | undefined;

function isWithin(one: Known, other: Known, ms: number): boolean {
  return one.ms - other.ms < ms;
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

function oddHour(one: Known, ofOperator: readonly Known[]): Found {
  const usual = ofOperator.length;
  if (usual < LEAST_HABIT) return undefined;
  const count = ofOperator.filter((other) => hoursApart(one, other) <= NEAR_HOURS).length;
  return count * RARELY <= usual ? { sign: 'odd-hour', count, usual } : undefined;
}

/** Between two times of the day, around midnight too. */
function hoursApart(one: Known, other: Known): number {
  const apart = Math.abs(one.ofDayMs - other.ofDayMs) / HOUR_MS;
  return Math.min(apart, 24 - apart);
}

function many(one: Known, ofOperator: readonly Known[]): Found {
  const days = new Map<string, number>();
  let count = 1;
  for (const other of ofOperator)
    if (isWithin(one, other, DAY_MS)) count += 1;
    else days.set(other.day, 1 + (days.get(other.day) ?? 0));
  // Without a day before, nobody knows what is usual.
  if (days.size === 0 || count < LEAST_MANY) return undefined;
  const usual = middleOf([...days.values()]);
  return count >= MANY_TIMES * usual ? { sign: 'many', count, usual } : undefined;
}

function middleOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function manyComputers(one: Known, ofEndUser: readonly Known[]): Found {
  if (one.endUser === '') return undefined;
  const near = ofEndUser.filter((other) => isWithin(one, other, NEAR_MS));
  const count = new Set([one, ...near].map(({ computer }) => computer)).size;
  return count >= MANY_COMPUTERS ? { sign: 'many-computers', count, usual: 1 } : undefined;
}

function againSoon(one: Known, ofKey: readonly Known[]): Found {
  if (one.keyId === '') return undefined;
  const count = ofKey.filter((other) => isWithin(one, other, NEAR_MS)).length;
  return count > 0 ? { sign: 'again-soon', count, usual: 0 } : undefined;
}

function noTicket({ hasTicket }: Known, latest: readonly Known[]): Found {
  if (hasTicket || latest.length < LEAST_HABIT) return undefined;
  const count = latest.filter((other) => other.hasTicket).length;
  return count >= MOSTLY * latest.length
    ? { sign: 'no-ticket', count, usual: latest.length }
    : undefined;
}
