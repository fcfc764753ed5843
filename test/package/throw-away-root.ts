import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { freemem } from 'node:os';
import { join, relative } from 'node:path';
import { hasProgram } from '../../.config/commands/steps/run.mjs';

const NEEDED = ['apt-get', 'dpkg-deb', 'unshare', 'nsenter', 'runuser', 'useradd'];
/** What is installed into it lies in memory. */
const BYTES_NEEDED = 2 * 1024 ** 3;

/**
 * This machine as programs see it, and as they may change it: whatever they write lies in memory
 * and goes with them.
 */
export interface ThrowAwayRoot {
  /** Runs a program in it, as root. @returns its exit code and all it wrote */
  run(
    program: string,
    ...args: readonly string[]
  ): { readonly code: number; readonly said: string };
  /** Starts a program in it, as an ordinary person. */
  startAs(person: string, words: readonly string[]): ChildProcess;
  /** Where a path of it can be read from outside. */
  outside(path: string): string;
  /** Whether a process, by its ID, runs in it. @throws Error when there is no such process */
  holds(process: string): boolean;
  /** Every path that was written since it was made, and is there. */
  written(): readonly string[];
  close(): Promise<void>;
}

/** Why there can be none here. */
export function obstacleToRoot(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'installing a package for real needs root on Linux';
  const missing = NEEDED.filter((program) => !hasProgram(program));
  if (missing.length > 0) return `installing a package for real needs ${missing.join(', ')}`;
  if (freemem() < BYTES_NEEDED) return 'installing a package for real needs 2 GB of memory';
  const { status, stderr } = spawnSync(
    'unshare',
    ['--mount', 'sh', '-c', `${mounts('/mnt')} && test -e /mnt/root/usr/bin/dpkg`],
    { encoding: 'utf8' },
  );
  return status === 0 ? undefined : `no throw-away root can be mounted here: ${stderr.trim()}`;
}

/** @param shared a folder of this machine that is `/mnt` in it */
export async function makeRoot(shared: string): Promise<ThrowAwayRoot> {
  const place = mkdtempSync('/tmp/keydesk-root-');
  const script = [
    mounts(place),
    `mount --bind ${shared} ${place}/root/mnt`,
    'echo ready',
    'exec sleep infinity',
  ].join(' && ');
  const holder = spawn('unshare', ['--mount', 'sh', '-c', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')]);
  if (holder.exitCode !== null) throw new Error('the throw-away root was not mounted');
  const enter = ['--target', String(holder.pid), '--mount', 'chroot', `${place}/root`];
  const upper = `/proc/${holder.pid}/root${place}/upper`;
  const mountsOf = (process: string) => readlinkSync(`/proc/${process}/ns/mnt`);
  // Nothing that is installed starts a service.
  mkdirSync(join(upper, 'usr/sbin'), { recursive: true });
  writeFileSync(join(upper, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return {
    run(program, ...args) {
      const { status, stdout, stderr } = spawnSync('nsenter', [...enter, program, ...args], {
        encoding: 'utf8',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
      });
      return { code: status ?? -1, said: stdout + stderr };
    },
    startAs: (person, words) =>
      spawn('nsenter', [...enter, 'runuser', '-u', person, '--', ...words], {
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    outside: (path) => `/proc/${holder.pid}/root${place}/root${path}`,
    holds: (process) => mountsOf(process) === mountsOf(String(holder.pid)),
    written: () =>
      readdirSync(upper, { recursive: true, withFileTypes: true })
        // Which stands for something that was removed.
        .filter((entry) => !entry.isCharacterDevice())
        .map((entry) => `/${relative(upper, join(entry.parentPath, entry.name))}`)
        .toSorted(),
    async close() {
      const ended = once(holder, 'exit');
      holder.kill('SIGKILL');
      await ended;
      rmdirSync(place);
    },
  };
}

/** Everything this machine has, and a layer in memory above it. */
function mounts(place: string): string {
  const layers = `lowerdir=/,upperdir=${place}/upper,workdir=${place}/work`;
  return [
    `mount -t tmpfs none ${place}`,
    `mkdir ${place}/upper ${place}/work ${place}/root`,
    `mount -t overlay overlay -o ${layers} ${place}/root`,
    `mount -t proc proc ${place}/root/proc`,
    `mount --rbind /dev ${place}/root/dev`,
    `mount -t tmpfs none ${place}/root/tmp`,
    `chmod 1777 ${place}/root/tmp`,
    `mkdir -p /tmp/.X11-unix ${place}/root/tmp/.X11-unix`,
    `mount --bind /tmp/.X11-unix ${place}/root/tmp/.X11-unix`,
  ].join(' && ');
}
