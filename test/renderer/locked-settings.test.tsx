import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SettingLayers } from '#main/domain/settings/effective-settings.ts';
import { NOTHING_GIVEN, givenInTree } from '#main/domain/settings/given-settings.ts';
import { machineReaders } from '#main/drivers/machine/machine-readers.ts';
import { readRegistryKey } from '#main/drivers/windows/read-registry.ts';
import type { RunProgram } from '#main/drivers/windows/system-program.ts';
import { type PolicyReaders, findPolicy } from '#main/profiles/policy/find-policy.ts';
import { POLICY_KEY, type PolicyPlace } from '#main/profiles/policy/policy-place.ts';
import { valueText } from '#renderer/panes/settings/setting-text.ts';
import { settingList } from '#renderer/text/en/setting-list.ts';
import { Settings } from '#shared/console/settings.ts';
import { SETTINGS, policyName } from '#shared/settings/setting-registry.ts';
import { testConsole } from '#test/fakes/console.ts';
import { allSettings, asInRegistry, twoValues } from '#test/fakes/setting-values.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';
import { openPage } from './page.tsx';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

const POLICY = JSON.stringify({ version: 1, settings: allSettings() });
type Layers = Omit<SettingLayers, 'byPerson'>;

/** Where an organisation sets something, each with all settings in it. */
const PLACES: Readonly<Record<string, () => Layers>> = {
  'the policy file': () => byPolicy({ kind: 'file', path: policyFile() }),
  'the registry': () =>
    byPolicy(
      { kind: 'registry', path: String.raw`HKLM\Software\Policies\Keydesk` },
      { readRegistry: (key) => readRegistryKey(key, reg) },
    ),
  'managed preferences': () =>
    byPolicy({ kind: 'property-list', path: policyFile() }, { readPropertyList: () => POLICY }),
  'the configuration': () => ({
    policy: { place: '/policy.json', state: 'none' },
    byPolicy: NOTHING_GIVEN,
    byConfiguration: givenInTree(allSettings()),
  }),
};

test.each(Object.entries(PLACES))(
  'each setting that %s has is shown with its value and where it comes from, and locked',
  async (_place, layersOf) => {
    const layers = layersOf();
    const desk = testConsole(Settings.parse({}), undefined, layers);
    const page = await openPage(desk);
    await page.user.keyboard('{Control>},{/Control}');
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText(settingList.settings['appearance.theme'].title);
    const origin =
      layers.policy.state === 'used'
        ? `Set by policy: ${layers.policy.place}`
        : 'Set by the configuration: /keydesk.json';
    expect(rowsIn(dialog)).toEqual(
      Object.fromEntries(
        SETTINGS.map((setting) => {
          const { name, range } = setting;
          const [value] = twoValues(setting);
          const shown = valueText({ name, range, value });
          return [settingList.settings[name].title, { shown, origin, isLocked: true }];
        }),
      ),
    );
    const open = SETTINGS.filter(({ name }) => dialog.querySelector(`[name="${name}"]`) !== null);
    expect(open.map(({ name }) => name)).toEqual([]);
    // Nor does the main process take another value.
    const refused = await Promise.all(
      SETTINGS.map(async (setting) => {
        const asked = { name: setting.name, value: twoValues(setting)[1] };
        return desk.refused('settings.choose', asked);
      }),
    );
    expect(new Set(refused)).toEqual(new Set(['settings.managed']));
    expect((await desk.ask('settings.list')).problems).toEqual([]);
  },
);

test('all titles differ, so that each row is found', () => {
  const titles = SETTINGS.map(({ name }) => settingList.settings[name].title);
  expect(new Set(titles).size).toBe(SETTINGS.length);
});

/** What stands in the window of each setting that nobody can change there, by its title. */
function rowsIn(dialog: HTMLElement) {
  return Object.fromEntries(
    Array.from(dialog.querySelectorAll('dl'), (row) => {
      const title = row.querySelector('dt')?.textContent.trim() ?? '';
      const [shown, , origin] = Array.from(row.querySelectorAll('dd'), (cell) => cell.textContent);
      return [title, { shown, origin, isLocked: row.querySelector('dt svg') !== null }];
    }),
  );
}

function policyFile(): string {
  const path = join(folder.path, 'policy.json');
  writeFileSync(path, POLICY, { mode: 0o600 });
  return path;
}

function byPolicy(place: PolicyPlace, readers: Partial<PolicyReaders> = {}): Layers {
  const machine = machineReaders('linux', process.env);
  const { policy, given } = findPolicy(place, { ...machine, ...readers }, process.getuid?.());
  return { policy, byPolicy: given, byConfiguration: NOTHING_GIVEN };
}

/** `reg export`, of a key with all settings: numbers as they are, texts, and lists as bytes. */
const reg: RunProgram = (_program, [, , file = '']) => {
  const values = SETTINGS.map((setting) => {
    const value = asInRegistry(twoValues(setting)[0]);
    const name = `"${policyName(setting.name)}"`;
    if (typeof value === 'number') return `${name}=dword:${value.toString(16).padStart(8, '0')}`;
    if (typeof value === 'string') return `${name}="${value}"`;
    const bytes = Buffer.from([...value, '', ''].join('\0'), 'utf16le').toString('hex');
    return `${name}=hex(7):${bytes.replaceAll(/..(?!$)/g, '$&,')}`;
  });
  const heading = `[HKEY_LOCAL_MACHINE\\Software\\Policies\\${POLICY_KEY.name}]`;
  const text = ['Windows Registry Editor Version 5.00', '', heading, ...values, ''].join('\r\n');
  writeFileSync(file, Buffer.from(`\uFEFF${text}`, 'utf16le'));
  return '';
};
