import { describe, expect, test } from 'vitest';
import { type SettingLayers, effectiveSettings } from '#main/domain/settings/effective-settings.ts';
import {
  NOTHING_GIVEN,
  givenByName,
  givenInRegistry,
  givenInTree,
} from '#main/domain/settings/given-settings.ts';
import { Settings } from '#shared/console/settings.ts';
import { SETTINGS, policyName } from '#shared/settings/setting-registry.ts';
import { asInRegistry, settingTree as tree, twoValues } from '#test/fakes/setting-values.ts';

const NONE: SettingLayers = {
  policy: { place: '/policy.json', state: 'none' },
  byPolicy: NOTHING_GIVEN,
  byConfiguration: NOTHING_GIVEN,
  byPerson: NOTHING_GIVEN,
};
const USED = { place: '/policy.json', state: 'used' } as const;
const UNUSABLE = { place: '/policy.json', state: 'unusable', fault: 'not-json' } as const;

describe.each(SETTINGS.map((setting) => [setting.name, setting] as const))(
  '%s',
  (name, setting) => {
    const [one, two] = twoValues(setting);
    const valueOf = (layers: Partial<SettingLayers>) => {
      const { values, problems } = effectiveSettings({ ...NONE, ...layers });
      return { ...values.get(name), problems };
    };
    const byPolicy = givenInTree(tree(name, one));
    const byConfiguration = givenInTree(tree(name, two));
    const byPerson = givenByName({ [name]: one });

    test('has its default unless it is set', () => {
      expect(valueOf({})).toEqual({ value: setting.byDefault, origin: 'default', problems: [] });
    });

    test('is what the policy says, whatever the others say', () => {
      const expected = { value: one, origin: 'policy', problems: [] };
      expect(valueOf({ policy: USED, byPolicy })).toEqual(expected);
      const person = setting.isPersonal ? givenByName({ [name]: two }) : NOTHING_GIVEN;
      expect(valueOf({ policy: USED, byPolicy, byConfiguration, byPerson: person })).toEqual(
        expected,
      );
    });

    test('is what the registry says', () => {
      const given = givenInRegistry(new Map([[policyName(name), asInRegistry(one)]]));
      expect(given.values.get(name)).toEqual(one);
      expect(valueOf({ policy: USED, byPolicy: given }).value).toEqual(one);
    });

    test('is what the configuration says, whatever a person says', () => {
      const expected = { value: two, origin: 'configuration', problems: [] };
      expect(valueOf({ byConfiguration })).toEqual(expected);
      const person = setting.isPersonal ? byPerson : NOTHING_GIVEN;
      expect(valueOf({ byConfiguration, byPerson: person })).toEqual(expected);
    });

    test('is what a person says, where a person may', () => {
      expect(valueOf({ byPerson })).toEqual(
        setting.isPersonal
          ? { value: one, origin: 'person', problems: [] }
          : {
              value: setting.byDefault,
              origin: 'default',
              problems: [{ place: 'person', name, fault: 'not-personal' }],
            },
      );
    });

    test('has a safe value and is named where the policy says what it cannot be', () => {
      const wrong = givenInTree(tree(name, [null]));
      const { origin, problems } = valueOf({ policy: USED, byPolicy: wrong, byPerson });
      expect(origin).toBe('safe');
      expect(problems).toContainEqual({ place: 'policy', name, fault: 'wrong' });
    });
  },
);

describe('a value of the policy that cannot be used', () => {
  const guarded = (disclosures: object, policy: object) =>
    effectiveSettings({
      ...NONE,
      policy: USED,
      byConfiguration: givenInTree({ disclosures }),
      byPolicy: givenInTree({ disclosures: policy }),
    }).settings.disclosures;

  test('never makes a limit higher than the configuration or the safe value has it', () => {
    expect(guarded({ perDay: 500 }, { perDay: 'many' }).perDay).toBe(100);
    expect(guarded({ perDay: 20 }, { perDay: 'many' }).perDay).toBe(20);
    expect(guarded({ admin: { perDay: 500 } }, { admin: { perDay: -1 } }).admin.perDay).toBe(100);
    // The limit of both roles holds where there is none of this one.
    expect(guarded({ perDay: 20 }, { admin: { perDay: -1 } }).admin.perDay).toBeUndefined();
  });

  test('takes break glass away, and does not keep reports', () => {
    expect(guarded({}, { breakGlass: 'yes' }).breakGlass).toBe(false);
    const { reports } = effectiveSettings({
      ...NONE,
      policy: USED,
      byConfiguration: givenInTree({ reports: { keepForOffline: true } }),
      byPolicy: givenInTree({ reports: { keepForOffline: 'maybe' } }),
    }).settings;
    expect(reports.keepForOffline).toBe(false);
  });
});

describe('a policy that cannot be read at all', () => {
  test('leaves what guards somebody at the safe value, and looks as they were chosen', () => {
    const { settings, values } = effectiveSettings({
      ...NONE,
      policy: UNUSABLE,
      byConfiguration: givenInTree({
        session: { lockAfterIdleSeconds: 28_800 },
        recovery: { callerCheck: { steps: ['Called back'] } },
      }),
      byPerson: givenByName({ 'appearance.theme': 'dark', 'recovery.hideAfterSeconds': 12 }),
    });
    expect(settings.session.lockAfterIdleSeconds).toBe(600);
    expect(settings.recovery.callerCheck.steps).toEqual(['Called back']);
    expect(settings.appearance.theme).toBe('dark');
    expect(values.get('recovery.hideAfterSeconds')).toEqual({ value: 60, origin: 'safe' });
  });
});

describe('a person', () => {
  const choosing = (configured: object, seconds: number) =>
    effectiveSettings({
      ...NONE,
      byConfiguration: givenInTree({ recovery: configured }),
      byPerson: givenByName({ 'recovery.hideAfterSeconds': seconds }),
    });

  test('may have a password hide sooner, and later only as far as the organisation says', () => {
    expect(choosing({}, 20).settings.recovery.hideAfterSeconds).toBe(20);
    const beyond = choosing({}, 61);
    expect(beyond.settings.recovery.hideAfterSeconds).toBe(60);
    expect(beyond.problems).toEqual([
      { place: 'person', name: 'recovery.hideAfterSeconds', fault: 'too-high' },
    ]);
    expect(choosing({ hideAfterAtMostSeconds: 300 }, 240).settings.recovery.hideAfterSeconds).toBe(
      240,
    );
  });

  test('that chose what cannot be has the default, and it is named', () => {
    const { settings, problems } = effectiveSettings({
      ...NONE,
      byPerson: givenByName({ 'appearance.theme': 'purple', nothing: 1 }),
    });
    expect(settings).toEqual(Settings.parse({}));
    expect(problems).toEqual([
      { place: 'person', name: 'nothing', fault: 'unknown' },
      { place: 'person', name: 'appearance.theme', fault: 'wrong' },
    ]);
  });
});

describe('names', () => {
  test('that are none are named as they were written, and bend nothing', () => {
    const json: unknown = JSON.parse(
      '{"__proto__":{"x":1},"recovery":{"constructor":1,"hideAfterSeconds":20},"session":7}',
    );
    const given = givenInTree(json);
    expect(given.unknown).toEqual(['__proto__', 'recovery.constructor', 'session']);
    expect([...given.values]).toEqual([['recovery.hideAfterSeconds', 20]]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('of the registry are of any case, and different from each other', () => {
    const names = SETTINGS.map(({ name }) => policyName(name).toLowerCase());
    expect(new Set(names).size).toBe(SETTINGS.length);
    const given = givenInRegistry(
      new Map([
        ['SESSIONLOCKAFTERIDLESECONDS', 60],
        ['Sub\\x', 1],
      ]),
    );
    expect([...given.values]).toEqual([['session.lockAfterIdleSeconds', 60]]);
    expect(given.unknown).toEqual(['Sub\\x']);
  });

  test('that are very long are cut where they are named', () => {
    const { problems } = effectiveSettings({
      ...NONE,
      policy: USED,
      byPolicy: givenInTree({ ['x'.repeat(100_000)]: 1 }),
    });
    expect(problems[0]?.name).toHaveLength(200);
  });
});
