import { LanguageChoice, type LanguageSetting, languageTags } from '#shared/console/language.ts';

/** What main wrote into the page about languages; without it, what the browser prefers. */
export function languageSetting({ dataset }: HTMLElement): LanguageSetting {
  const system = languageTags((dataset['systemLanguages'] ?? '').split(' '));
  return {
    choice: LanguageChoice.catch('system').parse(dataset['language']),
    system: system.length > 0 ? system : navigator.languages,
  };
}
