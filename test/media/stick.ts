import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

interface StickOptions {
  /** The folder it appears in; what backs it is kept beside that. */
  readonly folder: string;
  readonly fileSystem?: 'ext2' | 'vfat';
  /** Whether it says that it is removable: consoles that run beside offer such a drive. */
  readonly isRemovable?: boolean;
}

/**
 * A USB stick as the kernel sees one: a block device of its own that calls itself removable, with a
 * file system on it.
 */
export interface Stick {
  readonly folder: string;
  /** The file with its content. */
  readonly medium: string;
  /** Pulls it out without unmounting, and its folder disappears. */
  pullOut(): void;
  /** Sets its write protection, as the switch on a stick does. */
  writeProtect(): void;
  /** Breaks it: what is behind its first kilobyte cannot be read or written any more. */
  breakIt(): void;
  /** Removes it, whatever its state. */
  dispose(): void;
}

const MAKERS = {
  ext2: ['/usr/sbin/mke2fs', '-q', '-F'],
  vfat: ['/usr/sbin/mkfs.vfat', '-F', '16'],
} as const;
const BYTES = { ext2: 8 * 1024 ** 2, vfat: 64 * 1024 ** 2 } as const;

/** Why this machine can have no such stick; `undefined` when it can. */
export function stickObstacle(
  fileSystem: NonNullable<StickOptions['fileSystem']> = 'ext2',
): string | undefined {
  if (process.platform !== 'linux') return 'drives are made and pulled out on Linux';
  if (process.getuid?.() !== 0) return 'needs root to mount a drive and pull it out';
  const [maker] = MAKERS[fileSystem];
  if (!existsSync(maker)) return `${maker} is not installed`;
  const folder = join(tmpdir(), `keydesk-stick-${process.pid}`);
  try {
    plugIn({ folder, fileSystem }).dispose();
    return undefined;
  } catch (error) {
    // The first line is the command itself; what the program said of it follows.
    const said = String(error).split('\n')[1]?.replaceAll(folder, 'STICK') ?? String(error);
    return `this machine refuses: ${said}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plugs one in. */
export function plugIn({ folder, fileSystem = 'ext2', isRemovable = true }: StickOptions): Stick {
  const medium = `${folder}.medium`;
  const one = `${folder}.one`;
  writeFileSync(medium, '');
  truncateSync(medium, BYTES[fileSystem]);
  writeFileSync(one, '1\n');
  const [maker, ...options] = MAKERS[fileSystem];
  let device = '';
  const removable = () => `/sys/block/${basename(device)}/removable`;
  const dispose = () => {
    spawnSync('umount', ['--lazy', folder]);
    if (device !== '') {
      if (isRemovable) spawnSync('umount', [removable()]);
      spawnSync('losetup', ['--detach', device]);
    }
    for (const path of [folder, medium, one]) rmSync(path, { recursive: true, force: true });
  };
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  try {
    run(maker, ...options, medium);
    device = run('losetup', '--find', '--show', medium);
    // A loop device does not count as removable, so this one is made to say that it is.
    if (isRemovable) run('mount', '--bind', one, removable());
    mkdirSync(folder);
    run('mount', '-t', fileSystem, device, folder);
  } catch (error) {
    dispose();
    throw error;
  }
  return {
    folder,
    medium,
    pullOut: dispose,
    writeProtect: () => void run('mount', '-o', 'remount,ro', folder),
    breakIt: () => {
      truncateSync(medium, 1_024);
    },
    dispose,
  };
}
