import { createHash } from 'node:crypto';
import type { FileOpener, OpenedFile, WantedFile } from '#main/ports/desktop/file-opener.ts';
import type { FileProposal, FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { ReportPrinter } from '#main/ports/reports/report-printer.ts';
import type { TableRow } from '#main/ports/reports/report-writer.ts';
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
          const bytes = Uint8Array.from(Buffer.concat(pieces));
          this.files.set(proposal.fileName, bytes);
          return createHash('sha256').update(bytes).digest('hex');
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

/** A print dialog that answers at once. */
export interface MemoryPrinter {
  readonly print: ReportPrinter;
  readonly printed: { readonly title: string; readonly rows: readonly TableRow[] }[];
  /** What the person does next in the dialog. */
  answer: 'print' | 'close';
}

export function memoryPrinter(): MemoryPrinter {
  const printer: MemoryPrinter = {
    printed: [],
    answer: 'print',
    print: async ({ title, pages }) => {
      const rows: TableRow[] = [];
      for await (const page of pages) rows.push(...page);
      if (printer.answer === 'close') return false;
      printer.printed.push({ title, rows });
      return true;
    },
  };
  return printer;
}
