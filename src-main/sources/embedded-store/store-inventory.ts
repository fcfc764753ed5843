import type { Knex } from 'knex';
import { z } from 'zod';
import type { InventoryComputer, InventoryKey } from '#main/domain/escrow/inventory.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { read } from './connection.ts';

/** Rows that are read in one go: a few milliseconds, during which the console answers nobody. */
const PAGE = 2_000;

const ComputerRow = z.object({
  id: z.number(),
  name: z.string(),
  netbios: z.string(),
  dns: z.string(),
  operatingSystem: z.string(),
});

const KeyRow = z.object({
  id: z.number(),
  computer: z.number(),
  keyId: z.string(),
  escrowedAt: z.iso.datetime().nullable().catch(null),
});

/** The computers and keys of Keydesk's own store, page by page. */
export function storeInventory(
  db: Knex,
  name: string,
  { page = PAGE }: { readonly page?: number } = {},
): EscrowInventory {
  return {
    name,
    async *list({ signal, onProgress }) {
      const progress = { computers: 0, keys: 0 };
      for await (const rows of pagesOf(db, {
        question: computers,
        row: ComputerRow,
        page,
        signal,
      })) {
        progress.computers += rows.length;
        onProgress?.({ ...progress });
        yield { computers: rows.map(computerOf), keys: [] };
      }
      for await (const rows of pagesOf(db, { question: keys, row: KeyRow, page, signal })) {
        progress.keys += rows.length;
        onProgress?.({ ...progress });
        yield { computers: [], keys: rows.map(keyOf) };
      }
    },
  };
}

interface Paging<Row extends { readonly id: number }> extends CallOptions {
  readonly question: (db: Knex) => Knex.QueryBuilder;
  readonly row: z.ZodType<Row>;
  readonly page: number;
}

/** Each page begins behind the last number of the one before. */
async function* pagesOf<Row extends { readonly id: number }>(
  db: Knex,
  { question, row, page, signal }: Paging<Row>,
): AsyncGenerator<readonly Row[]> {
  let after = 0;
  for (;;) {
    const begin = after;
    const found: readonly unknown[] = await read(
      () => question(db).whereRaw('id > ?', begin).orderBy('id').limit(page),
      signal,
    );
    const rows = found.map((one) => row.parse(one));
    if (rows.length > 0) yield rows;
    if (rows.length < page) return;
    after = rows.at(-1)?.id ?? Number.MAX_SAFE_INTEGER;
  }
}

function computers(db: Knex): Knex.QueryBuilder {
  return db.select('*').from(
    db('computers as c')
      .join('named_domains as d', 'd.id', 'c.domain_id')
      .select(
        'c.id as id',
        'c.name as name',
        'd.netbios as netbios',
        // Of a domain without it, this is the short name once more.
        db.raw("case when d.dns_name = d.netbios then '' else d.dns_name end as dns"),
        'c.operating_system as operatingSystem',
      )
      .as('listed'),
  );
}

function keys(db: Knex): Knex.QueryBuilder {
  return db
    .select('*')
    .from(
      db('protectors as p')
        .join('volumes as v', 'v.id', 'p.volume_id')
        .select(
          'p.id as id',
          'v.computer_id as computer',
          'p.key_id as keyId',
          'p.escrowed_at as escrowedAt',
        )
        .as('listed'),
    );
}

function computerOf(row: z.infer<typeof ComputerRow>): InventoryComputer {
  const { id, name, netbios, dns, operatingSystem } = row;
  return {
    ref: String(id),
    name,
    domain: { netbios, dns },
    exists: true,
    keysTold: true,
    // The store keeps what computers reported of their drives, and nothing of their accounts.
    passwordSetAt: undefined,
    lastSignInAt: undefined,
    account: 'unknown',
    operatingSystem,
  };
}

function keyOf({ computer, keyId, escrowedAt }: z.infer<typeof KeyRow>): InventoryKey {
  return {
    ref: String(computer),
    keyId,
    escrowedAt: escrowedAt ?? undefined,
    // What it stores was checked when it came in, and keys are never changed.
    isDamaged: false,
  };
}
