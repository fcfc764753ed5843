import type { InventoryPart } from '#main/domain/escrow/inventory.ts';
import type { CallOptions } from '../system.ts';

/** How far listing is. */
export interface InventoryProgress {
  readonly computers: number;
  readonly keys: number;
}

interface InventoryOptions extends CallOptions {
  readonly onProgress?: (progress: InventoryProgress) => void;
}

/**
 * A source that can list all computers and all keys it has. It asks for no secret and writes no
 * entry. Keys that were deleted are none.
 */
export interface EscrowInventory {
  /** The name of the recovery source it lists. */
  readonly name: string;

  /**
   * Everything, part by part, page by page underneath; hundreds of thousands of computers take
   * minutes. Who stops taking parts ends it, as a cancel does.
   *
   * @throws AppError `auth.*`, `directory.*`, `sql.*`, `entra.*`, `store.*`, `request.cancelled`;
   *   then the parts that came are not the whole
   */
  list(options: InventoryOptions): AsyncIterable<InventoryPart>;
}
