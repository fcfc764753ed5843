// Switches that open the page, its memory, its traffic or its checks to somebody else. No fuse stops them.
const REFUSED_SWITCHES = [
  // Whoever listens may drive the page.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'load-extension',
  'js-flags',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  // Another program in the place of a child process.
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
  // Walls taken down.
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
  // What was said and shown, written to a file.
  'ssl-key-log-file',
  'log-net-log',
  'trace-startup',
  'full-memory-crash-report',
  'no-sandbox',
];

/** What a process was started with. */
export interface CommandLine {
  readonly argv: readonly string[];
  /** What Chromium made of it: names of switches in lower case. */
  readonly hasSwitch: (name: string) => boolean;
}

/** The first switch somebody gave on the command line that a released build does not run with. */
export function refusedSwitch({ argv, hasSwitch }: CommandLine): string | undefined {
  const given = new Set(
    argv.slice(1).map((argument) => /^(?:--?|\/)([^=]+)/.exec(argument)?.[1]?.toLowerCase()),
  );
  // Electron sets some of these itself, allow-file-access-from-files among them; nobody gave those.
  return REFUSED_SWITCHES.find((name) => given.has(name) && hasSwitch(name));
}
