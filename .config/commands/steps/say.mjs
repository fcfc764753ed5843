/** What the commands tell the person at the terminal: one line a step, a sentence a failure. */

/**
 * A failure that was foreseen: its message says what happened and what to do. Printed without a
 * stack.
 */
export class CommandError extends Error {}

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
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`\nkeydesk: ${error.message}\n`);
    process.exitCode = 1;
  }
}
