/** What the commands tell the person at the terminal: one line a step, a sentence a failure. */
import { reasonFor } from './reasons.mjs';

/**
 * A failure that was foreseen: its message says what happened and what to do. Printed without a
 * stack.
 */
export class CommandError extends Error {}

/** What was asked for does not exist, or cannot be done on this machine: exit code 2. */
export class UsageError extends CommandError {}

const FAILED = 1;
const WRONG_WORDS = 2;

/** @param {string} text */
export function say(text) {
  process.stdout.write(`keydesk: ${text}\n`);
}

/**
 * Runs `work` and says each few seconds that it is still going on.
 *
 * @template T
 * @param {string} text
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function sayWhile(text, work) {
  const started = Date.now();
  say(`${text} ...`);
  const ticker = setInterval(
    () => say(`${text} ... ${Math.round((Date.now() - started) / 1000)} s`),
    5_000,
  );
  try {
    return await work();
  } finally {
    clearInterval(ticker);
  }
}

/**
 * The frame of every command: runs it, and ends the process with its exit code.
 *
 * @param {() => Promise<number>} command
 */
export async function main(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    const sentence = sentenceFor(error);
    // What nobody foresaw is a defect, and whoever mends it needs the stack.
    if (sentence === undefined) throw error;
    process.stderr.write(`\nkeydesk: ${sentence}\n`);
    process.exitCode = isWrongWords(error) ? WRONG_WORDS : FAILED;
  }
}

/** @param {unknown} error */
function sentenceFor(error) {
  if (error instanceof CommandError || isWrongWords(error)) return error.message;
  if (!(error instanceof Error)) return undefined;
  const { path } = /** @type {NodeJS.ErrnoException} */ (error);
  const reason = reasonFor(error.message);
  return reason && (path === undefined ? reason : `${reason} (${path})`);
}

/**
 * @param {unknown} error
 * @returns {error is Error}
 */
function isWrongWords(error) {
  if (error instanceof UsageError) return true;
  // What node:util's parseArgs throws.
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}
