import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, app } from 'electron';
import { closeNetwork } from './close-network.ts';
import { type CommandLine, isLinkBesideOthers, refusedSwitch } from './startup-switches.ts';

/** Exit code of a released build that was started with something it does not run with. */
const EXIT_REFUSED = 87;
/** Exit code of a console that failed before it had a window. */
const EXIT_NOT_STARTED = 1;
/** How long a quitting console waits for its last audit entries, in milliseconds. */
const QUIT_DEADLINE_MS = 3_000;

/**
 * Before anything else: ends a released build that was started with what it does not run with, and
 * drops the variables with which libraries print what they are given, keys included.
 *
 * @returns false when this process must not go on
 */
export function checkStart(): boolean {
  delete process.env['DEBUG'];
  delete process.env['NODE_DEBUG'];
  const commandLine = {
    argv: process.argv,
    hasSwitch: (name: string) => app.commandLine.hasSwitch(name),
    platform: process.platform,
  };
  const refusal = app.isPackaged && !isBuiltForTests() ? refusalOf(commandLine) : undefined;
  if (refusal === undefined) return true;
  process.stderr.write(`${refusal}\n`);
  app.exit(EXIT_REFUSED);
  return false;
}

function refusalOf(commandLine: CommandLine): string | undefined {
  const refused = refusedSwitch(commandLine);
  if (refused !== undefined) return `Keydesk does not start with --${refused}.`;
  return isLinkBesideOthers(commandLine.argv, commandLine.platform)
    ? 'Keydesk does not start with a link and anything else.'
    : undefined;
}

/**
 * Does everything that must happen before Electron is ready.
 *
 * @returns false when this process must not go on: another console already runs on the same data
 *   and shows its window instead
 */
export function prepareProcess(window: () => BrowserWindow | undefined): boolean {
  protectProcess();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => {
    const open = window();
    if (open?.isMinimized()) open.restore();
    open?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  return true;
}

/** What holds for every process that opens a profile, with a window or without. */
export function protectProcess(): void {
  // Tests that run as root need --no-sandbox; with it, enabling the sandbox crashes every child
  // process again and again.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Files, above all the store, are readable and writable for this person alone.
  process.umask(0o077);
  closeNetwork();
  const userData = app.commandLine.getSwitchValue('user-data-dir');
  if (userData !== '') app.setPath('userData', userData);
}

/**
 * Ends a console that failed before it had a window. Without a window nobody could close it, and as
 * only one console may run on the same data, no other would start.
 */
export function exitAfterFailedStart(cause: unknown): void {
  const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`Keydesk could not start: ${reason}\n`);
  app.exit(EXIT_NOT_STARTED);
}

/**
 * Runs `finish` once before the process ends, whatever makes it quit. After 3 s the process ends
 * all the same.
 */
export function quitAfter(finish: () => Promise<void>): void {
  let finishing = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (finishing) return;
    finishing = true;
    const deadline = setTimeout(() => {
      app.exit(0);
    }, QUIT_DEADLINE_MS);
    void finish()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(deadline);
        app.exit(0);
      });
  });
}

// Only `npm run package -- --dir --testable` writes this mark into the package.
function isBuiltForTests(): boolean {
  const manifest: unknown = JSON.parse(
    readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'),
  );
  return isObject(manifest) && isObject(manifest.keydesk) && manifest.keydesk.testable === true;
}

// By hand: a schema would load its library before there is a window.
function isObject(
  value: unknown,
): value is { readonly keydesk?: unknown; readonly testable?: unknown } {
  return typeof value === 'object' && value !== null;
}
