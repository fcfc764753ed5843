import {
  arch,
  cpus,
  freemem,
  homedir,
  release,
  totalmem,
  type,
  uptime,
  userInfo,
  version,
} from 'node:os';
import type { ReadSystemFacts } from '#main/ports/diagnostics/system-facts.ts';

/** Of this process and the computer it runs on. */
export const computerFacts: ReadSystemFacts = () => {
  const { electron, chrome, node, v8 } = process.versions;
  return {
    versions: { Electron: electron, Chromium: chrome, Node: node, V8: v8 },
    computer: {
      System: `${type()} ${release()} (${version()})`,
      Processor: `${arch()}, ${cpus().length} cores`,
      Memory: `${megabytes(freemem())} of ${megabytes(totalmem())} MB free`,
      'Memory of Keydesk': `${megabytes(process.memoryUsage().rss)} MB`,
      'Running for': `${Math.round(uptime() / 3600)} h`,
      Language: Intl.DateTimeFormat().resolvedOptions().locale,
      'Time zone': Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    account: { userName: accountName(), home: homedir() },
    runningMs: process.uptime() * 1000,
  };
};

/** The system may not know it, as in a container. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
