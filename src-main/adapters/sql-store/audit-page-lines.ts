import type { Knex } from 'knex';
import { z } from 'zod';
import { LINE_FIELDS } from '../../../src-shared/model/audit-lines.ts';
import { columnOf } from './audit-rows.ts';

/** What a line holds, under the names the model has for it. */
export const LINE_COLUMNS = LINE_FIELDS.map((field) => `e.${columnOf(field)} as ${field}`);

const PLACES = LINE_FIELDS.map(() => '??').join(', ');
const NAMES = LINE_FIELDS.map((field) => `r.${field}`);

/** Some lines of a page, and how many. */
export const Lines = z.object({ lines: z.string().nullable(), count: z.int() });

/** Asks for rows of {@link LINE_COLUMNS} as lines, in one text: handing every value over by itself takes longer than reading it. */
export function asLines(db: Knex, rows: Knex.QueryBuilder): Knex.QueryBuilder {
  return db.from(rows.as('r')).select(db.raw(`group_concat(json_array(${PLACES}), char(10)) as lines, count(*) as count`, NAMES));
}

/** Puts parts of a page together; an empty one leaves no trace. */
export function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n');
}
