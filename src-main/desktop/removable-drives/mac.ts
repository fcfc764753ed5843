import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type FoundDrive, outputOf } from './operating-system.ts';

const VOLUMES = '/Volumes';

const Info = z.object({
  VolumeName: z.string(),
  MountPoint: z.string(),
  FilesystemUserVisibleName: z.string().default(''),
  RemovableMediaOrExternalDevice: z.boolean().default(false),
  WritableVolume: z.boolean().default(true),
});

/** Volumes that diskutil calls removable or external. */
export async function macDrives(
  names: () => Promise<readonly string[]> = () => readdir(VOLUMES),
  ask = askDiskutil,
): Promise<readonly FoundDrive[]> {
  const infos = await Promise.all(
    (await names()).map((name) =>
      ask(join(VOLUMES, name)).then(
        (answer) => Info.safeParse(answer).data,
        () => undefined,
      ),
    ),
  );
  return infos
    .filter((info) => info !== undefined)
    .filter(
      ({ RemovableMediaOrExternalDevice, WritableVolume }) =>
        RemovableMediaOrExternalDevice && WritableVolume,
    )
    .map((info) => ({
      folder: info.MountPoint,
      name: info.VolumeName,
      fileSystem: info.FilesystemUserVisibleName,
    }));
}

async function askDiskutil(folder: string): Promise<unknown> {
  const propertyList = await outputOf('/usr/sbin/diskutil', ['info', '-plist', folder]);
  return JSON.parse(
    await outputOf('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '-'], propertyList),
  );
}
