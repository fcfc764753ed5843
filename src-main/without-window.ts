import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { systemClock } from './desktop/system-clock.ts';
import {
  configurationFiles,
  eventLogScript,
  ownPlace,
  readPolicy,
  readers,
  resourceFolder,
} from './places.ts';

/**
 * The store's command line: no window, no data of a console.
 *
 * @param built folder of the built main process
 */
export async function runStore(args: readonly string[], built: string): Promise<void> {
  const { runStoreCommand } = await import('./tools/store/store-command.ts');
  const scripts = join(resourceFolder(join(built, '../../assets')), 'sql');
  app.exit(
    await runStoreCommand({ args, startedAs: 'keydesk store', scripts, clock: systemClock }),
  );
}

/** The console's own command line: no window, and nothing of a console is written. */
export async function runDesk(args: readonly string[], built: string): Promise<void> {
  const { runDeskCommand } = await import('./tools/desk/desk-command.ts');
  const given = app.commandLine.getSwitchValue('user-data-dir');
  const userData = given === '' ? app.getPath('userData') : resolve(given);
  app.exit(
    await runDeskCommand({
      args,
      version: app.getVersion(),
      files: configurationFiles(userData),
      readers,
      policy: readPolicy(),
      userData,
      ownPlace: ownPlace(),
      workstation: hostname(),
      eventLog: eventLogScript(built),
      clock: systemClock,
    }),
  );
}
