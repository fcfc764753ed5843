import type { Knex } from 'knex';
import { textList } from '#main/sources/sql-text.ts';
import { NOT_REQUESTS } from '#shared/audit/audit-report.ts';
import { SHOWN } from '../audit-filter.ts';
import { INDEXED_FIELDS, type IndexShape, indexedValue } from './index-shape.ts';
import { partsOfKeyIds } from './key-parts.ts';
import { KIND_COLUMNS } from './kinds.ts';
import { packedEntries } from './packed-entries.ts';

/** Stores are indexed with this: a test says what to do where it changes. */
export const IS_REQUEST = `(e.action not in (${textList(NOT_REQUESTS)}))`;

const OF_PACK = 'e.sequence >= ? and e.sequence < ?';

/** Adds one pack to the index, the one after the last, inside a transaction. */
export async function indexPack(transaction: Knex, pack: number, shape: IndexShape): Promise<void> {
  const range = [pack * shape.pack, (pack + 1) * shape.pack];
  for (const field of INDEXED_FIELDS) {
    const value = indexedValue(field);
    await transaction.raw(
      `insert or ignore into report_values (field, value)
        select distinct '${field}', ${value} from audit_entries e where ${OF_PACK} and ${SHOWN}`,
      range,
    );
    await transaction.raw(
      `insert or ignore into report_value_blocks (value_id, is_request, block)
        select distinct v.id, ${IS_REQUEST}, e.sequence / ${shape.block}
        from audit_entries e cross join report_values v
        where ${OF_PACK} and ${SHOWN} and v.field = '${field}' and v.value = ${value}`,
      range,
    );
  }
  await transaction.raw(
    `insert or ignore into report_key_parts (part, value_id)
      ${partsOfKeyIds(OF_PACK)} select part, value_id from parts`,
    range,
  );
  await transaction.raw(
    `insert or ignore into report_open_intents (sequence)
      select e.sequence from audit_entries e
      where ${OF_PACK} and e.result = 'intended' and ${SHOWN}`,
    range,
  );
  await addKinds(transaction, range);
  await transaction.raw(
    `insert into report_packs (pack, first_time, last_time, newest_time, entries)
      select ?, min(e.time), max(e.time),
        max(max(e.time), coalesce((select newest_time from report_packs where pack = ?), '')), ?
      from audit_entries e where ${OF_PACK}`,
    [pack, pack - 1, await packedEntries(transaction, range), ...range],
  );
}

async function addKinds(transaction: Knex, range: readonly number[]): Promise<void> {
  const columns = KIND_COLUMNS.join(', ');
  await transaction.raw(
    `insert or ignore into report_kinds (${columns})
      select distinct ${columns} from audit_entries e where ${OF_PACK} and e.result <> 'intended'`,
    [...range],
  );
}
