import { Settings } from '#shared/console/settings.ts';
import type { SettingName } from '#shared/settings/setting-names.ts';
import { SETTINGS, type Setting } from '#shared/settings/setting-registry.ts';
import {
  SettingValue,
  type PolicyState,
  type SettingFault,
  type SettingOrigin,
  type SettingProblem,
} from '#shared/settings/settings-overview.ts';
import type { GivenSettings } from './given-settings.ts';

/** What each place says; the policy of the computer beats the configuration, and so on down. */
export interface SettingLayers {
  readonly policy: PolicyState;
  readonly byPolicy: GivenSettings;
  /** Its values were checked with the rest of the configuration. */
  readonly byConfiguration: GivenSettings;
  readonly byPerson: GivenSettings;
}

/** A value, and who has set it. */
export interface EffectiveValue {
  readonly value: SettingValue | undefined;
  readonly origin: SettingOrigin;
}

export interface EffectiveSettings {
  readonly settings: Settings;
  readonly values: ReadonlyMap<SettingName, EffectiveValue>;
  readonly problems: readonly SettingProblem[];
}

const LONGEST_TOLD = 200;

/** What holds, where it comes from, and what was said in vain. */
export function effectiveSettings(layers: SettingLayers): EffectiveSettings {
  const values = new Map<SettingName, EffectiveValue>();
  const problems: SettingProblem[] = [
    ...layers.byPolicy.unknown.map((name) => problem('policy', name, 'unknown')),
    ...layers.byPerson.unknown.map((name) => problem('person', name, 'unknown')),
  ];
  for (const setting of SETTINGS) {
    const { value, origin, fault } = effectiveValue(setting, layers);
    values.set(setting.name, { value, origin });
    if (fault !== undefined) problems.push(fault);
  }
  // A limit is a setting of its own, so it is known only now.
  for (const { name, highest } of SETTINGS) {
    const now = values.get(name);
    const limit = highest && values.get(highest)?.value;
    if (now?.origin !== 'person' || !isBeyond(now.value, limit)) continue;
    values.set(name, { value: limit, origin: 'person' });
    problems.push(problem('person', name, 'too-high'));
  }
  return { settings: Settings.parse(treeOf(values)), values, problems };
}

/** Whether a person may choose this setting, with what is set for them. */
export function isOpenToPerson(
  { name, isPersonal }: Setting,
  values: EffectiveSettings['values'],
): boolean {
  const origin = values.get(name)?.origin;
  return isPersonal && (origin === 'default' || origin === 'person');
}

/** A value as the setting has it, such as without the blanks around a text; or `undefined`. */
export function checkedValue(name: string, value: unknown): SettingValue | undefined {
  const parsed = Settings.safeParse(nest(name, value));
  if (!parsed.success) return undefined;
  const read = SettingValue.safeParse(valueAt(parsed.data, name));
  return read.success ? read.data : undefined;
}

interface Judged extends EffectiveValue {
  readonly fault?: SettingProblem;
}

function effectiveValue(setting: Setting, layers: SettingLayers): Judged {
  const { name } = setting;
  const { policy, byPolicy, byPerson } = layers;
  if (policy.state === 'unusable') return withoutPolicy(setting, layers);
  if (byPolicy.values.has(name)) {
    const value = checkedValue(name, byPolicy.values.get(name));
    if (value !== undefined) return { value, origin: 'policy' };
    return { ...valueInstead(setting, layers), fault: problem('policy', name, 'wrong') };
  }
  const configured = byConfigured(setting, layers);
  if (!byPerson.values.has(name)) return configured;
  if (!setting.isPersonal) return { ...configured, fault: problem('person', name, 'not-personal') };
  if (configured.origin === 'configuration') return configured;
  const value = checkedValue(name, byPerson.values.get(name));
  return value === undefined
    ? { ...configured, fault: problem('person', name, 'wrong') }
    : { value, origin: 'person' };
}

/**
 * A policy that cannot be read may have said anything: what guards somebody is as strict as it is
 * without it, or as it is by itself. Looks are left as they are.
 */
function withoutPolicy(setting: Setting, layers: SettingLayers): EffectiveValue {
  if (setting.stricter !== undefined) return safeValue(setting, layers);
  return effectiveValue(setting, { ...layers, policy: { ...layers.policy, state: 'none' } });
}

/** Of two lists nobody can say which one guards more: there it is the safe one, if there is one. */
function valueInstead(setting: Setting, layers: SettingLayers): EffectiveValue {
  const { byDefault, safe, stricter } = setting;
  return stricter === undefined && safe !== byDefault
    ? { value: safe, origin: 'safe' }
    : safeValue(setting, layers);
}

/** The stricter one of the safe value and what the configuration says. No person changes it. */
function safeValue(setting: Setting, layers: SettingLayers): EffectiveValue {
  return { value: stricterOf(setting, byConfigured(setting, layers).value), origin: 'safe' };
}

function stricterOf({ stricter, safe }: Setting, configured: SettingValue | undefined) {
  // What is not set, such as the limit of one role, leaves to others what they guard.
  if (configured === undefined || safe === undefined || stricter === undefined) return configured;
  if (stricter !== 'lower') return configured === stricter || safe === stricter ? stricter : safe;
  return isBeyond(configured, safe) ? safe : configured;
}

function byConfigured({ name, byDefault }: Setting, layers: SettingLayers): EffectiveValue {
  const given = layers.byConfiguration.values;
  const value = given.has(name) ? checkedValue(name, given.get(name)) : undefined;
  return value === undefined
    ? { value: byDefault, origin: 'default' }
    : { value, origin: 'configuration' };
}

function isBeyond(value: SettingValue | undefined, limit: SettingValue | undefined): boolean {
  return typeof value === 'number' && typeof limit === 'number' && value > limit;
}

function problem(
  place: SettingProblem['place'],
  name: string,
  fault: SettingFault,
): SettingProblem {
  return { place, name: name.slice(0, LONGEST_TOLD), fault };
}

/** Names with dots, as objects in objects. */
function treeOf(values: EffectiveSettings['values']): object {
  let tree = {};
  for (const [name, { value }] of values)
    if (value !== undefined) tree = merged(tree, nest(name, value));
  return tree;
}

function nest(name: string, value: unknown): object {
  const [first = '', ...rest] = name.split('.');
  return { [first]: rest.length === 0 ? value : nest(rest.join('.'), value) };
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

function valueAt(tree: object, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((part, field) => (isTree(part) ? Reflect.get(part, field) : undefined), tree);
}
