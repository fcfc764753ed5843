/** The order of day, month and year in dates written with numbers alone. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * `moment` in ISO 8601, UTC. `date-order`: it could be two days. `date`: no date, or one that no
 * key can have.
 */
export type ReadDate =
  | { readonly ok: true; readonly moment: string }
  | { readonly ok: false; readonly problem: 'date' | 'date-order' };

export interface DateReading {
  readonly order: DateOrder | undefined;
  /** In milliseconds since 1970. */
  readonly now: number;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** BitLocker came with Windows Vista; what is older is a clock that was not set, or a zero. */
export const FIRST_KEY_MS = Date.UTC(2006, 0, 1);
/** In milliseconds. A local time without its zone may be ahead of UTC. */
const MOST_AHEAD = 24 * 3_600_000;
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

const NUMBERS = new RegExp(
  String.raw`^(\d{1,4})([-./])\s?(\d{1,2})\2\s?(\d{1,4})` +
    String.raw`(?:,?(?:\s+|(?<=^\d{4}-\d\d-\d\d)T)(\S.*))?$`,
);
const DAY_FIRST = /^(\d{1,2})\.?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?:,?\s+(\S.*))?$/i;
const MONTH_FIRST = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:,?\s+(\S.*))?$/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? /i;
const TIME = new RegExp(
  String.raw`^(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?m\.?)?` +
    String.raw`(?:\s*Uhr)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$`,
  'i',
);
/** As LDAP writes it (RFC 4517, 3.3.13), and as PowerShell writes it in JSON. */
const GENERALIZED = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/;
const JSON_DATE = /^\\?\/Date\((\d{12,14})\)\\?\/$/;

/**
 * Reads a date as exports have it; without a time zone it is UTC. 03/04/2026 may be in March or in
 * April: without an order it is not read, and 25/12/2026 is.
 */
export function readDate(text: string, { order, now }: DateReading): ReadDate {
  const readings = new Set(readingsOf(text.replaceAll(/\s+/g, ' '), order));
  const [moment, another] = readings;
  // Also where one of two days lies in the future: that does not make the other one right.
  if (another !== undefined) return { ok: false, problem: 'date-order' };
  if (moment === undefined || moment < FIRST_KEY_MS || moment > now + MOST_AHEAD)
    return { ok: false, problem: 'date' };
  return { ok: true, moment: new Date(moment).toISOString() };
}

/** Every moment the text may mean, in milliseconds since 1970. */
function readingsOf(text: string, order: DateOrder | undefined): readonly number[] {
  const [, sinceEpoch] = JSON_DATE.exec(text) ?? [];
  if (sinceEpoch !== undefined) return [Number(sinceEpoch)];
  const generalized = GENERALIZED.exec(text);
  if (generalized !== null) {
    const [year, month, day, hours, minutes, seconds] = generalized.slice(1).map(Number);
    return momentsOf([{ year: year ?? 0, month: month ?? 0, day: day ?? 0 }], {
      time: `${hours}:${pad(minutes)}:${pad(seconds)}Z`,
    });
  }
  const [, first = '', , second = '', third = '', time] = NUMBERS.exec(text) ?? [];
  if (first !== '') return momentsOf(daysOf([first, second, third], order), { time });
  return momentsOf(...namedDay(text.replace(WEEKDAY, '')));
}

function namedDay(text: string): [readonly Day[], { readonly time: string | undefined }] {
  const [, firstDay, nameAfter, yearAfter, timeAfter] = DAY_FIRST.exec(text) ?? [];
  const [, nameBefore, secondDay, yearBefore, timeBefore] = MONTH_FIRST.exec(text) ?? [];
  const name = (nameAfter ?? nameBefore ?? '').toLowerCase();
  const month =
    MONTHS.findIndex(
      (known) => known === name || known.slice(0, 3) === name || isSept(name, known),
    ) + 1;
  const day = { year: Number(yearAfter ?? yearBefore), month, day: Number(firstDay ?? secondDay) };
  return [[day], { time: timeAfter ?? timeBefore }];
}

function isSept(name: string, known: string): boolean {
  return name === 'sept' && known === 'september';
}

function daysOf(
  [first, second, third]: readonly [string, string, string],
  order: DateOrder | undefined,
): readonly Day[] {
  const orders =
    first.length === 4
      ? (['ymd'] as const)
      : third.length === 4
        ? (['dmy', 'mdy'] as const)
        : DATE_ORDERS;
  return orders
    .filter((one) => order === undefined || first.length === 4 || one === order)
    .flatMap((one) => {
      const [a, b, c] = [first, second, third];
      const [year, month, day] = one === 'dmy' ? [c, b, a] : one === 'mdy' ? [c, a, b] : [a, b, c];
      // A year has two or four digits, and a day never four.
      if ((year.length !== 2 && year.length !== 4) || day.length > 2) return [];
      return [{ year: Number(year.padStart(4, '20')), month: Number(month), day: Number(day) }];
    });
}

function momentsOf(
  days: readonly Day[],
  { time = '0:00' }: { readonly time: string | undefined },
): readonly number[] {
  const ofDay = timeOf(time);
  return ofDay === undefined
    ? []
    : days.filter(exists).map(({ year, month, day }) => Date.UTC(year, month - 1, day) + ofDay);
}

// 30 February and the 13th month would be another day.
function exists({ year, month, day }: Day): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return (
    made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day
  );
}

/** In milliseconds from midnight UTC; below zero where the zone is ahead. */
function timeOf(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, typed, minutes, seconds = '0', fraction = '0', half, zone = 'Z'] = match;
  const hours = Number(typed);
  if (hours > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  if (half !== undefined && (hours < 1 || hours > 12)) return undefined;
  const inDay = half === undefined ? hours : (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  return (
    ((inDay * 60 + Number(minutes) - zoneOf(zone)) * 60 + Number(seconds)) * 1000 + milliseconds
  );
}

/** In minutes. */
function zoneOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function pad(value: number | undefined): string {
  return String(value ?? 0).padStart(2, '0');
}
