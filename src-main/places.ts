import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { machineReaders } from './drivers/machine/machine-readers.ts';
import { type ConfigurationFiles, machineFile, ownPlaceOf } from './profiles/configuration.ts';
import { type FoundPolicy, findPolicy } from './profiles/policy/find-policy.ts';
import { policyPlace } from './profiles/policy/policy-place.ts';
import type { EventLogScript } from './witnesses/event-log-witness.ts';

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

/** @param built folder of the built main process. @returns the folder of the PowerShell scripts */
export function powershellFolder(built: string): string {
  return join(resourceFolder(join(built, '../../assets')), 'powershell');
}

/** How the event log of this computer is written. */
export function eventLogScript(built: string): EventLogScript {
  const script = join(powershellFolder(built), 'keydesk-events.ps1');
  return { script, environment: process.env, platform: process.platform };
}

/** The policy of this computer. A build that is not installed can be given another, for tests. */
export function readPolicy(): FoundPolicy {
  const other = app.isPackaged ? undefined : process.env['KEYDESK_POLICY'];
  return other === undefined
    ? findPolicy(policyPlace(process.platform), readers)
    : findPolicy({ kind: 'file', path: other }, readers, process.getuid?.());
}
