import { type AskError, asAskError } from '#renderer/api.ts';
import type { LogVerdict } from '#shared/audit/audit-entry.ts';

/** What checking the whole log found, where what was written says so. */
interface Checked {
  readonly log?: LogVerdict | undefined;
}

/** What the last button of a report did, to be told. */
export type Done =
  | ({ readonly what: 'saved'; readonly fileName: string; readonly folder: string } & Checked)
  | ({ readonly what: 'printed' } & Checked)
  | { readonly what: 'cancelled' };

/** How far a report is written into a file or printed, and what came of it. */
export interface WritingState {
  /** Rows written so far, while something is being written. */
  readonly exporting: number | undefined;
  /** What the last button did. */
  readonly done: Done | undefined;
  readonly failureOfWriting: AskError | undefined;
}

export const NOTHING_WRITTEN: WritingState = {
  exporting: undefined,
  done: undefined,
  failureOfWriting: undefined,
};

export interface WriteOptions {
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
}

interface Writer {
  /**
   * Writes one thing at a time; a second one meanwhile is ignored. `undefined` stands for a dialog
   * closed without a choice.
   */
  write(work: (options: WriteOptions) => Promise<Done | undefined>): Promise<void>;
  stop(): void;
}

export function createWriter(
  set: (changes: Partial<WritingState>) => void,
  get: () => WritingState,
): Writer {
  let running: AbortController | undefined;
  return {
    async write(work) {
      if (get().exporting !== undefined) return;
      const own = new AbortController();
      running = own;
      set({ ...NOTHING_WRITTEN, exporting: 0 });
      try {
        const onRows = (exporting: number) => {
          set({ exporting });
        };
        set({ done: await work({ signal: own.signal, onRows }) });
      } catch (error) {
        const failure = asAskError(error);
        set(
          failure.code === 'request.cancelled'
            ? { done: { what: 'cancelled' } }
            : { failureOfWriting: failure },
        );
      } finally {
        set({ exporting: undefined });
      }
    },
    stop: () => running?.abort(),
  };
}
