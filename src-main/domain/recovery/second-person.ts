import type { SecondPersonSettings } from '#shared/recovery/second-person.ts';
import { LONGEST_NOTE } from '#shared/request/request-fields.ts';
import { fitsName } from '../audit/unusual-activity.ts';
import { withoutCase } from '../without-case.ts';

/** Whether the name of a computer alone asks for a second person. */
export function isNamed({ computers }: SecondPersonSettings, name: string): boolean {
  return computers.some((pattern) => fitsName(pattern, name));
}

/**
 * Whether a computer is in one of the organisational units, or below. Of one whose place is not
 * known nobody can say that it is not.
 *
 * @param place its distinguished name
 */
export function isInUnit(
  { organisationalUnits }: SecondPersonSettings,
  place: string | undefined,
): boolean {
  return organisationalUnits.some(
    (unit) => unit === '*' || place === undefined || isBelow(partsOf(place), partsOf(unit)),
  );
}

function isBelow(place: readonly string[], unit: readonly string[]): boolean {
  const end = place.slice(-unit.length);
  return place.length > unit.length && unit.every((part, index) => part === end[index]);
}

/** The parts of a distinguished name, as they are compared. A comma in a name is escaped. */
function partsOf(name: string): readonly string[] {
  return name.split(/(?<!\\),/).map((part) => {
    const [attribute = '', ...value] = part.split('=');
    return withoutCase(`${attribute.trim()}=${value.join('=').trim()}`);
  });
}

/** The note of an entry, with whoever approved it first. What is too long is cut at its end. */
export function approvedNote(note: string, approver: string | undefined): string {
  if (approver === undefined) return note;
  const whole = [`approved by ${approver}`, ...(note === '' ? [] : [note])].join('; ');
  return whole.length <= LONGEST_NOTE ? whole : `${whole.slice(0, LONGEST_NOTE - 1)}…`;
}
