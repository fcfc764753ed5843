import type { Clock } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import { processTerminal } from '../terminal.ts';
import { type StoreWords, storeWords } from '../text/en.ts';
import { ToolError } from '../tool-error.ts';
import { encrypt } from './encrypt.ts';
import { ExitCode } from './exit-codes.ts';
import { importInto } from './import.ts';
import { install, upgrade } from './install.ts';
import { preview } from './preview.ts';
import { signingKey } from './signing-key.ts';
import { type StoreTask, readTask } from './tasks.ts';
import { verify } from './verify.ts';
import type { Work } from './work.ts';

/** A start of the store's command line. */
export interface StoreCommand {
  /** What stands behind `keydesk store` or `npm run store --`. */
  readonly args: readonly string[];
  /** That which stands before them, for the usage. */
  readonly startedAs: string;
  /** Folder of the numbered SQL scripts that make a store. */
  readonly scripts: string;
  readonly clock: Clock;
}

/**
 * `install`, `upgrade`, `verify`, `import`, `encrypt` or `signing-key`: Keydesk's own store, on SQL
 * Server or in a file, told of at the terminal. See assets/guide/database-administrator.md. Never
 * throws.
 */
export async function runStoreCommand({
  args,
  startedAs,
  scripts,
  clock,
}: StoreCommand): Promise<ExitCode> {
  const terminal = processTerminal();
  const words = storeWords(startedAs);
  const stopping = new AbortController();
  const stop = () => {
    terminal.endProgress();
    terminal.say(words.stopping);
    stopping.abort();
  };
  // The second time it ends at once.
  process.once('SIGINT', stop);
  try {
    const work = { terminal, words, clock, scripts, signal: stopping.signal };
    return await runTask(readTask(args), work);
  } catch (error) {
    terminal.endProgress();
    terminal.complain(sentenceOf(error, words));
    return exitCodeOf(error, stopping.signal);
  } finally {
    process.off('SIGINT', stop);
    await terminal.flush();
  }
}

async function runTask(task: StoreTask, work: Work): Promise<ExitCode> {
  switch (task.kind) {
    case 'help':
      work.terminal.say(work.words.usage);
      return ExitCode.done;
    case 'install':
      return install(task.store, work);
    case 'upgrade':
      return upgrade(task.store, work);
    case 'verify':
      return verify(task, work);
    case 'encrypt':
      return encrypt(task, work);
    case 'signing-key':
      return signingKey(task, work);
    case 'preview':
      return preview(task, work);
    case 'import':
      return importInto(task, work);
  }
}

function sentenceOf(error: unknown, words: StoreWords): string {
  if (error instanceof ToolError) return words.toolError(error.code, error.details);
  if (error instanceof AppError)
    return `${words.appError(error.code, error.details)}\n(${error.message})`;
  // What nobody foresaw is a defect, and whoever mends it needs the stack.
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function exitCodeOf(error: unknown, signal: AbortSignal): ExitCode {
  if (error instanceof ToolError && error.code === 'usage') return ExitCode.usage;
  if (!(error instanceof AppError)) return ExitCode.failed;
  if (error.code === 'store.damaged') return ExitCode.notGood;
  return signal.aborted || error.code === 'request.cancelled' ? ExitCode.stopped : ExitCode.failed;
}
