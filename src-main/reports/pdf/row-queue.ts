import type { TableRow } from '#main/ports/reports/report-writer.ts';

/** A queue of rows that can be looked at before they are taken. */
export interface RowQueue {
  /** @returns the next rows, as many as there are */
  peek(count: number): Promise<readonly TableRow[]>;
  isEmpty(): Promise<boolean>;
  drop(count: number): void;
  /** Lets go of where they come from. */
  close(): Promise<void>;
}

/**
 * Rows are read only when they are asked for, so that whoever counts the rows that were read counts
 * those that are on paper, or nearly so.
 */
export function rowQueue(pages: AsyncIterable<readonly TableRow[]>): RowQueue {
  const source = pages[Symbol.asyncIterator]();
  let waiting: readonly TableRow[] = [];

  async function peek(count: number): Promise<readonly TableRow[]> {
    while (waiting.length < count) {
      const { done, value } = await source.next();
      if (done === true) break;
      waiting = [...waiting, ...value];
    }
    return waiting.slice(0, count);
  }

  return {
    peek,
    isEmpty: async () => (await peek(1)).length === 0,
    drop(count) {
      waiting = waiting.slice(count);
    },
    async close() {
      await source.return?.();
    },
  };
}
