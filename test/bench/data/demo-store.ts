import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS } from '#main/sources/embedded-store/migrations/all.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { hashPassword } from '#main/sources/embedded-store/password-hash.ts';
import { fillInBulk } from './bulk.ts';
import { cached } from './cache.ts';

/** One of the demo's accounts, with its password. Here it reads reports too. */
const OPERATOR = String.raw`CONTOSO\helpdesk-admin`;
const PASSWORD = 'demo';

/**
 * A folder that the console takes for its `demo` folder, with a store of the product's own schema
 * in it.
 */
export interface StoreFolder {
  readonly folder: string;
  readonly file: string;
}

/** Makes the store called `name` once per machine; `fill` adds its many rows. */
export async function demoStore(
  name: string,
  fill: (db: Knex, folder: string) => Promise<void>,
): Promise<StoreFolder> {
  const folder = await cached(name, version(), async (work) => {
    const db = await openStore({
      file: join(work, FILE),
      purpose: 'demo',
      fill: (empty) =>
        fillInBulk(empty, async () => {
          await empty.raw(
            "insert into domains (id, name, dns_name) values (1, 'CONTOSO', 'contoso.test')",
          );
          await addOperator(empty);
          await fill(empty, work);
        }),
    });
    await closeStore(db);
  });
  return { folder, file: join(folder, FILE) };
}

/** Old data is of no use once the schema, or what is put into it, has changed. */
function version(): string {
  const hash = createHash('sha256').update(MIGRATIONS.map((migration) => migration.name).join(' '));
  for (const source of ['audit-store.ts', 'bulk.ts', 'demo-store.ts', 'key-store.ts'])
    hash.update(readFileSync(join(import.meta.dirname, source)));
  return hash.digest('hex').slice(0, 8);
}

/** What the demo profile calls its store. */
const FILE = 'keydesk-demo.db';

async function addOperator(db: Knex): Promise<void> {
  const { salt, hash, cost } = await hashPassword(PASSWORD);
  await db('accounts').insert({
    account: OPERATOR,
    display_name: 'Desk',
    roles: JSON.stringify(['admin', 'reports']),
    password_salt: salt,
    password_hash: hash,
    scrypt_n: cost.N,
    scrypt_r: cost.r,
    scrypt_p: cost.p,
  });
}
