import type { Knex } from 'knex';

export interface Statement {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/**
 * What the product sends to its store while it does `work`, in order: a baseline that runs the same
 * SQL cannot fall behind it.
 */
export async function recordSql(
  db: Knex,
  work: () => Promise<unknown>,
): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const onQuery = ({
    sql,
    bindings = [],
  }: {
    readonly sql: string;
    readonly bindings?: readonly unknown[];
  }) => statements.push({ sql, bindings });
  db.on('query', onQuery);
  await work();
  db.off('query', onQuery);
  return statements;
}

/** The statement with its values written into it, for a program without parameters. */
export function inlined({ sql, bindings }: Statement): string {
  let index = 0;
  return sql.replaceAll('?', () => literal(bindings[index++]));
}

function literal(value: unknown): string {
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}
