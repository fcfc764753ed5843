import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

/** Which computer a key was listed for: only by that can the key be asked for again. */
export interface SeenKeys {
  add(resourceId: number, keys: readonly { readonly keyId: RecoveryKeyId }[]): void;
  /** The computers of the keys that begin so. */
  devicesOf(start: string): readonly number[];
  forget(): void;
}

/** More than a person looks at in a day. */
const MOST_KEYS = 10_000;

export function createSeenKeys(): SeenKeys {
  const deviceOf = new Map<RecoveryKeyId, number>();
  return {
    add(resourceId, keys) {
      for (const { keyId } of keys) {
        // The newest last, also of those that were there before.
        deviceOf.delete(keyId);
        deviceOf.set(keyId, resourceId);
      }
      for (const keyId of deviceOf.keys()) {
        if (deviceOf.size <= MOST_KEYS) break;
        deviceOf.delete(keyId);
      }
    },
    devicesOf: (start) => [
      ...new Set([...deviceOf].filter(([keyId]) => keyId.startsWith(start)).map(([, id]) => id)),
    ],
    forget: () => deviceOf.clear(),
  };
}
