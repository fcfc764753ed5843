/** Whether a disk has room for what comes, told before it is full in the middle. */
import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandError } from './say.mjs';

const MB = 1024 * 1024;

/** @typedef {{ folder: string; megabytes: number; what: string; otherwise: string }} Need */

/** @param {Need} need */
export function assertRoom(need) {
  const sentence = shortage(need, freeMegabytes(need.folder));
  if (sentence !== undefined) throw new CommandError(sentence);
}

/**
 * @param {Need} need
 * @param {number} free megabytes
 */
export function shortage({ folder, megabytes, what, otherwise }, free) {
  if (free >= megabytes) return undefined;
  return `The disk is too full: ${what} needs ${megabytes} MB in ${folder}, where ${free} MB are free. Make room there, or ${otherwise}, and run the command again.`;
}

/** @param {string} folder that is there, or is to be made */
function freeMegabytes(folder) {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return Math.floor((bavail * bsize) / MB);
}
