import { storeKeyOf } from '#main/domain/recovery/store-key.ts';
import type { StoreKey } from '#main/domain/recovery/store-key.ts';
import type { StoreKeyring, StoreKeys } from '#main/ports/recovery/store-keys.ts';
import { AppError } from '#shared/errors.ts';

/** Keys for tests: the same in each run. */
export const TEST_KEY = storeKeyOf(Buffer.alloc(32, 7));
export const OTHER_KEY = storeKeyOf(Buffer.alloc(32, 8));

/** Somebody who was given these keys. */
export function memoryKeys(...keys: readonly StoreKey[]): StoreKeys {
  return {
    given: async (id) => keys.find((key) => id === undefined || key.id === id),
    async find(id) {
      const found = keys.find((key) => key.id === id);
      if (found === undefined) throw new AppError('store.keyMissing', `no key ${id}`);
      return found;
    },
  };
}

/** Somebody who was given none. */
export const NO_KEYS: StoreKeyring = () => memoryKeys();
