import { join, resolve } from 'node:path';
import { offeredVersion, packageFor } from '#main/domain/updates/offered-version.ts';
import { AppError } from '#shared/errors.ts';
import type { UpdateList } from '#shared/updates/update-list.ts';
import type { DeskStep } from './report.ts';
import type { DeskWork } from './work.ts';

/** What each operating system installs, unless another package is asked for. */
const KINDS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'msi',
  darwin: 'dmg',
  linux: 'deb',
};

/** A package to fetch. */
export interface WantedFile {
  readonly to: string | undefined;
  readonly packageKind: string | undefined;
}

/** What a look for a newer version needs. */
type Looking = Pick<DeskWork, 'version' | 'workstation' | 'clock' | 'signal' | 'found' | 'updates'>;

/**
 * Looks which version this computer is given, and fetches its package where a folder is named. A
 * newer one is a warning: somebody should install it.
 *
 * @throws AppError `request.cancelled`
 */
export async function updateStep(look: Looking, wanted: WantedFile): Promise<DeskStep> {
  const { version, found, signal } = look;
  const { mode, folder, ring } = found.effective.settings.updates;
  const facts = { version, ring, folder };
  if (mode === 'off') return { name: 'update', state: 'passed', facts: { version, mode } };
  try {
    const { list, offered } = await offerFor(look);
    if (offered === undefined) return { name: 'update', state: 'passed', facts };
    const file =
      wanted.to === undefined ? undefined : await fetchPackage({ list, offered }, look, wanted);
    return {
      name: 'update',
      state: file === undefined ? 'warning' : 'passed',
      facts: { ...facts, offered, ...(file !== undefined && { file }) },
    };
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError)) throw error;
    const reason = error.details.reason ?? error.message;
    return { name: 'update', state: 'failed', facts: { ...facts, reason }, failure: error.code };
  }
}

interface Offer {
  readonly list: UpdateList;
  readonly offered: string;
}

async function offerFor({ version, workstation, clock, signal, found, updates }: Looking) {
  const { folder, publicKey, ring } = found.effective.settings.updates;
  const list = await updates().list({ folder, publicKey }, { signal });
  const nowMs = clock.now();
  return { list, offered: offeredVersion(list, { version, ring, workstation, nowMs }) };
}

async function fetchPackage(
  { list, offered: version }: Offer,
  { found, updates, signal }: Looking,
  { to = '', packageKind }: WantedFile,
): Promise<string> {
  const kind = packageKind ?? KINDS[process.platform] ?? '';
  const wanted = packageFor(list, { version, kind, architecture: process.arch });
  const path = join(resolve(to), wanted.name);
  const { folder, publicKey } = found.effective.settings.updates;
  await updates().fetch({ folder, publicKey, wanted }, path, { signal });
  return path;
}
