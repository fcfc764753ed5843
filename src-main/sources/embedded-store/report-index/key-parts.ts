import { SHOWN } from '../audit-filter.ts';
import { AFTER_EVERY_LETTER, type Condition, isAscii } from '../without-case.ts';
import { indexedValue } from './index-shape.ts';

/**
 * Characters in a part of a key ID. A text of seven or more has one of them whole, wherever in a
 * key ID it stands, and among 600,000 key IDs some hundred have it; each takes nine parts, some 110
 * bytes.
 */
export const PART = 4;
/** A shorter text has too little of a part to leave out many key IDs. */
const SHORTEST = 5;

/**
 * The parts of all key IDs in some entries, as a `with` clause: `parts (value_id, part)`.
 *
 * @param entries a condition on `audit_entries e`
 */
export function partsOfKeyIds(entries: string): string {
  return `with recursive places (value_id, value, place) as (
      select distinct v.id, v.value, 1 from audit_entries e not indexed cross join report_values v
      where ${entries} and ${SHOWN} and v.field = 'keyId' and v.value = ${indexedValue('keyId')}
      union all
      select value_id, value, place + ${PART} from places where place + ${PART} <= length(value)
    ), parts (value_id, part) as (
      select distinct value_id, substr(value, place, ${PART}) from places where value <> ''
    )`;
}

/**
 * What is true of every value `v` that has this text in it, and of few others.
 *
 * @returns `undefined` where that is not known
 */
export function havingParts(text: string): Condition | undefined {
  if (text.length < SHORTEST || !isAscii(text)) return undefined;
  // A part begins at one of the first four characters of the text.
  const begun = Array.from({ length: PART }, (_, from) =>
    text.toLowerCase().slice(from, from + PART),
  );
  const having = ({ length }: string) => (length === PART ? 'part = ?' : 'part >= ? and part < ?');
  const values = begun.flatMap((part) =>
    part.length === PART ? [part] : [part, part + AFTER_EVERY_LETTER],
  );
  const parts = begun
    .map((part) => `select value_id from report_key_parts where ${having(part)}`)
    .join(' union all ');
  return [`v.id in (${parts})`, values];
}
