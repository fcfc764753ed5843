/** How much of the tests this machine can run at a time. */
import { availableParallelism, totalmem } from 'node:os';

const GB = 1024 ** 3;
/** What one worker takes: a console with its processes, or a page with all of its library. */
const GB_A_WORKER = 1.5;
/** More windows than this wait for each other. */
const MOST_WINDOW_WORKERS = 4;
/** Below this, suites in the window and suites without one wait for each other. */
const BESIDE = { cores: 2, gigabytes: 6 };

/** @typedef {{ cores: number; gigabytes: number }} Machine */

/** @returns {Machine} */
export function thisMachine() {
  // A container may have less than the machine below it; without a limit, what it has is a huge
  // number, or 0.
  const limit = process.constrainedMemory() || Infinity;
  return { cores: availableParallelism(), gigabytes: Math.min(totalmem(), limit) / GB };
}

/**
 * @param {Machine} machine
 * @returns {{ windowWorkers: number; unitWorkers: number; beside: boolean }}
 */
export function workersFor({ cores, gigabytes }) {
  const fitting = Math.max(1, Math.min(cores, Math.floor(gigabytes / GB_A_WORKER)));
  const beside = cores >= BESIDE.cores && gigabytes >= BESIDE.gigabytes;
  return { windowWorkers: Math.min(fitting, MOST_WINDOW_WORKERS), unitWorkers: fitting, beside };
}
