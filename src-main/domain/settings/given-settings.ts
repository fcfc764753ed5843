import { isGroup, policyName, SETTINGS, settingNamed } from '#shared/settings/setting-registry.ts';

/** What one place says of settings, by name, unchecked; and names that are none. */
export interface GivenSettings {
  readonly values: ReadonlyMap<string, unknown>;
  readonly unknown: readonly string[];
}

export const NOTHING_GIVEN: GivenSettings = { values: new Map(), unknown: [] };

/** Settings as a configuration writes them: objects in objects. */
export function givenInTree(tree: unknown, above = ''): GivenSettings {
  if (!isObject(tree)) return { values: new Map(), unknown: above === '' ? [] : [above] };
  const parts = Object.entries(tree).map(([field, value]): GivenSettings => {
    const name = above === '' ? field : `${above}.${field}`;
    if (settingNamed(name) !== undefined) return { values: new Map([[name, value]]), unknown: [] };
    return isGroup(name) ? givenInTree(value, name) : { values: new Map(), unknown: [name] };
  });
  return {
    values: new Map(parts.flatMap(({ values }) => [...values])),
    unknown: parts.flatMap(({ unknown }) => unknown),
  };
}

/** Settings by their own names, as what a person has chosen is kept. */
export function givenByName(entries: Readonly<Record<string, unknown>>): GivenSettings {
  return split(Object.entries(entries), (name) => settingNamed(name)?.name);
}

/** Settings as the registry has them: names without dots, in any case, and numbers for flags. */
export function givenInRegistry(entries: ReadonlyMap<string, unknown>): GivenSettings {
  const names = new Map(SETTINGS.map(({ name }) => [policyName(name).toLowerCase(), name]));
  const { values, unknown } = split([...entries], (name) => names.get(name.toLowerCase()));
  return {
    values: new Map([...values].map(([name, value]) => [name, asFlag(name, value)])),
    unknown,
  };
}

function split(
  entries: readonly (readonly [string, unknown])[],
  nameOf: (written: string) => string | undefined,
): GivenSettings {
  const named = entries.map(([written, value]) => ({ written, value, name: nameOf(written) }));
  return {
    values: new Map(
      named.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const])),
    ),
    unknown: named.flatMap(({ name, written }) => (name === undefined ? [written] : [])),
  };
}

/** The registry has no type for yes and no. */
function asFlag(name: string, value: unknown): unknown {
  if (settingNamed(name)?.range.kind !== 'flag') return value;
  if (value === 0) return false;
  return value === 1 ? true : value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
