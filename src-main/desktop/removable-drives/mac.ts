import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type FoundDrive, outputOf } from './operating-system.ts';

const VOLUMES = '/Volumes';

const Info = z.object({
  VolumeName: z.string().catch(''),
  MountPoint: z.string().min(1),
  FilesystemUserVisibleName: z.string().catch(''),
  RemovableMediaOrExternalDevice: z.boolean().catch(false),
  WritableVolume: z.boolean().default(true),
  BusProtocol: z.string().catch(''),
});

/** An image counts as external, and lies on a disk of this computer or in the network. */
const IMAGE = 'Disk Image';

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
      ({ RemovableMediaOrExternalDevice, WritableVolume, BusProtocol }) =>
        RemovableMediaOrExternalDevice && WritableVolume && BusProtocol !== IMAGE,
    )
    .map((info) => ({
      folder: info.MountPoint,
      name: info.VolumeName.trim() || basename(info.MountPoint),
      fileSystem: info.FilesystemUserVisibleName,
    }));
}

async function askDiskutil(folder: string): Promise<unknown> {
  const propertyList = await outputOf('/usr/sbin/diskutil', ['info', '-plist', folder]);
  return JSON.parse(
    await outputOf('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '-'], propertyList),
  );
}
