import { LANGUAGE_NAMES } from '#renderer/text/language-names.ts';
import { words } from '#renderer/text/words.ts';
import type { SettingName } from '#shared/settings/setting-names.ts';
import type { SettingRange } from '#shared/settings/setting-registry.ts';
import type { SettingView } from '#shared/settings/settings-overview.ts';

/** What has to be known of a setting to show it. */
interface Shown extends Pick<SettingView, 'name' | 'value'> {
  readonly range: SettingRange;
}

/** What a setting is called, and what it does; by its own name where there are no words for it. */
export function settingText(name: string): { readonly title: string; readonly about: string } {
  const texts: Readonly<Record<string, (typeof words.settingList.settings)[SettingName]>> =
    words.settingList.settings;
  return texts[name] ?? { title: name, about: '' };
}

/** What each value of a choice is called. */
export function optionTexts({
  name,
  range,
}: Pick<Shown, 'name' | 'range'>): readonly (readonly [value: string, text: string])[] {
  if (range.kind !== 'choice') return [];
  const texts = optionsOf(name);
  return range.options.map((option) => [option, texts[option] ?? option]);
}

function optionsOf(name: string): Readonly<Record<string, string>> {
  if (name === 'appearance.language')
    return { system: words.settings.language.system, ...LANGUAGE_NAMES };
  if (name === 'appearance.firstTab') return words.app.areas;
  const all: Readonly<Record<string, Readonly<Record<string, string>>>> = words.settingList.options;
  return all[name] ?? {};
}

/** A value as people read it. */
export function valueText(setting: Shown): string {
  const { value, range } = setting;
  const { on, off, notSet } = words.settingList;
  if (value === null || value === '') return notSet;
  if (typeof value === 'boolean') return value ? on : off;
  if (Array.isArray(value)) return value.length === 0 ? notSet : value.join(' · ');
  if (range.kind !== 'choice') return String(value);
  return optionTexts(setting).find(([option]) => option === value)?.[1] ?? String(value);
}
