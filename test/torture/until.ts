import { setTimeout as sleep } from 'node:timers/promises';
import { LONGEST_WAIT_MS } from '#test/e2e/support/times.ts';

/** Waits for a state. @throws after the longest time a state may take, with its name */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + LONGEST_WAIT_MS;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`it did not come to this: ${what}`);
    await sleep(1);
  }
}
