import type { InventoryComputer, InventoryKey } from '#main/domain/escrow/inventory.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import { cancelled } from '#shared/cancellation.ts';

/** A computer of CONTOSO whose password was changed in March, and what is said of it besides. */
export function listedComputer(
  name: string,
  told: Partial<InventoryComputer> = {},
): InventoryComputer {
  return {
    ref: name,
    name,
    domain: { netbios: 'CONTOSO', dns: 'contoso.test' },
    exists: true,
    keysTold: true,
    passwordSetAt: '2026-03-01T00:00:00.000Z',
    lastSignInAt: undefined,
    account: 'enabled',
    operatingSystem: 'Windows 11',
    ...told,
  };
}

/** A key of the computer of this name, escrowed in January. */
export function listedKey(computer: string, keyId = computer): InventoryKey {
  return { ref: computer, keyId, escrowedAt: '2026-01-01T00:00:00.000Z', isDamaged: false };
}

/** Tells of one computer, and of nothing more until it is cancelled. */
export function endlessInventory(name: string): EscrowInventory {
  return {
    name,
    async *list({ signal, onProgress }) {
      onProgress?.({ computers: 1, keys: 0 });
      yield { computers: [listedComputer('WS-1')], keys: [] };
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(cancelled(signal));
        });
      });
    },
  };
}

/** Tells of these computers, which have no key. */
export function inventoryOf(...computers: readonly InventoryComputer[]): EscrowInventory {
  return {
    name: 'memory',
    async *list() {
      yield { computers, keys: [] };
    },
  };
}
