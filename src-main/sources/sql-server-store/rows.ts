import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { DomainNames } from '#shared/sign-in/domain-names.ts';

/** Rows as SQL Server gives them in JSON: nothing at all where there are none. */
export const Json = z
  .string()
  .nullish()
  .transform((json): unknown => JSON.parse(json ?? '[]'));

/** What `keydesk.domains_of_users` answers. */
export const DomainsOfUsers = Json.pipe(z.array(DomainNames));

/**
 * Rows as a schema has them. What was read stays out of the error: a row may hold a secret. @throws
 * AppError `store.damaged`
 */
export function parsed<T>(schema: z.ZodType<T>, rows: unknown): T {
  const reading = schema.safeParse(rows);
  if (reading.success) return reading.data;
  const where = reading.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
  throw new AppError('store.damaged', `store: a row does not fit the schema (${where.join(', ')})`);
}

/**
 * Joins rows that repeat the same thing, one for each person associated with it (`account`, `null`
 * where there is nobody), into one with all its people.
 */
export function withAccounts<R extends { readonly account: string | null }>(
  rows: readonly R[],
  idOf: (row: R) => unknown,
): readonly { readonly row: R; readonly users: string[] }[] {
  const things = new Map<unknown, { row: R; users: string[] }>();
  for (const row of rows) {
    const thing = things.get(idOf(row)) ?? { row, users: [] };
    if (row.account !== null) thing.users.push(row.account);
    things.set(idOf(row), thing);
  }
  return [...things.values()];
}
