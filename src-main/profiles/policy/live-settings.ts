import {
  type EffectiveSettings,
  type SettingLayers,
  checkedValue,
  effectiveSettings,
  isOpenToPerson,
} from '#main/domain/settings/effective-settings.ts';
import { givenByName, givenInTree } from '#main/domain/settings/given-settings.ts';
import type { AppState } from '#main/ports/desktop/app-state.ts';
import type { LiveSettings } from '#main/ports/settings.ts';
import type { Log } from '#main/ports/system.ts';
import type { Settings } from '#shared/console/settings.ts';
import { AppError } from '#shared/errors.ts';
import { SETTINGS, type Setting, settingNamed } from '#shared/settings/setting-registry.ts';
import type { SettingView } from '#shared/settings/settings-overview.ts';
import { fromKeys, keysOf } from '#shared/typed-keys.ts';
import type { FoundConfiguration } from '../find-configuration.ts';
import type { FoundPolicy } from './find-policy.ts';

interface LiveSettingsDeps {
  readonly layers: Omit<SettingLayers, 'byPerson'>;
  readonly appState: Pick<AppState, 'choices' | 'rememberChoice'>;
  /** Told of all settings after each choice. */
  readonly onChange?: (settings: Settings) => void;
}

export function createLiveSettings({ layers, appState, onChange }: LiveSettingsDeps): LiveSettings {
  const calculate = () => effectiveSettings({ ...layers, byPerson: givenByName(appState.choices) });
  let effective = calculate();
  return {
    now: readingThrough(() => effective.settings),
    overview: () => ({
      settings: SETTINGS.map((setting) => viewOf(setting, effective)),
      policy: layers.policy,
      problems: [...effective.problems],
    }),
    managed: () =>
      SETTINGS.filter(
        (setting) => setting.isPersonal && !isOpenToPerson(setting, effective.values),
      ).map(({ name }) => name),
    choose(name, value) {
      appState.rememberChoice(name, value === null ? undefined : chosen(name, value, effective));
      effective = calculate();
      onChange?.(effective.settings);
    },
  };
}

interface ConsoleSettingsDeps extends Omit<LiveSettingsDeps, 'layers'> {
  readonly found: FoundPolicy;
  /** The configuration file as it is written. */
  readonly written: FoundConfiguration['written'];
  readonly log: Pick<Log, 'warn' | 'error'>;
}

/** What holds of policy, configuration and choices; whatever does not is told to the log. */
export function consoleSettings({
  found: { policy, given },
  written,
  log,
  ...deps
}: ConsoleSettingsDeps): LiveSettings {
  const byConfiguration = givenInTree(written['settings'] ?? {});
  const live = createLiveSettings({
    ...deps,
    layers: { policy, byPolicy: given, byConfiguration },
  });
  if (policy.state === 'unusable') log.error('policy not used', { ...policy });
  for (const problem of live.overview().problems) log.warn('setting not used', { ...problem });
  return live;
}

/** The value as it is kept. @throws as {@link LiveSettings.choose} */
function chosen(name: string, value: unknown, { values }: EffectiveSettings) {
  const setting = settingNamed(name);
  if (setting === undefined) throw new AppError('input.invalid', 'no such setting');
  if (!isOpenToPerson(setting, values))
    throw new AppError('settings.managed', `${name} is set by somebody else`);
  const checked = checkedValue(name, value);
  const highest = highestOf(setting, values);
  if (checked === undefined || (highest !== null && Number(checked) > highest))
    throw new AppError('input.invalid', name, { details: { fields: { value: 'invalid' } } });
  return checked;
}

function viewOf(setting: Setting, { values }: EffectiveSettings): SettingView {
  const { name, range } = setting;
  const { value, origin } = values.get(name) ?? { value: undefined, origin: 'default' };
  return {
    name,
    value: value ?? null,
    origin,
    isPersonal: setting.isPersonal,
    isOpen: isOpenToPerson(setting, values),
    highest: highestOf(setting, values),
    range: range.kind === 'choice' ? { ...range, options: [...range.options] } : { ...range },
  };
}

function highestOf({ highest }: Setting, values: EffectiveSettings['values']): number | null {
  const limit = highest === undefined ? undefined : values.get(highest)?.value;
  return typeof limit === 'number' ? limit : null;
}

/** An object whose parts are asked for at each read. */
function readingThrough(settings: () => Settings): Settings {
  const groups = keysOf(settings());
  return Object.defineProperties(
    // All of them are defined in the next line.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    {} as Settings,
    fromKeys(groups, (group) => ({ get: () => settings()[group], enumerable: true })),
  );
}
