/**
 * Runs work with a third of the machine's processor, as on a machine that is three times slower: in
 * a control group of its own, which ends with it.
 */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRoot } from './debian.mjs';
import { UsageError, say } from './say.mjs';

const GROUPS = '/sys/fs/cgroup';
const PERIOD_US = 100_000;
const FAREWELL = { tries: 50, pauseMs: 200 };

/** @typedef {{ parent: string; limit: readonly (readonly [file: string, value: string])[] }} Controller */

/**
 * How a third of the processor is asked for, in the two shapes that control groups have.
 *
 * @param {number} cores
 * @param {(path: string) => boolean} [exists]
 * @returns {Controller | undefined}
 */
export function controllerFor(cores, exists = existsSync) {
  const quota = Math.round((PERIOD_US * cores) / 3);
  if (exists(`${GROUPS}/cgroup.controllers`))
    return { parent: GROUPS, limit: [['cpu.max', `${quota} ${PERIOD_US}`]] };
  if (exists(`${GROUPS}/cpu/cpu.cfs_quota_us`))
    return {
      parent: `${GROUPS}/cpu`,
      limit: [
        ['cpu.cfs_period_us', String(PERIOD_US)],
        ['cpu.cfs_quota_us', String(quota)],
      ],
    };
  return undefined;
}

/**
 * @param {number} cores
 * @returns {string} what to do where no control group can be made
 */
export function otherWay(cores) {
  return `--slow needs Linux, root and control groups with a cpu controller. Elsewhere limit the processor from outside: systemd-run --scope -p CPUQuota=${Math.round((cores * 100) / 3)}% npm test, or a virtual machine with a third of the cores.`;
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function slowed(work) {
  const cores = availableParallelism();
  const controller = controllerFor(cores);
  if (process.platform !== 'linux' || !isRoot || controller === undefined)
    throw new UsageError(otherWay(cores));
  const group = join(controller.parent, `keydesk-slow-${process.pid}`);
  // Ctrl+C ends what runs in the group, and the group is removed after that.
  const stay = () => {};
  process.on('SIGINT', stay).on('SIGTERM', stay);
  try {
    enter(group, controller);
    say(`Slowed down to a third: ${cores} cores give what ${(cores / 3).toFixed(2)} would`);
    return await work();
  } finally {
    process.off('SIGINT', stay).off('SIGTERM', stay);
    writeFileSync(join(controller.parent, 'cgroup.procs'), String(process.pid));
    await remove(group);
  }
}

/**
 * @param {string} group
 * @param {Controller} controller
 */
function enter(group, { parent, limit }) {
  try {
    if (existsSync(join(parent, 'cgroup.subtree_control')))
      writeFileSync(join(parent, 'cgroup.subtree_control'), '+cpu');
    mkdirSync(group);
    for (const [file, value] of limit) writeFileSync(join(group, file), value);
    writeFileSync(join(group, 'cgroup.procs'), String(process.pid));
  } catch (error) {
    throw new UsageError(
      `No control group could be made in ${parent} (${error instanceof Error ? error.message : String(error)}). ${otherWay(availableParallelism())}`,
    );
  }
}

/**
 * A group goes when the last of its processes has; a killed one takes a moment.
 *
 * @param {string} group
 */
async function remove(group) {
  for (let tries = FAREWELL.tries; existsSync(group); tries -= 1) {
    try {
      rmdirSync(group);
    } catch {
      if (tries > 0) await wait(FAREWELL.pauseMs);
      else {
        const left = readFileSync(join(group, 'cgroup.procs'), 'utf8').trim().split('\n');
        say(
          `${group} stays: processes ${left.join(', ')} have not ended. End them, then rmdir it.`,
        );
        return;
      }
    }
  }
}
