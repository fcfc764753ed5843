import type { InventoryComputer, InventoryKey } from '#main/domain/escrow/inventory.ts';
import { type SourceInventory, mergeInventories } from '#main/domain/escrow/merge-inventories.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { codeOf } from '#shared/errors.ts';
import type { EscrowRow, EscrowSource } from '#shared/escrow/escrow-report.ts';

interface ReadOptions extends CallOptions {
  /** Told each time a source has come further. */
  readonly onProgress: (sources: readonly EscrowSource[]) => void;
}

/** What all sources told, and how each of them did. */
export interface ReadInventories {
  readonly rows: readonly EscrowRow[];
  readonly sources: readonly EscrowSource[];
}

/**
 * Reads every source at the same time. One that fails, or cannot list what it has, holds up no
 * other: what it would have told is unknown.
 *
 * @throws AppError `request.cancelled`; what the first source failed with, when none has told
 */
export async function readInventories(
  { recovery, inventories }: Pick<OpenProfile, 'recovery' | 'inventories'>,
  { signal, onProgress }: ReadOptions,
): Promise<ReadInventories> {
  const statuses: EscrowSource[] = recovery.map(({ name }) => ({
    source: name,
    state: inventories.some((one) => one.name === name) ? 'reading' : 'not-listed',
    computers: 0,
    keys: 0,
    keysHidden: 0,
  }));
  const failures: unknown[] = [];
  const told = await Promise.all(
    statuses.map(async (status): Promise<SourceInventory> => {
      const { source } = status;
      const put = (changes: Partial<EscrowSource>) => {
        Object.assign(status, changes);
        onProgress(statuses.map((one) => ({ ...one })));
      };
      const inventory = inventories.find(({ name }) => name === source);
      if (inventory === undefined) return nothingOf(source);
      try {
        return await readOne(inventory, { signal, put });
      } catch (error) {
        failures.push(error);
        put({ state: 'failed', failure: codeOf(error), computers: 0, keys: 0 });
        return nothingOf(source);
      }
    }),
  );
  refuseIfCancelled(signal);
  const [failure] = failures;
  if (failure !== undefined && told.every(({ isWhole }) => !isWhole)) throw failure;
  return { rows: await rowsOf(told, signal), sources: statuses };
}

function nothingOf(name: string): SourceInventory {
  return { name, isWhole: false, computers: [], keys: [] };
}

interface Reading extends CallOptions {
  readonly put: (changes: Partial<EscrowSource>) => void;
}

async function readOne(
  inventory: EscrowInventory,
  { signal, put }: Reading,
): Promise<SourceInventory> {
  const computers: InventoryComputer[] = [];
  const keys: InventoryKey[] = [];
  for await (const part of inventory.list({ signal, onProgress: put })) {
    refuseIfCancelled(signal);
    for (const computer of part.computers) computers.push(computer);
    for (const key of part.keys) keys.push(key);
  }
  put({
    state: 'read',
    computers: computers.filter(({ exists }) => exists).length,
    keys: keys.length,
    keysHidden: computers.filter(({ exists, keysTold }) => exists && !keysTold).length,
  });
  return { name: inventory.name, isWhole: true, computers, keys };
}

/** Lets everything else that waits have its turn. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function rowsOf(
  told: readonly SourceInventory[],
  signal: AbortSignal,
): Promise<readonly EscrowRow[]> {
  const rows: EscrowRow[] = [];
  for (const batch of mergeInventories(told)) {
    for (const row of batch) rows.push(row);
    await otherWork();
    refuseIfCancelled(signal);
  }
  return rows;
}
