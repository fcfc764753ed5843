import type { Knex } from 'knex';
import { z } from 'zod';
import type { SqlValue, TableRows } from '#main/drivers/sqlite/insert-rows.ts';
import { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { VolumeCompliance } from '#shared/compliance/volume-compliance.ts';

/** Rows that wait to be inserted into one table. */
interface Table<Model> {
  /** @param keys values of the columns that say which row it is, and to which others it belongs */
  add(keys: readonly SqlValue[], model: Model): void;
  /** What was added since it was taken last. */
  take(): TableRows;
}

export type ComputerTables = Awaited<ReturnType<typeof computerTables>>;

const Columns = z.array(z.object({ name: z.string() }));

/** Columns whose name is not the field's with underscores. */
const FIELD_OF: Readonly<Record<string, string>> = { kind: 'driveType' };
/** For tables that hold nothing but keys. */
export const NO_MODEL = {};

/**
 * The tables that hold the compliance of computers, those first that others refer to. Which columns
 * they have, the migrations say: whatever a report knows of them is written into them.
 */
export async function computerTables(db: Knex) {
  const computer = ComputerCompliance.shape;
  const volume = VolumeCompliance.shape;
  return {
    domains: await tableOf(db, NO_MODEL, { name: 'domains', keys: ['id', 'name', 'dns_name'] }),
    computers: await tableOf(db, computer, { name: 'computers', keys: ['id', 'domain_id'] }),
    compliance: await tableOf(db, computer, { name: 'computer_compliance', keys: ['computer_id'] }),
    users: await tableOf(db, NO_MODEL, {
      name: 'computer_users',
      keys: ['computer_id', 'domain_id', 'name'],
    }),
    volumes: await tableOf(db, volume, { name: 'volumes', keys: ['id', 'computer_id'] }),
    protection: await tableOf(db, volume, { name: 'volume_compliance', keys: ['volume_id'] }),
  };
}

async function tableOf<Shape extends object>(
  db: Knex,
  shape: Shape,
  { name, keys }: { readonly name: string; readonly keys: readonly string[] },
): Promise<Table<Readonly<Record<keyof Shape, unknown>>>> {
  const columns = Columns.parse(await db.raw('select name from pragma_table_info(?)', [name]));
  const fields = columns.flatMap((column) => {
    const field = FIELD_OF[column.name] ?? camelCase(column.name);
    return isKeyOf(shape, field) ? [{ column: column.name, field }] : [];
  });
  const all = [...keys, ...fields.map(({ column }) => column)];
  let rows: (readonly SqlValue[])[] = [];
  return {
    add: (values, model) => {
      rows.push([...values, ...fields.map(({ field }) => sqlValue(model[field]))]);
    },
    take() {
      const taken = { table: name, columns: all, rows };
      rows = [];
      return taken;
    },
  };
}

function isKeyOf<Shape extends object>(shape: Shape, field: string): field is keyof Shape & string {
  return Object.hasOwn(shape, field);
}

function camelCase(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Lists are JSON in the store, and a moment that never was is empty there. */
function sqlValue(value: unknown): SqlValue {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return value === null ? '' : JSON.stringify(value);
}
