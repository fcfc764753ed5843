import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from '#test/main/sources/embedded-store/child-process.ts';

/** Kills a process without warning, at any moment of the next `withinMs` milliseconds. */
export async function killWithin(child: Child, withinMs: number): Promise<void> {
  await Promise.race([sleep(Math.random() * withinMs), child.exited]);
  child.kill();
  await child.exited;
}

/** Milliseconds until a process has done its work and ends. */
export async function timeToEnd(child: Child): Promise<number> {
  const began = performance.now();
  if ((await child.exited) !== 0) throw new Error(`it failed: ${child.output()}`);
  return performance.now() - began;
}
