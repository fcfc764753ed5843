import { DESK_OPTIONS, DESK_TASKS } from '#shared/console/desk-switches.ts';
import { isLink } from '#shared/recovery/link-scheme.ts';
import { keysOf } from '#shared/typed-keys.ts';

/** The switches a console may be given, besides the path of a report file or a link. */
const ALLOWED_SWITCHES: ReadonlySet<string> = new Set([
  'user-data-dir',
  ...DESK_TASKS,
  ...keysOf(DESK_OPTIONS),
  // How the window is drawn: needed where a driver, a screen or a desktop gives trouble.
  'disable-gpu',
  'force-device-scale-factor',
  'ozone-platform',
  'ozone-platform-hint',
]);

// Switches that give others access to the page, its memory or its traffic, or that turn off its
// checks. Electron's fuses do not block them. None may be in force, however it was given.
const NEVER_IN_FORCE = [
  // Others could control the page.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'load-extension',
  'js-flags',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  // Another program could run instead of a child process.
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
  // Protections turned off. (Electron itself sets allow-file-access-from-files.)
  'disable-web-security',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'host-resolver-rules',
  'host-rules',
  'proxy-server',
  'proxy-pac-url',
  'single-process',
  'disable-gpu-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'no-sandbox',
  // Traffic, keys or memory written to a file.
  'ssl-key-log-file',
  'log-net-log',
  'trace-startup',
  'full-memory-crash-report',
];

/** macOS gives a program started from Finder its process number. */
const GIVEN_BY_MACOS = /^psn_\d+_\d+$/;

/** What a process was started with. */
export interface CommandLine {
  readonly argv: readonly string[];
  /** Whether Chromium has the switch; names in lower case. */
  readonly hasSwitch: (name: string) => boolean;
  readonly platform: NodeJS.Platform;
}

/** The first switch that a released build does not run with. */
export function refusedSwitch({ argv, hasSwitch, platform }: CommandLine): string | undefined {
  const given = argv.slice(1).flatMap((argument) => switchIn(argument, platform) ?? []);
  return (
    given.find((name) => !ALLOWED_SWITCHES.has(name) && !isFromSystem(name, platform)) ??
    NEVER_IN_FORCE.find((name) => hasSwitch(name))
  );
}

/**
 * Whether there is a link and anything but allowed switches before it. A link comes from whoever
 * wrote it: a quotation mark in it must not become a file to open, or a folder for the console's
 * data.
 */
export function isLinkBesideOthers(argv: readonly string[], platform: NodeJS.Platform): boolean {
  const given = argv.slice(1);
  const [first] = given.flatMap((argument, place) => (isLink(argument) ? [place] : []));
  if (first === undefined) return false;
  const before = given.slice(0, first);
  return first !== given.length - 1 || before.some((one) => switchIn(one, platform) === undefined);
}

/**
 * The name of a switch, read as Chromium reads an argument: blanks around it are dropped, one
 * hyphen is as good as two, and Windows has the slash as well. `undefined` for a path.
 */
function switchIn(argument: string, platform: NodeJS.Platform): string | undefined {
  const prefix = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/;
  const text = argument.trim();
  if (!prefix.test(text)) return undefined;
  return (text.replace(prefix, '').split('=')[0] ?? '').trim().toLowerCase();
}

function isFromSystem(name: string, platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && GIVEN_BY_MACOS.test(name);
}
