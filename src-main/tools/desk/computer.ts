import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCodeOf } from '#shared/errors.ts';
import type { DeskStep } from './report.ts';

/** Below this an audit log soon has no room, in bytes. */
const LITTLE_ROOM = 500 * 1024 ** 2;

/** Whether the console can keep its data here: room on the disk, and a log of its own. */
export async function checkComputer(userData: string): Promise<readonly DeskStep[]> {
  return [await checkRoom(userData), await checkProgramLog(userData)];
}

async function checkRoom(userData: string): Promise<DeskStep> {
  const folder = await nearest(userData);
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  return {
    name: 'disk',
    state: freeBytes < LITTLE_ROOM ? 'warning' : 'passed',
    facts: { folder, freeMegabytes: String(Math.floor(freeBytes / 1024 ** 2)) },
  };
}

async function checkProgramLog(userData: string): Promise<DeskStep> {
  const file = join(userData, 'logs/keydesk.log');
  try {
    await access(await nearest(file), constants.W_OK);
    return { name: 'program-log', state: 'passed', facts: { file } };
  } catch (error) {
    return {
      name: 'program-log',
      state: 'failed',
      facts: { file, reason: systemCodeOf(error) },
      failure: 'file.writeProtected',
    };
  }
}

/** The path itself, or the nearest folder above it that is there. */
async function nearest(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch {
    const above = dirname(path);
    return above === path ? path : nearest(above);
  }
}
