import { AppError } from '../../src-shared/errors.ts';

/** Electron up to 44: at once. */
interface AtOnce {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

/** Electron 45 and later: later. */
interface Later {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(bytes: Buffer): Promise<{ readonly result: string }>;
}

/** What both have of Electron's `safeStorage`; the backend is Linux' alone. */
export type SafeStorage = (AtOnce | Later) & { readonly getSelectedStorageBackend?: () => string };

/** Text under the operating system's protection: DPAPI, Keychain, or a keyring. It protects against other people, not against other programs of the same person. */
export interface ProtectedText {
  /** @throws AppError `login.noProtection` where the result would be readable by anybody */
  protect(text: string): Promise<Uint8Array>;
  /** @throws whatever the operating system does when it does not open it */
  reveal(bytes: Uint8Array): Promise<string>;
}

// What Chromium uses where there is no keyring: a password that stands in its source.
const NO_PROTECTION = new Set(['basic_text', 'unknown']);

export function electronSafeStorage(safeStorage: SafeStorage, platform: NodeJS.Platform): ProtectedText {
  const isAvailable = async () => {
    const available = 'encryptStringAsync' in safeStorage ? await safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable();
    return available && !(platform === 'linux' && NO_PROTECTION.has(safeStorage.getSelectedStorageBackend?.() ?? 'unknown'));
  };
  return {
    async protect(text) {
      if (!(await isAvailable())) throw new AppError('login.noProtection', 'the operating system offers no protection');
      return 'encryptStringAsync' in safeStorage ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text);
    },
    async reveal(bytes) {
      const own = Buffer.from(bytes);
      return 'encryptStringAsync' in safeStorage ? (await safeStorage.decryptStringAsync(own)).result : safeStorage.decryptString(own);
    },
  };
}
