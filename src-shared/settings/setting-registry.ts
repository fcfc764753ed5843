import { z } from 'zod';
import { Settings } from '../console/settings.ts';
import type { SettingName } from './setting-names.ts';
import type { SettingValue } from './settings-overview.ts';

/** What a setting's value may be. */
export type SettingRange =
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly longest: number }
  | { readonly kind: 'list'; readonly most: number };

/** A setting: what it may be, and who may set it. Its words are in `src-renderer/text`. */
export interface Setting {
  readonly name: SettingName;
  readonly range: SettingRange;
  /** `undefined` where it is not set unless somebody sets it. */
  readonly byDefault: SettingValue | undefined;
  /** Used where the policy says something about it that cannot be used. */
  readonly safe: SettingValue | undefined;
  /** Which of two values guards more: the lower one, or this one. */
  readonly stricter: 'lower' | boolean | undefined;
  /** A person may choose it. */
  readonly isPersonal: boolean;
  /** The setting that says how high a person may go. */
  readonly highest: SettingName | undefined;
}

type Traits = Partial<Pick<Setting, 'safe' | 'stricter' | 'isPersonal' | 'highest'>>;

const LOWER: Traits = { stricter: 'lower' };
const PERSONAL: Traits = { isPersonal: true };

/**
 * What the schema cannot say of a setting. One that is not here belongs to the organisation alone,
 * and its safe value is its default.
 */
const TRAITS: Readonly<Partial<Record<SettingName, Traits>>> = {
  'appearance.language': PERSONAL,
  'appearance.theme': PERSONAL,
  'appearance.textSize': PERSONAL,
  'appearance.firstTab': PERSONAL,
  'recovery.defaultUserDomain': PERSONAL,
  'recovery.hideAfterSeconds': {
    ...PERSONAL,
    ...LOWER,
    highest: 'recovery.hideAfterAtMostSeconds',
  },
  'recovery.hideAfterAtMostSeconds': LOWER,
  'recovery.clearClipboardAfterSeconds': {
    ...PERSONAL,
    ...LOWER,
    highest: 'recovery.clearClipboardAfterAtMostSeconds',
  },
  'recovery.clearClipboardAfterAtMostSeconds': LOWER,
  'recovery.keepForSeconds': LOWER,
  'recovery.rotateOnComputer': { stricter: false },
  'recovery.callerCheck.requiredOfUsers': { stricter: true },
  'disclosures.perMinute': LOWER,
  'disclosures.perHour': LOWER,
  'disclosures.perDay': LOWER,
  'disclosures.admin.perMinute': { ...LOWER, safe: 10 },
  'disclosures.admin.perHour': { ...LOWER, safe: 50 },
  'disclosures.admin.perDay': { ...LOWER, safe: 100 },
  'disclosures.user.perMinute': { ...LOWER, safe: 10 },
  'disclosures.user.perHour': { ...LOWER, safe: 50 },
  'disclosures.user.perDay': { ...LOWER, safe: 100 },
  'disclosures.breakGlass': { stricter: false, safe: false },
  'secondPerson.computers': { safe: ['*'] },
  'secondPerson.organisationalUnits': { safe: ['*'] },
  'entra.keepList': { stricter: false },
  'reports.keepForOffline': { stricter: false },
  'reports.keepAtMost': LOWER,
  'tickets.requiredOf': { safe: ['admin', 'user'] },
  'tickets.requiredOfGroups': { safe: ['*'] },
  'session.lockAfterIdleSeconds': LOWER,
  'session.recheckEverySeconds': LOWER,
  'session.endPageAfterSeconds': LOWER,
};

/** The highest number of a registry value, and the most that a policy template takes of a text. */
const MOST_OF_A_DWORD = 4_294_967_295;
const LONGEST_TEXT = 1_000;
const MOST_LINES = 100;

/** A part of the schema as JSON Schema tells it; of that, what settings use. */
interface Part {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly default?: SettingValue;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

/** All settings, in the order of the schema. A new field of the schema is a new setting. */
export const SETTINGS: readonly Setting[] = settingsIn(schemaOf());

const BY_NAME: ReadonlyMap<string, Setting> = new Map(SETTINGS.map((one) => [one.name, one]));

export function settingNamed(name: string): Setting | undefined {
  return BY_NAME.get(name);
}

/** Whether there are settings whose names begin with this one and a dot. */
export function isGroup(name: string): boolean {
  return SETTINGS.some((one) => one.name.startsWith(`${name}.`));
}

/**
 * The name of a setting where names have no dots: in the registry of Windows and in its policy
 * templates.
 */
export function policyName(name: string): string {
  return name
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

function schemaOf(): Part {
  // JSON Schema has no type of its own in zod; only what Part names is read.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return z.toJSONSchema(Settings, { io: 'input' }) as Part;
}

function settingsIn(part: Part, above = ''): readonly Setting[] {
  return Object.entries(part.properties ?? {}).flatMap(([field, below]) =>
    below.properties === undefined
      ? [settingOf(`${above}${field}`, below)]
      : settingsIn(below, `${above}${field}.`),
  );
}

function settingOf(path: string, part: Part): Setting {
  // The paths of the schema are the names: the type is made of the same schema.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const name = path as SettingName;
  return {
    name,
    range: rangeOf(path, part),
    byDefault: part.default,
    safe: part.default,
    stricter: undefined,
    isPersonal: false,
    highest: undefined,
    ...TRAITS[name],
  };
}

function rangeOf(name: string, part: Part): SettingRange {
  if (part.enum !== undefined) return { kind: 'choice', options: part.enum };
  switch (part.type) {
    case 'integer':
      return { kind: 'number', least: part.minimum ?? 0, most: part.maximum ?? MOST_OF_A_DWORD };
    case 'boolean':
      return { kind: 'flag' };
    case 'string':
      return { kind: 'text', longest: part.maxLength ?? LONGEST_TEXT };
    case 'array':
      return { kind: 'list', most: part.maxItems ?? MOST_LINES };
    case undefined:
    default:
      throw new Error(`the setting ${name} is of a type that a policy cannot say`);
  }
}
