import { z } from 'zod';
import type { InventoryComputer, InventoryKey } from '#main/domain/escrow/inventory.ts';
import type { SqlServer } from '#main/drivers/tds/sql-server.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { momentIn, nameIn } from './cells.ts';
import { type Page, keysPage, machinesPage } from './inventory-queries.ts';
import type { Statement } from './key-queries.ts';
import { KeyIdCell } from './key-rows.ts';
import type { RecoveryTables } from './tables.ts';

/** Rows in one answer, which is about a megabyte. */
const PAGE = 5_000;

const Name = z.string().nullable().transform(nameIn);
const Machine = z.object({ ref: z.string(), name: Name, domain: Name });
type Machine = z.infer<typeof Machine>;
const ListedKey = z.object({
  /** As its column has it. */
  keyId: z.string(),
  /** `null` for a key whose computer is not recorded any more. */
  ref: z.string().nullable(),
  escrowedAt: z.string().nullable(),
});
type ListedKey = z.infer<typeof ListedKey>;

interface InventoryParts {
  readonly name: string;
  readonly database: Pick<SqlServer, 'read'>;
  readonly tables: (options: CallOptions) => Promise<RecoveryTables>;
  readonly page?: number;
}

/**
 * The computers and keys of a database of Configuration Manager or MBAM, by the tables a search
 * reads. A computer gets into them by its first key: of one that never sent any, they know
 * nothing.
 */
export function configmgrInventory(parts: InventoryParts): EscrowInventory {
  return {
    name: parts.name,
    async *list({ signal, onProgress }) {
      const layout = await parts.tables({ signal });
      const progress = { computers: 0, keys: 0 };
      const machines = pagesOf(parts, signal, {
        ask: (page) => machinesPage(layout, page),
        row: Machine,
        placeOf: ({ ref }) => ref,
      });
      for await (const rows of machines) {
        progress.computers += rows.length;
        onProgress?.({ ...progress });
        yield { computers: rows.map(computerOf), keys: [] };
      }
      const keys = pagesOf(parts, signal, {
        ask: (page) => keysPage(layout, page),
        row: ListedKey,
        placeOf: ({ keyId }) => keyId,
      });
      for await (const rows of keys) {
        progress.keys += rows.length;
        onProgress?.({ ...progress });
        yield { computers: [], keys: rows.map(keyOf) };
      }
    },
  };
}

interface List<Row> {
  readonly ask: (page: Page) => Statement;
  readonly row: z.ZodType<Row>;
  /** What it is ordered by. */
  readonly placeOf: (row: Row) => string;
}

async function* pagesOf<Row>(
  { database, page: limit = PAGE }: InventoryParts,
  signal: AbortSignal,
  { ask, row, placeOf }: List<Row>,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined;
  for (;;) {
    const { text, parameters } = ask({ after, limit });
    const answer = await database.read(text, parameters, { signal });
    const rows = answer.map((one) => row.parse(one));
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = placeOf(last);
  }
}

function computerOf({ ref, name, domain }: Machine): InventoryComputer {
  return {
    ref,
    name,
    domain: domain.includes('.') ? { netbios: '', dns: domain } : { netbios: domain, dns: '' },
    exists: true,
    keysTold: true,
    // The tables keep nothing of accounts.
    passwordSetAt: undefined,
    lastSignInAt: undefined,
    account: 'unknown',
    operatingSystem: '',
  };
}

/** A key whose ID is none cannot be asked for: nobody gets its digits. */
function keyOf({ keyId, ref, escrowedAt }: ListedKey): InventoryKey {
  const id = KeyIdCell.safeParse(keyId);
  return {
    ref: ref ?? '',
    keyId: id.data ?? '',
    escrowedAt: momentIn(escrowedAt) ?? undefined,
    isDamaged: !id.success,
  };
}
