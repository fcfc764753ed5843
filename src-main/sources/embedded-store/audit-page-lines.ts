import type { Knex } from 'knex';
import { z } from 'zod';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { LINE_FIELDS } from '#shared/audit/audit-lines.ts';
import { columnOf } from '../sql-text.ts';
import { read } from './connection.ts';

/** Reads pages of reports in one order. */
export type Pages = AuditReport['page'];

/** The columns of a line, in its order. */
export const LINE_COLUMNS = LINE_FIELDS.map((field) => `e.${columnOf(field)}`);

const LINE = `json_array(${LINE_COLUMNS.join(', ')}) as line`;

/** Some lines of a page, and how many. */
export const Lines = z.object({ lines: z.string().nullable(), count: z.int() });
export type Lines = z.infer<typeof Lines>;

/** Selects each entry as one line: a JSON array, as `audit-lines.ts` describes it. */
export function selectLines(db: Knex): Knex.QueryBuilder {
  return db('audit_entries as e').select(db.raw(LINE));
}

/**
 * Asks for {@link selectLines} as one text: handing every value over by itself takes longer than
 * reading it.
 */
export function inOneText(db: Knex, lines: Knex.QueryBuilder): Knex.QueryBuilder {
  return db
    .from(lines.as('l'))
    .select(db.raw('group_concat(l.line, char(10)) as lines, count(*) as count'));
}

/** Puts parts of a page together; an empty one leaves no trace. */
export function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n');
}

/** The lines of some entries by their numbers, in this order. @throws AppError as {@link Pages} */
export async function linesOfEntries(
  db: Knex,
  sequences: readonly number[],
  { signal }: CallOptions,
): Promise<Lines> {
  const wanted = selectLines(db).joinRaw(
    'join json_each(?) as wanted on wanted.value = e.sequence',
    [JSON.stringify(sequences)],
  );
  return Lines.parse(
    await read(() => inOneText(db, wanted.orderByRaw('wanted.key')).first(), signal),
  );
}
