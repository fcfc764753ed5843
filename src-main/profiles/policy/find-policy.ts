import { type Stats, lstatSync } from 'node:fs';
import { z } from 'zod';
import {
  type GivenSettings,
  NOTHING_GIVEN,
  givenInRegistry,
  givenInTree,
} from '#main/domain/settings/given-settings.ts';
import { systemCodeOf } from '#shared/errors.ts';
import type { PolicyFault, PolicyState } from '#shared/settings/settings-overview.ts';
import { type FileReaders, isThere, openToOthers } from '../trusted-file.ts';
import { POLICY_KEY, type PolicyPlace } from './policy-place.ts';

/** How the places of a policy are read. */
export interface PolicyReaders extends FileReaders {
  /** A key of the registry; `undefined` when there is none. @throws Error */
  readonly readRegistry: (key: typeof POLICY_KEY) => ReadonlyMap<string, unknown> | undefined;
  /** A property list as JSON. @throws Error */
  readonly readPropertyList: (path: string) => string;
}

/** What the policy of this computer says, and whether it can be used at all. */
export interface FoundPolicy {
  readonly policy: PolicyState;
  readonly given: GivenSettings;
}

/** The version of the form that is read here, and the longest file. */
const VERSION = 1;
const MOST_BYTES = 1024 * 1024;

const Versioned = z.looseObject({ version: z.int().min(1) });
/** Of this version; a newer one may have anything in it. */
const PolicyFile = Versioned.extend({ settings: z.record(z.string(), z.unknown()).default({}) });

/**
 * Reads the policy of this computer.
 *
 * @param administrator the ID of an account that counts as administrator besides root
 */
export function findPolicy(
  place: PolicyPlace,
  readers: PolicyReaders,
  administrator?: number,
): FoundPolicy {
  try {
    const given =
      place.kind === 'registry' ? fromRegistry(readers) : fromFile(place, readers, administrator);
    return {
      policy: { place: place.path, state: given === undefined ? 'none' : 'used' },
      given: given ?? NOTHING_GIVEN,
    };
  } catch (error) {
    const { fault, about } = error instanceof Unusable ? error : unreadable(error);
    const policy: PolicyState = { place: place.path, state: 'unusable', fault };
    return { policy: about === '' ? policy : { ...policy, about }, given: NOTHING_GIVEN };
  }
}

class Unusable extends Error {
  readonly fault: PolicyFault;
  readonly about: string;

  constructor(fault: PolicyFault, about = '') {
    super(fault);
    this.fault = fault;
    this.about = about;
  }
}

function unreadable(error: unknown): Unusable {
  return new Unusable('unreadable', systemCodeOf(error));
}

function fromRegistry({ readRegistry }: PolicyReaders): GivenSettings | undefined {
  const values = readRegistry(POLICY_KEY);
  return values && givenInRegistry(values);
}

function fromFile(
  { kind, path }: PolicyPlace,
  readers: PolicyReaders,
  administrator?: number,
): GivenSettings | undefined {
  if (!isThere(path)) return undefined;
  refuseIrregular(lstatSync(path));
  const open = openToOthers(path, readers, administrator);
  if (open !== undefined) throw new Unusable('open-to-others', open);
  const text = kind === 'file' ? readers.read(path) : readers.readPropertyList(path);
  return settingsOf(jsonOf(text.replace(/^\uFEFF/, '')));
}

function refuseIrregular(found: Stats): void {
  if (found.isSymbolicLink()) throw new Unusable('link');
  if (!found.isFile()) throw new Unusable('not-a-file');
  if (found.size > MOST_BYTES) throw new Unusable('too-large');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unusable('not-json');
  }
}

function settingsOf(json: unknown): GivenSettings {
  const { data } = Versioned.safeParse(json);
  if (data !== undefined && data.version > VERSION)
    throw new Unusable('newer', String(data.version));
  const file = PolicyFile.safeParse(json);
  if (!file.success) throw new Unusable('not-a-policy');
  const { version: _version, settings, ...others } = file.data;
  const { values, unknown } = givenInTree(settings);
  return { values, unknown: [...Object.keys(others), ...unknown] };
}
