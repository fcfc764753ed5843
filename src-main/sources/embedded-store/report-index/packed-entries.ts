import type { Knex } from 'knex';
import { read } from '../connection.ts';
import { IS_OF_KIND } from './kinds.ts';

/** In no time zone does a day begin within one. */
export const QUARTER_MS = 15 * 60_000;
/** What is kept of an entry: which quarter of an hour since 1970 it is of, and its kind. */
const NUMBERS_EACH = 2;
const LARGEST = 0xff_ff_ff_ff;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/**
 * The entries of a pack that will always be shown, as they are kept for totals: 32-bit numbers, two
 * each, in the byte order of this computer. Intents are left out: those without an outcome are
 * looked at anew each time.
 *
 * @returns `null` when one of them has no time that can be told; then they are counted in the log
 */
export async function packedEntries(db: Knex, range: readonly number[]): Promise<Buffer | null> {
  const [found]: readonly { readonly packed: string }[] = await read(() =>
    db.raw(
      `select json_group_array(json_array(substr(e.time, 1, 16), k.id)) as packed
        from audit_entries e not indexed cross join report_kinds k on ${IS_OF_KIND}
        where e.sequence >= ? and e.sequence < ? and e.result <> 'intended'`,
      [...range],
    ),
  );
  // The statement above made it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const entries = JSON.parse(found?.packed ?? '[]') as readonly (readonly [string, number])[];
  const numbers = new Uint32Array(entries.length * NUMBERS_EACH);
  for (const [index, [moment, kind]] of entries.entries()) {
    const quarter = quarterOf(moment);
    if (quarter === undefined) return null;
    numbers[index * NUMBERS_EACH] = quarter;
    numbers[index * NUMBERS_EACH + 1] = kind;
  }
  return Buffer.from(numbers.buffer);
}

function quarterOf(moment: string): number | undefined {
  const quarter = Math.floor(Date.parse(`${moment}:00.000Z`) / QUARTER_MS);
  return MOMENT.test(moment) && quarter >= 0 && quarter <= LARGEST ? quarter : undefined;
}
