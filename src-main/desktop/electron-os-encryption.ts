import type { OsEncryption } from '../ports/system.ts';

/**
 * Electron's `safeStorage` in its two forms: synchronous before Electron 42, with promises since.
 * Electron 46 removes the synchronous methods.
 */
export interface SafeStorageShape {
  isEncryptionAvailable?(): boolean;
  encryptString?(text: string): Uint8Array;
  decryptString?(sealed: Buffer): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Uint8Array>;
  decryptStringAsync?(sealed: Buffer): Promise<{ readonly result: string }>;
  getSelectedStorageBackend?(): string;
}

/**
 * The first bytes of what Chromium encrypts on Linux with a password that is public in its source
 * (components/os_crypt/async/browser/posix_key_provider.cc). With a keyring they are different.
 */
const WITHOUT_KEYRING = 'v10';

/** DPAPI on Windows, the keychain on macOS, the desktop's keyring on Linux. */
export function electronOsEncryption(
  storage: SafeStorageShape,
  platform: NodeJS.Platform,
): OsEncryption {
  async function seal(text: string): Promise<Uint8Array> {
    const sealed = await (storage.encryptStringAsync?.(text) ?? storage.encryptString?.(text));
    if (sealed === undefined) throw new Error('no encryption');
    return sealed;
  }

  /** With promises, it is "available" without a keyring too: only its output tells. */
  async function sealsWithKeyring(): Promise<boolean> {
    const backend = storage.getSelectedStorageBackend?.() ?? 'unknown';
    if (['basic_text', 'unknown'].includes(backend)) return false;
    const sealed = await seal('any text').catch(() => undefined);
    return (
      sealed !== undefined && !Buffer.from(sealed).toString('latin1').startsWith(WITHOUT_KEYRING)
    );
  }

  return {
    async isProtecting() {
      const isThere = await (storage.isAsyncEncryptionAvailable?.() ??
        storage.isEncryptionAvailable?.() ??
        false);
      return isThere && (platform !== 'linux' || (await sealsWithKeyring()));
    },
    seal,
    async open(sealed) {
      const bytes = Buffer.from(sealed);
      if (storage.decryptStringAsync !== undefined)
        return (await storage.decryptStringAsync(bytes)).result;
      if (storage.decryptString === undefined) throw new Error('no encryption');
      return storage.decryptString(bytes);
    },
  };
}
