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
import { registerScheme } from './shell/content-security.ts';
import { exitAfterFailedStart, protectProcess } from './shell/lifecycle.ts';
import { asksForExport } from './tools/desk/asks-for-task.ts';
import { DeskExit } from './tools/desk/exit-codes.ts';
import { deskWords } from './tools/text/en-desk.ts';

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

/**
 * The console's own command line: no window, and nothing of a console is written, but for the audit
 * entries of a report that is exported.
 *
 * @param built folder of the built main process
 */
export async function runDesk(args: readonly string[], built: string): Promise<void> {
  if (!asksForExport(args)) {
    app.exit(await runCommand(args, built));
    return;
  }
  if (lacksDisplay()) {
    process.stderr.write(`keydesk: ${deskWords.noDisplay}\n`);
    app.exit(DeskExit.failed);
    return;
  }
  // The operating system's encryption and the pages of a PDF need Electron, which becomes ready
  // only after this was evaluated: so it is not awaited.
  protectProcess();
  registerScheme();
  // The pages of a PDF close again.
  app.on('window-all-closed', () => undefined);
  void app
    .whenReady()
    .then(async () => {
      app.exit(await runCommand(args, built));
    })
    .catch(exitAfterFailedStart);
}

/** Chromium would crash, and a switch that is added here comes too late for it. */
function lacksDisplay(): boolean {
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  return (
    process.platform === 'linux' &&
    DISPLAY + WAYLAND_DISPLAY === '' &&
    !app.commandLine.hasSwitch('ozone-platform')
  );
}

async function runCommand(args: readonly string[], built: string): Promise<number> {
  const { runDeskCommand } = await import('./tools/desk/desk-command.ts');
  const given = app.commandLine.getSwitchValue('user-data-dir');
  const userData = given === '' ? app.getPath('userData') : resolve(given);
  return runDeskCommand({
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
    openConsole: async (place) =>
      (await import('./unattended-console.ts')).unattendedConsole(built, place),
  });
}
