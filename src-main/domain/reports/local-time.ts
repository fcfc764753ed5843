/**
 * ISO 8601 in this computer's zone, with its offset: both a person and a program can read it. Empty
 * when the text is no such moment.
 */
export function localTime(iso: string): string {
  const offset = offsetAt(iso);
  if (offset === undefined) return '';
  const minutes = Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16)) + offset;
  const shift = Math.floor(minutes / MINUTES_OF_DAY);
  const inDay = minutes - shift * MINUTES_OF_DAY;
  const day =
    shift === 0
      ? iso.slice(0, 10)
      : new Date(Date.parse(iso) + offset * MINUTE_MS).toISOString().slice(0, 10);
  const ahead = `${offset < 0 ? '-' : '+'}${clock(Math.abs(offset))}`;
  return `${day}T${clock(inDay)}${iso.slice(16, 19)}${ahead}`;
}

/**
 * The moment shifted so that its UTC parts are what a clock on the wall here showed: for formats
 * that know no time zones.
 */
export function localMoment(iso: string): Date | undefined {
  const offset = offsetAt(iso);
  return offset === undefined ? undefined : new Date(Date.parse(iso) + offset * MINUTE_MS);
}

const MINUTE_MS = 60_000;
const MINUTES_OF_DAY = 1_440;
const MOMENT = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/**
 * The last day asked for, and its offset if that was the same all day. A report has thousands of
 * moments of each day, and asking is slow.
 */
let known: { readonly day: string; readonly offset: number | undefined } = {
  day: '',
  offset: undefined,
};

/** By how many minutes the clock here was ahead of UTC. */
function offsetAt(iso: string): number | undefined {
  if (!MOMENT.test(iso)) return undefined;
  const day = iso.slice(0, 10);
  if (known.day !== day) {
    if (Number.isNaN(Date.parse(iso))) return undefined;
    const [first, last] = [
      minutesAhead(`${day}T00:00:00.000Z`),
      minutesAhead(`${day}T23:59:59.999Z`),
    ];
    known = { day, offset: first === last ? first : undefined };
  }
  return known.offset ?? minutesAhead(iso);
}

function minutesAhead(iso: string): number {
  return -new Date(iso).getTimezoneOffset();
}

function clock(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
