import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Authority } from '#test/main/sources/active-directory/fake-forest/certificates.ts';

export const WITHOUT_RSYSLOG =
  'rsyslogd with TLS is not installed (Debian: apt-get install rsyslog rsyslog-openssl)';

const DAEMON = '/usr/sbin/rsyslogd';
const DRIVER = 'lmnsd_ossl.so';

/** Whether this computer has an rsyslogd that speaks TLS. */
export function hasRsyslog(): boolean {
  if (!existsSync(DAEMON)) return false;
  const libraries = execFileSync('find', ['/usr/lib', '-name', DRIVER], { encoding: 'utf8' });
  return libraries.trim() !== '';
}

/**
 * Each entry once, by its number. What could not be confirmed is sent again; and rsyslog reads a
 * connection with several threads, of which a later one may be the first to write.
 */
export function bySequence(lines: readonly string[]): readonly string[] {
  const sequenceOf = (line: string) => Number(/event\.sequence="(\d+)"/.exec(line)?.[1]);
  return [...new Set(lines)].toSorted((one, other) => sequenceOf(one) - sequenceOf(other));
}

interface RsyslogOptions {
  readonly authority: Authority;
  /** Whether a client has to show a certificate of the authority. */
  readonly wantsCertificate?: boolean;
  /** Where it writes; its own folder has the place otherwise. */
  readonly file?: string;
}

/** A real receiver, with its own configuration in a folder of its own. */
export interface Rsyslog {
  readonly port: number;
  /** What it wrote, as RFC 5424 has it. */
  lines(): readonly string[];
  /** The same as its traditional format has it: without the structured data. */
  traditionalLines(): readonly string[];
  /** Ends it as an administrator does, after what it has in hand. */
  stop(): Promise<void>;
  /** Ends it in the middle. */
  kill(): Promise<void>;
  /** Starts it again, on the same port. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

export async function startRsyslog(options: RsyslogOptions): Promise<Rsyslog> {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-rsyslog-'));
  const paths = {
    log: options.file ?? join(folder, 'new.log'),
    traditional: join(folder, 'traditional.log'),
    port: join(folder, 'port'),
    configuration: join(folder, 'rsyslog.conf'),
  };
  const shown = options.authority.issue(['localhost']);
  writeFileSync(join(folder, 'cert.pem'), shown.cert);
  writeFileSync(join(folder, 'key.pem'), shown.key, { mode: 0o600 });
  let running: ChildProcess | undefined;
  let port = 0;

  async function start(): Promise<void> {
    writeFileSync(paths.configuration, configuration({ ...options, folder, paths, port }));
    running = spawn(DAEMON, ['-n', '-f', paths.configuration, '-i', 'NONE'], { stdio: 'ignore' });
    // It tells the port it found for itself, and not one it was told.
    while (port === 0) {
      await sleep(20);
      if (existsSync(paths.port)) port = Number(readFileSync(paths.port, 'utf8'));
    }
    while (!(await isListening(port))) await sleep(20);
  }

  async function end(how: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const ended = new Promise((resolve) => void running?.once('exit', resolve));
    if (running?.exitCode === null && running.kill(how)) await ended;
  }

  await start();
  return {
    get port() {
      return port;
    },
    lines: () => linesOf(paths.log),
    traditionalLines: () => linesOf(paths.traditional),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start,
    async dispose() {
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isListening(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1');
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  });
  socket.destroy();
  return isOpen;
}

function linesOf(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

interface Configured extends RsyslogOptions {
  readonly folder: string;
  readonly paths: Readonly<Record<'log' | 'traditional' | 'port', string>>;
  readonly port: number;
}

// As the guide for administrators has it, but for the paths.
function configuration({ authority, wantsCertificate = false, folder, paths, port }: Configured) {
  return `
global(
  workDirectory="${folder}"
  defaultNetstreamDriverCAFile="${authority.caFile}"
  defaultNetstreamDriverCertFile="${join(folder, 'cert.pem')}"
  defaultNetstreamDriverKeyFile="${join(folder, 'key.pem')}"
)
module(
  load="imtcp"
  streamDriver.name="ossl"
  streamDriver.mode="1"
  streamDriver.authMode="${wantsCertificate ? 'x509/certvalid' : 'anon'}"
)
input(type="imtcp" address="127.0.0.1" port="${port}" listenPortFileName="${paths.port}")
action(type="omfile" file="${paths.log}" template="RSYSLOG_SyslogProtocol23Format")
action(type="omfile" file="${paths.traditional}" template="RSYSLOG_TraditionalFileFormat")
`;
}
