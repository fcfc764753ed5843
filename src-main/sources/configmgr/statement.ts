import type { SqlParameters } from '#main/drivers/tds/sql-server.ts';

/**
 * A statement and its parameters, named in it as `@name`. Nothing a person typed stands in the text
 * itself.
 */
export interface Statement {
  readonly text: string;
  /** Dates are UTC, as these databases keep them. */
  readonly parameters: SqlParameters;
}
