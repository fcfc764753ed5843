import type { OsEncryption } from '../ports/desktop/os-encryption.ts';

/** Electron's `safeStorage` in both its shapes: answers at once before Electron 43, promises since. */
export interface SafeStorageShape {
  isEncryptionAvailable?(): boolean;
  encryptString?(text: string): Uint8Array;
  decryptString?(sealed: Buffer): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Uint8Array>;
  decryptStringAsync?(sealed: Buffer): Promise<{ readonly result: string }>;
  getSelectedStorageBackend?(): string;
}

/** DPAPI on Windows, the keychain on macOS, the desktop's keyring on Linux. */
export function electronOsEncryption(
  storage: SafeStorageShape,
  platform: NodeJS.Platform,
): OsEncryption {
  return {
    async isProtecting() {
      const isThere = await (storage.isAsyncEncryptionAvailable?.() ??
        storage.isEncryptionAvailable?.() ??
        false);
      // Without a keyring Chromium encrypts with a password that stands in its source.
      return (
        isThere &&
        (platform !== 'linux' ||
          !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend?.() ?? 'unknown'))
      );
    },
    async seal(text) {
      const sealed = await (storage.encryptStringAsync?.(text) ?? storage.encryptString?.(text));
      if (sealed === undefined) throw new Error('no encryption');
      return sealed;
    },
    async open(sealed) {
      const bytes = Buffer.from(sealed);
      if (storage.decryptStringAsync !== undefined)
        return (await storage.decryptStringAsync(bytes)).result;
      if (storage.decryptString === undefined) throw new Error('no encryption');
      return storage.decryptString(bytes);
    },
  };
}
