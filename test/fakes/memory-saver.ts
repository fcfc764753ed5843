import type { FileProposal, FileSaver } from '#main/ports/desktop/file-saver.ts';
import { AppError } from '#shared/errors.ts';

/** A save dialog that answers at once and keeps what was written. */
export interface MemorySaver extends FileSaver {
  readonly files: Map<string, Uint8Array>;
  readonly proposals: FileProposal[];
  /** What the person does next in the dialog. */
  answer: 'accept' | 'close' | 'full-disk';
  /** Runs while the dialog is open. */
  whileOpen: () => void | Promise<void>;
}

export function memorySaver(): MemorySaver {
  return {
    files: new Map(),
    proposals: [],
    answer: 'accept',
    whileOpen: () => undefined,
    async choose(proposal) {
      this.proposals.push(proposal);
      await this.whileOpen();
      if (this.answer === 'close') return undefined;
      return {
        fileName: proposal.fileName,
        folder: '/documents',
        isRemovable: false,
        write: async (content) => {
          if (this.answer === 'full-disk') throw new AppError('file.noSpace', 'full');
          const pieces: Buffer[] = [];
          if (typeof content === 'function')
            await content(async (chunk) => void pieces.push(Buffer.from(chunk)));
          else pieces.push(Buffer.from(content));
          this.files.set(proposal.fileName, Uint8Array.from(Buffer.concat(pieces)));
        },
      };
    },
    async chooseFolder({ fileName }) {
      await this.whileOpen();
      if (this.answer === 'close') return undefined;
      return {
        fileName,
        folder: '/media/STICK',
        isRemovable: true,
        write: async (files) => {
          if (this.answer === 'full-disk') throw new AppError('file.noSpace', 'full');
          for (const file of files)
            this.files.set(`${fileName}/${file.fileName}`, Uint8Array.from(file.bytes));
        },
      };
    },
  };
}
