import type { FileOpener, OpenedFile, WantedFile } from '#main/ports/desktop/file-opener.ts';

/** An open dialog that answers at once. */
export interface MemoryOpener extends FileOpener {
  readonly wanted: WantedFile[];
  /** What the person picks next; nothing closes the dialog. */
  answer: OpenedFile | undefined;
  /** Runs while the dialog is open. */
  whileOpen: () => void | Promise<void>;
}

export function memoryOpener(): MemoryOpener {
  return {
    wanted: [],
    answer: undefined,
    whileOpen: () => undefined,
    async choose(wanted) {
      this.wanted.push(wanted);
      await this.whileOpen();
      return this.answer;
    },
  };
}
