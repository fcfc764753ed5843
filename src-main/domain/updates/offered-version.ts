import { createHash } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { UpdateList, UpdatePackage } from '#shared/updates/update-list.ts';

/** A console that may be given a newer version. */
export interface AskingConsole {
  readonly version: string;
  readonly ring: string;
  /** The name of the computer. */
  readonly workstation: string;
  readonly nowMs: number;
}

/**
 * The version this computer is given now. Never an older one than it has: whoever wants one back
 * installs it by hand.
 *
 * @returns `undefined` while there is none
 * @throws AppError `updates.expired`, `updates.unknownRing`
 */
export function offeredVersion(list: UpdateList, console: AskingConsole): string | undefined {
  const { validUntil } = list;
  if (Date.parse(validUntil) < console.nowMs)
    throw new AppError('updates.expired', `good until ${validUntil}`, {
      details: { reason: validUntil.slice(0, 10) },
    });
  const ring = Object.hasOwn(list.rings, console.ring) ? list.rings[console.ring] : undefined;
  if (ring === undefined)
    throw new AppError('updates.unknownRing', console.ring, { details: { reason: console.ring } });
  if (!isNewer(ring.version, console.version)) return undefined;
  return placeIn(ring.version, console.workstation) < ring.percent ? ring.version : undefined;
}

/** What a package has to fit. */
export interface WantedPackage {
  readonly version: string;
  /** How its name ends, such as `deb`. */
  readonly kind: string;
  /** As Node names it. */
  readonly architecture: string;
}

/** @throws AppError `updates.noPackage` */
export function packageFor(list: UpdateList, wanted: WantedPackage): UpdatePackage {
  const { version, kind, architecture } = wanted;
  const isFor = ({ name }: UpdatePackage) => (/arm64|aarch64/.test(name) ? 'arm64' : 'x64');
  const found = list.packages.find(
    (one) =>
      one.version === version &&
      one.name.toLowerCase().endsWith(`.${kind.toLowerCase()}`) &&
      isFor(one) === architecture,
  );
  if (found !== undefined) return found;
  const reason = `${kind}, ${version}, ${architecture}`;
  throw new AppError('updates.noPackage', reason, { details: { reason } });
}

/** Of two versions by their numbers; a suffix of the one that runs counts for nothing. */
function isNewer(offered: string, running: string): boolean {
  const numbersOf = (version: string) => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const own = numbersOf(running);
  const [place] = numbersOf(offered).flatMap((number, at) =>
    number === (own[at] ?? 0) ? [] : [at],
  );
  return place !== undefined && (numbersOf(offered)[place] ?? 0) > (own[place] ?? 0);
}

/**
 * Where a computer stands among a hundred, for one version: always at the same place, and for the
 * next version at another, so that not the same ones are first each time.
 */
function placeIn(version: string, workstation: string): number {
  const hash = createHash('sha256').update(`${version}\n${workstation.toLowerCase()}`).digest();
  return hash.readUInt32BE() % 100;
}
