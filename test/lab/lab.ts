import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect as connectPlain } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from 'node:tls';
import { Attribute, Change, Client } from 'ldapts';
import { LONGEST_WAIT_MS } from '#test/fakes/patience.ts';

/**
 * A loopback address of its own, so that whatever else runs on this machine keeps its ports. The
 * environment names another one for a second lab at the same time.
 */
const ADDRESS = process.env['KEYDESK_LAB_ADDRESS'] ?? '127.0.0.97';
const HOST = 'dc1.contoso.test';
const ADMIN_PASSWORD = 'Adm1n!Passw0rd';
const GROUPS = {
  admin: String.raw`CONTOSO\Keydesk Admins`,
  user: String.raw`CONTOSO\Keydesk Users`,
  reports: String.raw`CONTOSO\Keydesk Reports`,
};
const FILL = resolve(import.meta.dirname, 'fill.py');

/** Every account of the lab has it. */
export const LAB_PASSWORD = 'Pa55 wörd!';

/**
 * A real Active Directory domain controller (Samba) with 2,000 computers. fill.py says what is in
 * it.
 */
export interface Lab {
  readonly address: string;
  readonly host: string;
  readonly caFile: string;
  /** The part of a profile that reaches it, by DNS as in a real domain. */
  readonly activeDirectory: object;
  /** Changes attributes of an object as the domain's administrator. */
  change(
    dn: string,
    operation: ObjectChange['operation'],
    values: ObjectChange['values'],
  ): Promise<void>;
  /** Kills it with everything it started, and removes what it wrote. */
  stop(): Promise<void>;
}

/** Why there can be no lab on this machine, or `undefined`. */
export function labObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'Samba as a domain controller runs on Linux only';
  if (process.getuid?.() !== 0) return 'only root may open the ports of a domain controller';
  return existsSync('/usr/sbin/samba')
    ? undefined
    : 'Samba is not installed (Debian: samba samba-ad-dc samba-ad-provision ' +
        'samba-dsdb-modules samba-vfs-modules winbind)';
}

/** Starts a copy of the domain. Resolves when it answers over LDAPS. */
export async function startLab(): Promise<Lab> {
  const made = makeDomain();
  // Otherwise the answers of another lab, whatever was done to it, would be taken for this one's.
  if (await isTaken(636))
    throw new Error(
      `Something answers on ${ADDRESS} already: a lab that was left behind? ` +
        'KEYDESK_LAB_ADDRESS names another address.',
    );
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-lab-'));
  // With modes and owners: Samba refuses to start on folders that others may enter.
  run('cp', ['-a', `${made}/.`, folder]);
  configure(folder, made);
  // Samba ends when the pipe it reads from is closed: however this process ends, it leaves no
  // domain controller behind.
  const server = spawn('samba', ['-i', '-M', 'single', '-s', join(folder, 'etc/smb.conf')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const stop = async () => {
    await killGroup(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const caFile = join(folder, 'private/tls/ca.pem');
  try {
    for (const port of [636, 3269]) await untilAnswering(port, caFile, server);
  } catch (error) {
    const log = join(folder, 'log/log.samba');
    const end = existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : '';
    await stop();
    throw new Error(`The lab did not start. ${end}`, { cause: error });
  }
  return {
    address: ADDRESS,
    host: HOST,
    caFile,
    change: (dn, operation, values) => changeObject({ dn, operation, values, caFile }),
    activeDirectory: { domain: 'contoso.test', dnsServers: [ADDRESS], caFile, groups: GROUPS },
    stop,
  };
}

interface ObjectChange {
  readonly dn: string;
  readonly operation: 'add' | 'replace' | 'delete';
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly caFile: string;
}

async function changeObject({ dn, operation, values, caFile }: ObjectChange): Promise<void> {
  const admin = new Client({
    url: `ldaps://${ADDRESS}`,
    tlsOptions: { ca: readFileSync(caFile), servername: HOST },
  });
  await admin.bind('Administrator@contoso.test', ADMIN_PASSWORD);
  const changes = Object.entries(values).map(
    ([type, list]) =>
      new Change({ operation, modification: new Attribute({ type, values: [...list] }) }),
  );
  await admin.modify(dn, changes);
  await admin.unbind();
}

/**
 * Provisions and fills the domain, once per machine: half a minute, or several on a busy one.
 *
 * @returns its folder
 */
export function makeDomain(): string {
  const version = createHash('sha256')
    .update(readFileSync(FILL))
    .update(readFileSync(import.meta.filename))
    .update(ADDRESS)
    .digest('hex')
    .slice(0, 12);
  const cache =
    process.env['KEYDESK_CACHE'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'keydesk');
  const folder = join(cache, `lab-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'lab-making-'));
  try {
    provision(work);
    // Renamed in the end, so that it is there whole or not at all. smb.conf names the folder it was
    // made in; configure() replaces that.
    writeFileSync(join(work, 'etc/made-in'), work);
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function provision(folder: string): void {
  const names = [
    '--realm=CONTOSO.TEST',
    '--domain=CONTOSO',
    '--host-name=dc1',
    `--host-ip=${ADDRESS}`,
    `--adminpass=${ADMIN_PASSWORD}`,
  ];
  const only = [`--option=interfaces=${ADDRESS}/8`, '--option=bind interfaces only=yes'];
  run('samba-tool', [
    'domain',
    'provision',
    ...names,
    '--server-role=dc',
    '--dns-backend=SAMBA_INTERNAL',
    `--targetdir=${folder}`,
    ...only,
  ]);
  run('/usr/bin/python3', [FILL, join(folder, 'etc/smb.conf')]);
  certificate(join(folder, 'private/tls'));
}

function certificate(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  const inFolder = (...args: string[]) => {
    run('openssl', args, folder);
  };
  writeFileSync(join(folder, 'ext'), `subjectAltName=DNS:${HOST}\nbasicConstraints=CA:FALSE\n`);
  inFolder(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'cakey.pem',
    '-out',
    'ca.pem',
    '-days',
    '3650',
    '-subj',
    '/CN=Lab CA',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  );
  inFolder('req', ...key, '-keyout', 'key.pem', '-out', 'cert.csr', '-subj', `/CN=${HOST}`);
  inFolder(
    'x509',
    '-req',
    '-in',
    'cert.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'cakey.pem',
    '-CAcreateserial',
    '-out',
    'cert.pem',
    '-days',
    '3650',
    '-extfile',
    'ext',
  );
  run('chmod', ['600', 'key.pem'], folder);
}

/** Everything the server writes stays in its folder. */
function configure(folder: string, made: string): void {
  const file = join(folder, 'etc/smb.conf');
  const text = readFileSync(file, 'utf8').replaceAll(
    readFileSync(join(made, 'etc/made-in'), 'utf8'),
    folder,
  );
  for (const inside of ['run/ncalrpc', 'run/winbindd', 'run/lock', 'log'])
    mkdirSync(join(folder, inside), { recursive: true });
  const lines = [
    'server services = ldap, cldap, kdc, rpc, winbindd, dns',
    `pid directory = ${folder}/run`,
    `lock directory = ${folder}/run/lock`,
    `ncalrpc dir = ${folder}/run/ncalrpc`,
    `winbindd socket directory = ${folder}/run/winbindd`,
    `log file = ${folder}/log/log.samba`,
    'nsupdate command = /bin/true',
    'dns update command = /bin/true',
    // A bind by ticket needs no signing of its own where TLS is around it, as on Windows.
    'ldap server require strong auth = allow_sasl_over_tls',
  ];
  writeFileSync(
    file,
    text.replace('[global]', `[global]\n${lines.map((line) => `\t${line}`).join('\n')}`),
  );
}

function run(command: string, args: readonly string[], cwd?: string): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', cwd });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.slice(-2_000)}`);
}

async function untilAnswering(port: number, caFile: string, server: ChildProcess): Promise<void> {
  const until = performance.now() + LONGEST_WAIT_MS;
  while (!(await answers(port, caFile))) {
    if (server.exitCode !== null) throw new Error(`samba ended with ${server.exitCode}`);
    if (performance.now() > until) throw new Error(`port ${port} does not answer`);
    await wait(200);
  }
}

function answers(port: number, caFile: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: ADDRESS, port, servername: HOST, ca: readFileSync(caFile) });
    const settle = (isThere: boolean) => () => {
      socket.destroy();
      done(isThere);
    };
    socket.on('secureConnect', settle(true)).on('error', settle(false));
  });
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connectPlain({ host: ADDRESS, port });
    const settle = (is: boolean) => () => {
      socket.destroy();
      done(is);
    };
    socket.on('connect', settle(true)).on('error', settle(false));
  });
}

async function killGroup(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((done) => server.once('exit', done));
  process.kill(-server.pid, 'SIGKILL');
  await gone;
}
