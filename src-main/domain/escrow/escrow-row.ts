import {
  type EscrowRow,
  type EscrowState,
  type KeyAge,
  type KeySpread,
  LONGEST_TEXT,
} from '#shared/escrow/escrow-report.ts';
import type { KnownComputer } from './known-computer.ts';

/** A source, and whether it told all it has. */
export interface KnownSource {
  readonly name: string;
  readonly isWhole: boolean;
}

/** Whether each source has a key: in their order, or unknown. */
type InSource = 'has' | 'none' | 'unknown';

/** Makes rows of what the sources told. */
export function rowMaker(sources: readonly KnownSource[]): (known: KnownComputer) => EscrowRow {
  const namesOf = sharedNames(sources);
  return (known) => {
    const inEach = sources.map(({ isWhole }, place): InSource => {
      if (known.has.includes(place)) return 'has';
      return isWhole && !known.hidden.includes(place) ? 'none' : 'unknown';
    });
    const sound = known.keys.filter(({ isDamaged }) => !isDamaged);
    const moments = sound.map(({ escrowedAt }) => escrowedAt ?? '').toSorted();
    const newestKeyAt = moments.at(-1) || null;
    const state = stateOf(known, { isSound: sound.length > 0, inEach });
    return {
      name: known.name.slice(0, LONGEST_TEXT),
      domain: (known.domain.netbios || known.domain.dns).slice(0, LONGEST_TEXT),
      state,
      age: ageOf({ state, newestKeyAt, areAllDated: moments[0] !== '' }, known.passwordSetAt),
      spread: spreadOf(inEach),
      ...namesOf(inEach),
      keys: known.keys.length,
      damaged: known.keys.length - sound.length,
      newestKeyAt,
      passwordSetAt: known.passwordSetAt ?? null,
      lastSignInAt: known.lastSignInAt ?? null,
      account: known.account,
      operatingSystem: known.operatingSystem.slice(0, LONGEST_TEXT),
    };
  };
}

interface Seen {
  /** Whether there is a key that is not damaged. */
  readonly isSound: boolean;
  readonly inEach: readonly InSource[];
}

function stateOf({ exists, keys }: KnownComputer, { isSound, inEach }: Seen): EscrowState {
  if (!exists) return 'no-computer';
  if (isSound) return 'present';
  if (inEach.includes('unknown')) return 'unknown';
  return keys.length > 0 ? 'damaged' : 'none';
}

interface Dated {
  readonly state: EscrowState;
  readonly newestKeyAt: string | null;
  readonly areAllDated: boolean;
}

function ageOf(
  { state, newestKeyAt, areAllDated }: Dated,
  passwordSetAt: string | undefined,
): KeyAge {
  if (state !== 'present') return 'not-applicable';
  if (passwordSetAt === undefined || newestKeyAt === null) return 'unknown';
  if (newestKeyAt >= passwordSetAt) return 'newer';
  return areAllDated ? 'older' : 'unknown';
}

function spreadOf(inEach: readonly InSource[]): KeySpread {
  const is = (one: InSource) => inEach.includes(one);
  if (!is('has')) return is('unknown') ? 'unknown' : 'none';
  if (is('none')) return 'some';
  return is('unknown') ? 'unknown' : 'all';
}

type Names = Pick<EscrowRow, 'inSources' | 'notInSources'>;

/** Two hundred thousand rows share the few lists of names there are. */
function sharedNames(sources: readonly KnownSource[]): (inEach: readonly InSource[]) => Names {
  const known = new Map<string, Names>();
  return (inEach) => {
    const place = inEach.join(' ');
    const shared = known.get(place);
    if (shared !== undefined) return shared;
    const namesWhere = (wanted: InSource) =>
      sources.flatMap(({ name }, index) => (inEach[index] === wanted ? [name] : []));
    const names = { inSources: namesWhere('has'), notInSources: namesWhere('none') };
    known.set(place, names);
    return names;
  };
}
