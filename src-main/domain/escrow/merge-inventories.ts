import type { EscrowRow } from '#shared/escrow/escrow-report.ts';
import { withoutCase } from '../without-case.ts';
import { domainNames } from './domain-of-computer.ts';
import { type KnownSource, rowMaker } from './escrow-row.ts';
import type { InventoryComputer, InventoryPart } from './inventory.ts';
import {
  type KnownComputer,
  addComputer,
  addKey,
  hasDomain,
  nothingKnown,
} from './known-computer.ts';

/** All that one source told; nothing where it failed, or cannot list. */
export interface SourceInventory extends InventoryPart, KnownSource {}

/** So much is done in one go: a few milliseconds, during which the console answers nobody. */
const BATCH = 2_000;

/**
 * The computers of all sources, each once, with the keys that any of them has, some rows at a time.
 * What is one computer is decided by its names; where a source does not tell the domain and several
 * have that name, by a key that both have. A key without a computer belongs to the one that another
 * source knows it of. Between the pieces of work before the first row, it gives none.
 */
export function* mergeInventories(
  sources: readonly SourceInventory[],
): Generator<readonly EscrowRow[]> {
  const places: Places = {
    domainOf: domainNames(sources.flatMap(({ computers }) => computers)),
    all: [],
    byName: new Map(),
    byFullName: new Map(),
    byKey: new Map(),
    steps: 0,
  };
  for (const put of [putNamed, putNameless, putLeftOver])
    for (const [index, source] of sources.entries())
      for (const _step of put(places, source, index)) yield [];
  const rowOf = rowMaker(sources);
  for (let at = 0; at < places.all.length; at += BATCH)
    yield places.all.slice(at, at + BATCH).map(rowOf);
}

/** Where each computer was put, so that the next source finds it there. */
interface Places {
  readonly domainOf: (computer: InventoryComputer) => string;
  readonly all: KnownComputer[];
  readonly byName: Map<string, KnownComputer[]>;
  readonly byFullName: Map<string, KnownComputer>;
  readonly byKey: Map<string, KnownComputer>;
  /** Computers and keys that were looked at. */
  steps: number;
}

type Put = (places: Places, source: SourceInventory, index: number) => Generator<void>;

/** Computers whose domain is told. */
const putNamed: Put = function* (places, source, index) {
  const put = new Map<string, KnownComputer>();
  for (const computer of source.computers) {
    if (isTurnOver(places)) yield;
    if (!computer.exists || !isNamed(computer)) continue;
    const name = withoutCase(computer.name);
    const fullName = `${name}\n${places.domainOf(computer)}`;
    const known = places.byFullName.get(fullName) ?? makeNamed(places, name);
    places.byFullName.set(fullName, known);
    addComputer(known, computer, index);
    put.set(computer.ref, known);
  }
  yield* addKeys(places, { source, index, put });
};

/** Those whose domain is not told, when all others are there. */
const putNameless: Put = function* (places, source, index) {
  const keysOf = keysByRef(source);
  const put = new Map<string, KnownComputer>();
  for (const computer of source.computers) {
    if (isTurnOver(places)) yield;
    if (!computer.exists || isNamed(computer)) continue;
    const name = withoutCase(computer.name);
    const alike = places.byName.get(name) ?? [];
    const inDomains = alike.filter(hasDomain);
    const byKey = () => keysOf(computer.ref).map((keyId) => places.byKey.get(keyId));
    const same = inDomains.length > 1 ? common(inDomains, byKey()) : inDomains[0];
    const known = same ?? alike.find((one) => !hasDomain(one)) ?? makeNamed(places, name);
    addComputer(known, computer, index);
    put.set(computer.ref, known);
  }
  yield* addKeys(places, { source, index, put });
};

/** Keys of no computer, when all computers are there. */
const putLeftOver: Put = function* (places, source, index) {
  const left = new Map<string, InventoryComputer | undefined>();
  const existing = new Set<string>();
  for (const computer of source.computers) {
    if (isTurnOver(places)) yield;
    if (computer.exists) existing.add(computer.ref);
    else left.set(computer.ref, computer);
  }
  const put = new Map<string, KnownComputer>();
  for (const key of source.keys) {
    if (isTurnOver(places)) yield;
    if (existing.has(key.ref)) continue;
    const known = places.byKey.get(key.keyId) ?? put.get(key.ref) ?? nothingKnown();
    if (known.keys.length === 0 && !put.has(key.ref)) {
      places.all.push(known);
      put.set(key.ref, known);
      const computer = left.get(key.ref);
      if (computer !== undefined) addComputer(known, computer, index);
    }
    addKey(known, key, index);
    if (key.keyId !== '') places.byKey.set(key.keyId, known);
  }
};

/** True each time so much was done that others wait. */
function isTurnOver(places: Places): boolean {
  places.steps += 1;
  return places.steps % BATCH === 0;
}

function common<T>(some: readonly T[], others: readonly (T | undefined)[]): T | undefined {
  return some.find((one) => others.includes(one));
}

function isNamed({ domain }: InventoryComputer): boolean {
  return domain.netbios !== '' || domain.dns !== '';
}

function makeNamed({ all, byName }: Places, name: string): KnownComputer {
  const made = nothingKnown();
  all.push(made);
  byName.set(name, [...(byName.get(name) ?? []), made]);
  return made;
}

interface Adding {
  readonly source: SourceInventory;
  readonly index: number;
  /** Where the computers of the source were put, by their refs. */
  readonly put: ReadonlyMap<string, KnownComputer>;
}

function* addKeys(places: Places, { source, index, put }: Adding): Generator<void> {
  const { byKey } = places;
  for (const key of source.keys) {
    if (isTurnOver(places)) yield;
    const known = put.get(key.ref);
    if (known === undefined) continue;
    addKey(known, key, index);
    if (key.keyId !== '' && !byKey.has(key.keyId)) byKey.set(key.keyId, known);
  }
}

/** The IDs of the keys of a computer. Mostly nobody asks; they are looked up when somebody does. */
function keysByRef({ keys }: SourceInventory): (ref: string) => readonly string[] {
  let ids: Map<string, readonly string[]> | undefined;
  return (ref) => {
    if (ids === undefined) {
      ids = new Map();
      for (const key of keys)
        if (key.keyId !== '') ids.set(key.ref, [...(ids.get(key.ref) ?? []), key.keyId]);
    }
    return ids.get(ref) ?? [];
  };
}
