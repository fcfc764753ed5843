import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { machineReaders } from './drivers/machine/machine-readers.ts';
import { type ConfigurationFiles, machineFile, ownPlaceOf } from './profiles/configuration.ts';
import { type FoundPolicy, findPolicy } from './profiles/policy/find-policy.ts';
import { policyPlace } from './profiles/policy/policy-place.ts';

/** What reads the files and the registry of this computer. */
export const readers = machineReaders(process.platform, process.env);

/** The files a configuration may come from. */
export function configurationFiles(userData: string): ConfigurationFiles {
  return {
    machine: machineFile(process.platform, process.env),
    environment: process.env['KEYDESK_CONFIG'],
    user: join(userData, 'keydesk.json'),
  };
}

/** Where a person's data is, whatever the person says. */
export function ownPlace(): string {
  return ownPlaceOf(process.platform, {
    appData: app.getPath('appData'),
    home: userInfo().homedir,
    name: app.getName(),
  });
}

/**
 * Files that an installed console has beside its archive, because PowerShell and the guides' window
 * cannot read from inside it.
 *
 * @param unpackaged where they are otherwise
 */
export function resourceFolder(unpackaged: string): string {
  return app.isPackaged ? process.resourcesPath : unpackaged;
}

/** The policy of this computer. A build that is not installed can be given another, for tests. */
export function readPolicy(): FoundPolicy {
  const other = app.isPackaged ? undefined : process.env['KEYDESK_POLICY'];
  return other === undefined
    ? findPolicy(policyPlace(process.platform), readers)
    : findPolicy({ kind: 'file', path: other }, readers, process.getuid?.());
}
