import type { Protector, ProtectorState } from '#shared/recovery/protector.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';

/** What one source found. */
export interface Finding {
  /** Newest escrowed first. */
  readonly matches: readonly Protector[];
  readonly total: number;
}

/**
 * Where sources differ, the first of these states that any of them reports: a source may not know
 * that a key was disclosed or replaced elsewhere.
 */
const STATES: readonly ProtectorState[] = ['superseded', 'disclosed', 'current', 'damaged'];

/**
 * Merges what several sources found into one list, newest first, those of an unknown date last. A
 * key that several sources keep is in it once, with what all of them know. It is also counted once,
 * unless the limit of a source has cut it off that source's list.
 */
export function mergeProtectors(findings: readonly Finding[], limit: number): Finding {
  const merged: Protector[] = [];
  let total = 0;
  for (const finding of findings) {
    total += finding.total;
    const before = merged.length;
    for (const protector of finding.matches) {
      // Compared with earlier sources only: two objects with one ID in the same source stay two.
      const index = merged.findIndex(({ keyId }, at) => at < before && keyId === protector.keyId);
      const known = merged[index];
      if (known === undefined) merged.push(protector);
      else {
        merged[index] = together(known, protector);
        total -= 1;
      }
    }
  }
  const matches = merged
    .sort((a, b) => (a.escrowedAt < b.escrowedAt ? 1 : a.escrowedAt > b.escrowedAt ? -1 : 0))
    .slice(0, limit);
  return { matches, total };
}

/** What either knows of the drive. */
function volumeOf({ volume }: Protector, { volume: other }: Protector): Protector['volume'] {
  const [known, unknown] = volume.kind === 'unknown' ? [other, volume] : [volume, other];
  const id = known.id ?? unknown.id;
  return { ...known, ...(id !== undefined && { id }) };
}

/** The source named first is read first, unless its key is damaged. */
function together(one: Protector, other: Protector): Protector {
  const [first, second] = one.state === 'damaged' ? [other, one] : [one, other];
  // A computer that one source has deleted may still be in use for another.
  const { marks: ofFirst = [], ...unmarked } = first;
  const marks = ofFirst.filter((mark) => second.marks?.includes(mark));
  const domains = [...(first.domains ?? []), ...(second.domains ?? [])];
  const notOffered = first.notOffered?.filter((what) => second.notOffered?.includes(what));
  return {
    ...unmarked,
    ...(marks.length > 0 && { marks }),
    users: [...new Set([...first.users, ...second.users])],
    ...(domains.length > 0 && { domains }),
    escrowedAt: first.escrowedAt === UNKNOWN_TIME ? second.escrowedAt : first.escrowedAt,
    volume: volumeOf(first, second),
    state: STATES.find((state) => state === first.state || state === second.state) ?? first.state,
    hasKeyPackage: first.hasKeyPackage || second.hasKeyPackage,
    ...(notOffered !== undefined && { notOffered }),
    sources: [...one.sources, ...other.sources],
  };
}
