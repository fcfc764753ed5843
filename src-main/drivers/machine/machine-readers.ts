import { readRegularFileSync } from '../files/regular-file.ts';
import { propertyListAsJson } from '../mac/property-list.ts';
import { accessListOf } from '../windows/access-list.ts';
import { readRegistryKey } from '../windows/read-registry.ts';
import { systemProgram } from '../windows/system-program.ts';

/** How files and settings of this computer are read, before anything else works. */
export function machineReaders(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv) {
  const run = systemProgram(environment);
  return {
    platform,
    read: readRegularFileSync,
    accessListOf: (path: string) => accessListOf(path, run),
    readRegistry: (key: { readonly parent: string; readonly name: string }) =>
      readRegistryKey(key, run),
    readPropertyList: (path: string) => propertyListAsJson(path),
  };
}
