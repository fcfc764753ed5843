import type { Knex } from 'knex';
import { AppError } from '#shared/errors.ts';
import { read, write } from '../connection.ts';
import * as firstSchema from './0001-first-schema.ts';
import * as disclosuresByComputer from './0002-disclosures-by-computer.ts';
import * as auditReport from './0003-audit-report.ts';
import * as compliance from './0004-compliance.ts';
import * as unknownDrives from './0005-unknown-drives.ts';
import * as disclosedKeys from './0006-disclosed-keys.ts';
import * as identity from './0007-identity.ts';
import * as flags from './0008-flags.ts';
import * as namesWithoutCase from './0009-names-without-case.ts';
import * as guesses from './0010-guesses.ts';
import * as reportIndex from './0011-report-index.ts';
import * as partsOfKeyIds from './0012-parts-of-key-ids.ts';
import * as alikeComputers from './0013-alike-computers.ts';
import * as secretKey from './0014-secret-key.ts';

interface Migration {
  readonly name: string;
  readonly up: (db: Knex) => Promise<void>;
}

/**
 * Every step from an empty database to today's schema, oldest first. A step that was released is
 * never changed.
 */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-first-schema', up: firstSchema.up },
  { name: '0002-disclosures-by-computer', up: disclosuresByComputer.up },
  { name: '0003-audit-report', up: auditReport.up },
  { name: '0004-compliance', up: compliance.up },
  { name: '0005-unknown-drives', up: unknownDrives.up },
  { name: '0006-disclosed-keys', up: disclosedKeys.up },
  { name: '0007-identity', up: identity.up },
  { name: '0008-flags', up: flags.up },
  { name: '0009-names-without-case', up: namesWithoutCase.up },
  { name: '0010-guesses', up: guesses.up },
  { name: '0011-report-index', up: reportIndex.up },
  { name: '0012-parts-of-key-ids', up: partsOfKeyIds.up },
  { name: '0013-alike-computers', up: alikeComputers.up },
  { name: '0014-secret-key', up: secretKey.up },
];

/** The migrations as knex wants them: from the code, for a bundle has no folder of them. */
const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...MIGRATIONS],
  getMigrationName: ({ name }) => name,
  getMigration: async ({ up }) => ({
    up,
    down: () => {
      throw new Error('a store is never migrated down');
    },
  }),
};

/**
 * Brings a store up to date. All in one transaction that holds the write lock: two consoles migrate
 * one after the other, and one that is killed leaves the old schema, not knex's own lock for ever.
 *
 * @throws AppError `store.newer`, `store.*`, `request.cancelled`; then the store is as it was.
 */
export async function migrate(db: Knex, signal?: AbortSignal): Promise<void> {
  if ((await read(() => schemaVersion(db), signal)) === MIGRATIONS.length) return;
  await write(
    db,
    async (transaction) => {
      // Once more, now that nobody else can change it.
      const version = await schemaVersion(transaction);
      if (version > MIGRATIONS.length) throw new AppError('store.newer', `schema ${version}`);
      await transaction.migrate.latest({ migrationSource });
      await transaction('store_info').update({ schema_version: MIGRATIONS.length });
    },
    signal,
  );
}

async function schemaVersion(db: Knex | Knex.Transaction): Promise<number> {
  if (!(await db.schema.hasTable('store_info'))) return 0;
  const info: { schema_version: number } | undefined = await db('store_info')
    .select('schema_version')
    .first();
  return info?.schema_version ?? 0;
}
