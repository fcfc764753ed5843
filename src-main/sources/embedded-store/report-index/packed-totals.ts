import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Tally } from '#main/domain/audit/audit-tally.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { AuditFilter } from '#shared/audit/audit-report.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { narrowed } from '../audit-filter.ts';
import { read } from '../connection.ts';
import type { IndexState } from './index-shape.ts';
import { QUARTER_MS } from './packed-entries.ts';

/** Packs read in one statement: some 65,000 entries, in a few milliseconds. */
const AT_ONCE = 64;

interface Wanted {
  readonly db: Knex;
  readonly filter: AuditFilter;
}

interface PacksToCount {
  /** All of their entries are within the range of the filter. */
  readonly whole: readonly number[];
  readonly inPart: readonly number[];
}

/** The packs that may have entries within the range of a filter. */
export async function packsToCount(
  { db, filter: { from, until } }: Wanted,
  { packs }: IndexState,
  { signal }: CallOptions,
): Promise<PacksToCount> {
  const bounded = db('report_packs').where('pack', '<', packs).where('last_time', '>=', from);
  if (until !== '') bounded.where('first_time', '<', until);
  const rows: readonly { readonly pack: number; readonly isWhole: number }[] = await read(
    () =>
      bounded
        .select('pack')
        .select(
          db.raw(
            `(entries is not null and first_time >= ? and (? = '' or last_time < ?)) as isWhole`,
            [from, until, until],
          ),
        )
        .orderBy('pack'),
    signal,
  );
  const those = (isWhole: number) =>
    rows.filter((row) => row.isWhole === isWhole).map(({ pack }) => pack);
  return { whole: those(1), inPart: those(0) };
}

interface Packs {
  readonly packs: readonly number[];
  readonly tally: Tally;
}

/** Adds up what is kept of the entries of whole packs. */
export async function addPacks(
  { db, filter }: Wanted,
  { packs, tally }: Packs,
  { signal }: CallOptions,
): Promise<void> {
  const kinds = await kindsWithin({ db, filter }, signal);
  const counts = createCounts(kinds.map(({ id }) => id));
  for (let start = 0; start < packs.length; start += AT_ONCE) {
    refuseIfCancelled(signal);
    const some = JSON.stringify(packs.slice(start, start + AT_ONCE));
    const rows: readonly { readonly entries: ArrayBuffer }[] = await read(
      () =>
        db('report_packs')
          .select('entries')
          .whereRaw('pack in (select value from json_each(?))', [some]),
      signal,
    );
    for (const { entries } of rows) counts.add(new Uint32Array(entries));
    await setImmediate();
  }
  tally.addKinds(kinds.map((kind) => ({ ...kind, count: counts.ofKind(kind.id) })));
  tally.addMoments(byDay(counts.quarters));
}

interface Kind {
  readonly id: number;
  readonly result: string;
  readonly reason: string;
  readonly operator: string;
}

function kindsWithin({ db, filter }: Wanted, signal: AbortSignal): Promise<readonly Kind[]> {
  return read(
    () =>
      narrowed(
        db('report_kinds as e').select('e.id', 'e.result', 'e.reason', 'e.operator'),
        filter,
      ),
    signal,
  );
}

/** Counts entries of some kinds, by kind and by quarter of an hour. */
function createCounts(ids: readonly number[]) {
  const ofKinds = new Float64Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  const isCounted = new Uint8Array(ofKinds.length);
  for (const id of ids) isCounted[id] = 1;
  const quarters = new Map<number, number>();
  return {
    quarters,
    ofKind: (id: number) => ofKinds[id] ?? 0,
    add(entries: Uint32Array) {
      // Entries of one quarter mostly stand side by side.
      let [quarter, count] = [0, 0];
      const flush = () => {
        if (count > 0) quarters.set(quarter, (quarters.get(quarter) ?? 0) + count);
      };
      for (let index = 0; index < entries.length; index += 2) {
        const kind = entries[index + 1] ?? 0;
        if (isCounted[kind] !== 1) continue;
        ofKinds[kind] = (ofKinds[kind] ?? 0) + 1;
        const next = entries[index] ?? 0;
        if (next !== quarter) {
          flush();
          quarter = next;
          count = 0;
        }
        count += 1;
      }
      flush();
    },
  };
}

/** The counts of each day of this computer's time zone, under its first moment that has any. */
function byDay(
  quarters: ReadonlyMap<number, number>,
): readonly { readonly moment: string; readonly count: number }[] {
  const days: { moment: string; count: number }[] = [];
  let endMs = Number.NEGATIVE_INFINITY;
  for (const [quarter, count] of [...quarters].sort(([one], [other]) => one - other)) {
    const day = days.at(-1);
    if (day !== undefined && quarter * QUARTER_MS < endMs) {
      day.count += count;
      continue;
    }
    const begin = new Date(quarter * QUARTER_MS);
    endMs = new Date(begin.getFullYear(), begin.getMonth(), begin.getDate() + 1).getTime();
    days.push({ moment: begin.toISOString().slice(0, 16), count });
  }
  return days;
}
