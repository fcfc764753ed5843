// Switches that give others access to the page, its memory or its traffic, or that turn off its
// checks. Electron's fuses do not block them.
const REFUSED_SWITCHES = [
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
  // Protections turned off.
  'disable-web-security',
  'allow-running-insecure-content',
  'allow-file-access-from-files',
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
  // Traffic, keys or memory written to a file.
  'ssl-key-log-file',
  'log-net-log',
  'trace-startup',
  'full-memory-crash-report',
  'no-sandbox',
];

/** What a process was started with. */
export interface CommandLine {
  readonly argv: readonly string[];
  /** Whether Chromium has the switch; names in lower case. */
  readonly hasSwitch: (name: string) => boolean;
}

/** The first switch on the command line that a released build refuses; `undefined` without one. */
export function refusedSwitch({ argv, hasSwitch }: CommandLine): string | undefined {
  const given = new Set(
    argv.slice(1).map((argument) => /^(?:--?|\/)([^=]+)/.exec(argument)?.[1]?.toLowerCase()),
  );
  // Electron sets some of these itself, such as allow-file-access-from-files: only those that are
  // also in argv were given by a person.
  return REFUSED_SWITCHES.find((name) => given.has(name) && hasSwitch(name));
}
