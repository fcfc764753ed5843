import type { Knex } from 'knex';
import * as firstSchema from './0001-first-schema.ts';

interface Migration {
  readonly name: string;
  readonly up: (db: Knex) => Promise<void>;
}

/** Every step from an empty database to today's schema, oldest first. A step that was released is never changed. */
export const MIGRATIONS: readonly Migration[] = [{ name: '0001-first-schema', up: firstSchema.up }];

/** The migrations as knex wants them: from the code, not from a folder that a bundle does not have. */
export const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...MIGRATIONS],
  getMigrationName: ({ name }) => name,
  getMigration: async ({ up }) => ({
    up,
    down: () => {
      throw new Error('a store is never migrated down');
    },
  }),
};
