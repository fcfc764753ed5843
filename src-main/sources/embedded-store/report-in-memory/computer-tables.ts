import type { Knex } from 'knex';
import { z } from 'zod';
import type { AlikeRows, SqlValue } from '#main/drivers/sqlite/insert-rows.ts';
import { COMPUTER_COLUMNS, VOLUME_COLUMNS } from '#shared/compliance/compliance-column.ts';

type Row = readonly SqlValue[];

/** Rows that wait to be inserted into one table. */
interface Table<Model> {
  /** @param keys values of the columns that say which row it is, and to which others it belongs */
  add(keys: Row, model: Model): void;
  /** What was added since it was taken last. */
  take(): AlikeRows;
}

export type ComputerTables = Awaited<ReturnType<typeof computerTables>>;

/** The columns of a report, by the fields of its model. */
type Columns = Readonly<Record<string, { readonly kind: string }>>;

const ColumnNames = z.array(z.object({ name: z.string() }));

/** Columns whose name is not the field's with underscores. */
const FIELD_OF: Readonly<Record<string, string>> = { kind: 'driveType' };
/** For tables that hold nothing but keys. */
export const NO_MODEL = {};

/**
 * The tables that hold the compliance of computers, those first that others refer to. Which columns
 * they have, the migrations say: whatever a report knows of them is written into them.
 */
export async function computerTables(db: Knex) {
  const [computer, volume] = [COMPUTER_COLUMNS, VOLUME_COLUMNS];
  return {
    domains: await tableOf(db, NO_MODEL, { table: 'domains', keys: ['id', 'name', 'dns_name'] }),
    computers: await tableOf(db, computer, {
      table: 'computers',
      keys: ['id', 'domain_id', 'name'],
    }),
    compliance: await tableOf(db, computer, {
      table: 'computer_compliance',
      keys: ['computer_id'],
    }),
    users: await tableOf(db, NO_MODEL, {
      table: 'computer_users',
      keys: ['computer_id', 'domain_id', 'name'],
    }),
    volumes: await tableOf(db, volume, { table: 'volumes', keys: ['id', 'computer_id'] }),
    protection: await tableOf(db, volume, { table: 'volume_compliance', keys: ['volume_id'] }),
  };
}

/** Most computers are alike in all but their names and moments: they are grouped by the rest. */
async function tableOf<Known extends Columns>(
  db: Knex,
  known: Known,
  { table, keys }: { readonly table: string; readonly keys: readonly string[] },
): Promise<Table<Readonly<Record<keyof Known, unknown>>>> {
  const all = ColumnNames.parse(await db.raw('select name from pragma_table_info(?)', [table]));
  const fields = all.flatMap(({ name }) => {
    const field = FIELD_OF[name] ?? camelCase(name);
    return isKeyOf(known, field) && !keys.includes(name) ? [{ name, field }] : [];
  });
  const moments = fields.filter(({ field }) => known[field]?.kind === 'moment');
  const others = fields.filter((field) => !moments.includes(field));
  const groups = new Map<string, { shared: Row; rows: Row[] }>();
  return {
    add(values, model) {
      const row =
        moments.length === 0
          ? values
          : [...values, ...moments.map(({ field }) => sqlValue(model[field]))];
      const shared = others.map(({ field }) => model[field]);
      const name = JSON.stringify(shared);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, { shared: shared.map(sqlValue), rows: [row] });
      else group.rows.push(row);
    },
    take() {
      const taken = [...groups.values()];
      groups.clear();
      const own = [...keys, ...moments.map(({ name }) => name)];
      return { table, own, shared: others.map(({ name }) => name), groups: taken };
    },
  };
}

function isKeyOf<Known extends object>(known: Known, field: string): field is keyof Known & string {
  return Object.hasOwn(known, field);
}

function camelCase(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Lists are JSON in the store, and a moment that never was is empty there. */
function sqlValue(value: unknown): SqlValue {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return value === null ? '' : JSON.stringify(value);
}
