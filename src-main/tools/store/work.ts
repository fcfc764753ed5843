import type { Clock } from '#main/ports/system.ts';
import type { Terminal } from '../terminal.ts';
import type { StoreWords } from '../text/en.ts';

/** What each command works with. */
export interface Work {
  readonly terminal: Terminal;
  readonly words: StoreWords;
  readonly clock: Clock;
  /** Ends the work after what is being written. */
  readonly signal: AbortSignal;
  /** Folder of the numbered SQL scripts that make a store. */
  readonly scripts: string;
}
