import { SETTINGS, type Setting } from '#shared/settings/setting-registry.ts';
import type { SettingValue } from '#shared/settings/settings-overview.ts';

/** An object in objects with this one setting. */
export function settingTree(name: string, value: unknown): object {
  return name
    .split('.')
    .reduceRight<unknown>((below, field) => ({ [field]: below }), value) as object;
}

/** Of settings whose text has a form of its own. */
const TWO_VALUES: ReadonlyMap<string, readonly [SettingValue, SettingValue]> = new Map([
  ['tickets.link', ['https://one.test/{ticket}', 'https://two.test/?id={ticket}']],
  ['tickets.requiredOf', [['admin'], ['user']]],
  ['tickets.requiredOfGroups', [['CONTOSO\\One'], ['S-1-5-21-1-2-3-4']]],
  ['updates.folder', ['https://one.test/', 'https://two.test/keydesk']],
  ['updates.publicKey', [`${'A'.repeat(43)}=`, `${'B'.repeat(43)}=`]],
  ['updates.ring', ['one', 'two']],
  ['secondPerson.organisationalUnits', [['OU=One,DC=x'], ['OU=Two,DC=x']]],
]);

/** Two values that the setting may have, neither of which is its default. */
export function twoValues({
  name,
  range,
  byDefault,
}: Setting): readonly [SettingValue, SettingValue] {
  const known = TWO_VALUES.get(name);
  if (known !== undefined) return known;
  const others = <T extends SettingValue>(values: readonly T[]) => {
    const [one, two] = values.filter((value) => value !== byDefault);
    return [one ?? '', two ?? one ?? ''] as const;
  };
  switch (range.kind) {
    case 'number':
      return others([range.least, range.least + 1, range.least + 2]);
    case 'flag':
      return others([true, false]);
    case 'choice':
      return others(range.options);
    case 'text':
      return ['ONE', 'TWO'];
    case 'list':
      return [['one'], ['two']];
  }
}

/** The registry has no type for yes and no. */
export function asInRegistry(value: SettingValue): string | number | readonly string[] {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** All settings, each with a value that is not its default, as a configuration writes them. */
export function allSettings(): object {
  return SETTINGS.reduce<object>(
    (whole, setting) => merged(whole, settingTree(setting.name, twoValues(setting)[0])),
    {},
  );
}

function merged(one: object, other: object): object {
  return Object.entries(other).reduce((whole, [field, value]: [string, unknown]) => {
    const before: unknown = Reflect.get(whole, field);
    const next = isTree(before) && isTree(value) ? merged(before, value) : value;
    return { ...whole, [field]: next };
  }, one);
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
