import { z } from 'zod';

/** What a setting can be. */
export const SettingValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type SettingValue = z.infer<typeof SettingValue>;

/**
 * Who has set a value. `safe`: the policy has said something that cannot be used, so a safe value
 * holds.
 */
export const SettingOrigin = z.enum(['default', 'person', 'configuration', 'policy', 'safe']);
export type SettingOrigin = z.infer<typeof SettingOrigin>;

/** Why something that was set is not used, or not as it was set. */
export const SettingFault = z.enum([
  /** There is no setting of this name. */
  'unknown',
  /** Not one of the values it may have. */
  'wrong',
  /** Higher than a person may go: the highest value is used. */
  'too-high',
  /** A person may not set it. */
  'not-personal',
]);
export type SettingFault = z.infer<typeof SettingFault>;

/** Why a policy as a whole cannot be used. */
export const PolicyFault = z.enum([
  'not-json',
  'not-a-policy',
  'too-large',
  'link',
  'not-a-file',
  'open-to-others',
  'newer',
  'unreadable',
]);
export type PolicyFault = z.infer<typeof PolicyFault>;

/** Something that was set and is not used. Never says the value: it may be anything. */
export const SettingProblem = z.object({
  place: z.enum(['policy', 'person']),
  /** As it was written, at most so long. */
  name: z.string().max(200),
  fault: SettingFault,
});
export type SettingProblem = z.infer<typeof SettingProblem>;

/** The policy of this computer. */
export const PolicyState = z.object({
  /** Where it is looked for: a file, or a key of the registry. */
  place: z.string(),
  state: z.enum(['none', 'used', 'unusable']),
  /** Why it cannot be used. */
  fault: PolicyFault.optional(),
  /** What the fault is about, such as the folder that others can change. */
  about: z.string().optional(),
});
export type PolicyState = z.infer<typeof PolicyState>;

/** A setting as it is now. */
export const SettingView = z.object({
  name: z.string(),
  /** `null` where it is not set. */
  value: SettingValue.nullable(),
  origin: SettingOrigin,
  /** A person may choose it unless somebody else has set it. */
  isPersonal: z.boolean(),
  /** A person may choose it here and now. */
  isOpen: z.boolean(),
  /** How high a person may go; `null` for what has no such limit. */
  highest: z.number().nullable(),
  range: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('number'), least: z.number(), most: z.number() }),
    z.object({ kind: z.literal('flag') }),
    z.object({ kind: z.literal('choice'), options: z.array(z.string()) }),
    z.object({ kind: z.literal('text'), longest: z.number() }),
    z.object({ kind: z.literal('list'), most: z.number() }),
  ]),
});
export type SettingView = z.infer<typeof SettingView>;

/** All settings as they are now, and what was set in vain. */
export const SettingsOverview = z.object({
  settings: z.array(SettingView),
  policy: PolicyState,
  problems: z.array(SettingProblem),
});
export type SettingsOverview = z.infer<typeof SettingsOverview>;
