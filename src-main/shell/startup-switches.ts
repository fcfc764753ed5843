import { app } from 'electron';

// Switches that open the page, its traffic or its checks to somebody else. No fuse stops them.
const REFUSED_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'disable-web-security',
  'ignore-certificate-errors',
  'host-resolver-rules',
  'proxy-server',
  'load-extension',
  'js-flags',
  'ssl-key-log-file',
  'log-net-log',
  'no-sandbox',
];

/** The first switch on the command line that a released build does not run with. */
export function refusedSwitch(): string | undefined {
  return REFUSED_SWITCHES.find((name) => app.commandLine.hasSwitch(name));
}
