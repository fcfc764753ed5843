import { statfs } from 'node:fs/promises';
import type { MountedDrive, RemovableDrives } from '#main/ports/desktop/removable-drives.ts';
import { linuxDrives } from './linux.ts';
import { macDrives } from './mac.ts';
import type { FoundDrive } from './operating-system.ts';
import { windowsDrives } from './windows.ts';

const FINDERS: Readonly<Partial<Record<NodeJS.Platform, () => Promise<readonly FoundDrive[]>>>> = {
  linux: () => linuxDrives(),
  win32: () => windowsDrives(),
  darwin: () => macDrives(),
};

/** Removable drives as the operating system lists them, without a native module. */
export function removableDrives(find = FINDERS[process.platform]): RemovableDrives {
  return {
    async list() {
      const found = await (find?.() ?? Promise.resolve([])).catch(() => []);
      const measured = await Promise.all(found.map(withFreeSpace));
      return measured.filter((drive) => drive !== undefined);
    },
  };
}

// `undefined` for a drive that was removed meanwhile.
async function withFreeSpace(drive: FoundDrive): Promise<MountedDrive | undefined> {
  return statfs(drive.folder).then(
    ({ bavail, bsize }) => ({ ...drive, freeBytes: bavail * bsize }),
    () => undefined,
  );
}
