import type { Protector, ProtectorState } from '#shared/recovery/protector.ts';

/** What one source found. */
export interface Finding {
  /** Newest escrowed first. */
  readonly matches: readonly Protector[];
  readonly total: number;
}

/**
 * Where sources differ, the first of these that any of them says: what happened to a key did
 * happen, whoever has not heard of it.
 */
const STATES: readonly ProtectorState[] = ['superseded', 'disclosed', 'current', 'damaged'];

/**
 * One list out of what several sources found, newest first. A key that more than one of them keeps
 * stands in it once, with everything any of them knows of it. It is also counted once, unless a
 * source's own limit cut it off its list: then nobody can tell.
 */
export function mergeProtectors(findings: readonly Finding[], limit: number): Finding {
  const merged: Protector[] = [];
  let total = 0;
  for (const finding of findings) {
    total += finding.total;
    const before = merged.length;
    for (const protector of finding.matches) {
      // Only against the sources before this one: two objects with the same ID in one source are two findings.
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

/** The source named first is the one to believe, unless what it keeps is damaged. */
function together(one: Protector, other: Protector): Protector {
  const [first, second] = one.state === 'damaged' ? [other, one] : [one, other];
  const notOffered = first.notOffered?.filter((what) => second.notOffered?.includes(what));
  return {
    ...first,
    users: [...new Set([...first.users, ...second.users])],
    volume: first.volume.kind === 'unknown' ? second.volume : first.volume,
    state: STATES.find((state) => state === first.state || state === second.state) ?? first.state,
    hasKeyPackage: first.hasKeyPackage || second.hasKeyPackage,
    ...(notOffered !== undefined && { notOffered }),
    sources: [...one.sources, ...other.sources],
  };
}
