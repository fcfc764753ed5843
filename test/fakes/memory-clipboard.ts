import type { SecretClipboard } from '#main/ports/desktop/clipboard.ts';
import { AppError } from '#shared/errors.ts';

/** A clipboard that can be looked into, written by "somebody else", or broken. */
export interface MemoryClipboard extends SecretClipboard {
  text: string;
  broken: boolean;
  /** Runs while the clipboard takes a secret. */
  whilePutting: () => void | Promise<void>;
  /** Takes a secret and says that it did not. */
  lies: boolean;
  /** So many tries to clear it fail, as while another program holds it. */
  heldFor: number;
}

export function memoryClipboard(): MemoryClipboard {
  let ours: string | undefined;
  return {
    text: '',
    broken: false,
    whilePutting: () => undefined,
    lies: false,
    heldFor: 0,
    async put(secret) {
      if (this.broken) throw new AppError('clipboard.unavailable', 'broken');
      await this.whilePutting();
      this.text = secret;
      ours = secret;
      if (this.lies) throw new AppError('clipboard.unavailable', 'it holds something else');
    },
    async putPlain(text) {
      if (this.broken) throw new AppError('clipboard.unavailable', 'broken');
      this.text = text;
    },
    async clearIfOurs() {
      if (this.heldFor > 0) {
        this.heldFor -= 1;
        throw new Error('another program holds the clipboard');
      }
      if (this.text === ours) this.text = '';
      ours = undefined;
    },
  };
}
