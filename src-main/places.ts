import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { type ConfigurationFiles, machineFile, ownPlaceOf } from './profiles/configuration.ts';

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
