import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { SHOWN } from '../audit-filter.ts';
import { read } from '../connection.ts';
import { IS_REQUEST } from './index-pack.ts';
import { INDEXED_FIELDS, type IndexShape, indexState, indexedValue } from './index-shape.ts';
import { partsOfKeyIds } from './key-parts.ts';
import { packedEntries } from './packed-entries.ts';

/** Whether the index of some entries, up to one, is what the log says. */
export interface CheckedPack {
  readonly from: number;
  readonly until: number;
  readonly fits: boolean;
}

/** A part of an index, and what it was made with. */
export interface PartOfIndex {
  readonly shape: IndexShape;
  /** The first pack, and the first one after the last; without them, all there are. */
  readonly first?: number;
  readonly end?: number;
}

/**
 * Compares the index with the log, pack by pack: every entry is where reports look for it, and what
 * is kept for totals is counted anew. None follows a pack that does not fit.
 *
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function* checkIndex(
  db: Knex,
  { shape, first = 0, end: afterLast }: PartOfIndex,
  options: CallOptions,
): AsyncGenerator<CheckedPack> {
  const { packs, next, newest } = await indexState(db, shape, options);
  if (next > newest + 1) {
    yield { from: newest + 1, until: next, fits: false };
    return;
  }
  for (let pack = first; pack < (afterLast ?? packs); pack += 1) {
    refuseIfCancelled(options.signal);
    const [from, end] = [pack * shape.pack, (pack + 1) * shape.pack];
    const fits = await isPackRight(db, { pack, from, end, block: shape.block });
    yield { from: Math.max(1, from), until: end - 1, fits };
    if (!fits) return;
    await setImmediate();
  }
}

interface Pack {
  readonly pack: number;
  readonly from: number;
  readonly end: number;
  readonly block: number;
}

async function isPackRight(db: Knex, pack: Pack): Promise<boolean> {
  for (const missing of missingFrom(pack)) {
    const found: readonly unknown[] = await read(() => db.raw(`${missing} limit 1`));
    if (found.length > 0) return false;
  }
  return areTotalsRight(db, pack);
}

/** Statements that find entries which reports would miss, or count twice. */
function missingFrom({ from, end, block }: Pack): readonly string[] {
  const entries = `audit_entries e not indexed`;
  const inPack = `e.sequence >= ${from} and e.sequence < ${end}`;
  const values = INDEXED_FIELDS.map((field) => `${indexedValue(field)} as ${field}`);
  // A block has many entries with one value: each value is looked for once.
  const different = INDEXED_FIELDS.map(
    (field) =>
      `select distinct '${field}' as field, ${field} as value, is_request, block from shown`,
  );
  return [
    `with shown as materialized (
        select ${values.join(', ')}, ${IS_REQUEST} as is_request, e.sequence / ${block} as block
        from ${entries} where ${inPack} and ${SHOWN})
      select 1 from (${different.join(' union all ')}) d where not exists (
        select 1 from report_values v cross join report_value_blocks b on b.value_id = v.id
        where v.field = d.field and v.value = d.value
          and b.is_request = d.is_request and b.block = d.block)`,
    `${partsOfKeyIds(inPack)} select 1 from parts p where not exists (
      select 1 from report_key_parts k where k.part = p.part and k.value_id = p.value_id)`,
    `select 1 from ${entries} where ${inPack} and e.result = 'intended' and ${SHOWN}
      and not exists (select 1 from report_open_intents o where o.sequence = e.sequence)`,
    `select 1 from report_open_intents e where ${inPack} and not exists (
      select 1 from audit_entries o where o.sequence = e.sequence and o.result = 'intended')`,
  ];
}

async function areTotalsRight(db: Knex, { pack, from, end }: Pack): Promise<boolean> {
  const [times]: readonly { readonly fits: number }[] = await read(() =>
    db.raw(
      `select p.first_time = min(e.time) and p.last_time = max(e.time) and p.newest_time =
          max(max(e.time), coalesce((select newest_time from report_packs where pack = ?), ''))
          as fits
        from report_packs p cross join audit_entries e not indexed
        where p.pack = ? and e.sequence >= ? and e.sequence < ?`,
      [pack - 1, pack, from, end],
    ),
  );
  const [kept]: readonly { readonly entries: ArrayBuffer | null }[] = await read(() =>
    db('report_packs').select('entries').where({ pack }),
  );
  const right = await packedEntries(db, [from, end]);
  if (times?.fits !== 1 || kept === undefined) return false;
  if (kept.entries === null || right === null) return kept.entries === right;
  return right.equals(Buffer.from(kept.entries));
}

/** Takes the index away, as if nothing had been indexed yet, inside a transaction. */
export async function emptyIndex(transaction: Knex): Promise<void> {
  for (const table of [
    'report_packs',
    'report_open_intents',
    'report_value_blocks',
    'report_key_parts',
    'report_values',
    'report_kinds',
  ])
    await transaction(table).delete();
}
