/** Makes the sign-in form as the page shows it first. Runs in Node.js, at the build. */
import '../zod-without-eval.ts';
import {
  createCSSRuleFromTheme,
  type Theme,
  createDOMRenderer,
  renderToStyleElements,
} from '@fluentui/react-components';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import {
  Language,
  type LanguageSetting,
  PSEUDO_LANGUAGE,
  type SpokenLanguage,
} from '#shared/console/language.ts';
import { Settings } from '#shared/console/settings.ts';
import {
  FIRST_FORMS,
  type FirstForm,
  type FirstForms,
  PLACES,
  firstFormFile,
  firstWordsFile,
} from '#shared/first-page.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';
import type { Api } from '../api.ts';
import type { SessionState } from '../app/session-state.ts';
import { createSessionStore } from '../app/session-store.ts';
import { PageTree } from '../page-tree.tsx';
import { DARK, DARK_THEME, LIGHT_THEME } from '../style/themed-page.tsx';
import { speak, words } from '../text/words.ts';

/** Nothing is asked before React has taken the page over. */
const SILENT: Api = { ask: () => new Promise(() => undefined), onEvent: () => () => undefined };
const LANGUAGES: readonly SpokenLanguage[] = [...Language.options, PSEUDO_LANGUAGE];
const PLACEHOLDER = { id: PLACES.profileId, name: PLACES.profileName, demo: false };
const OTHERS = { ...PLACEHOLDER, id: PLACES.otherProfiles, name: '' };
const IN_BROWSER = { ...PLACEHOLDER, signIn: 'entra' } as const;
const PROFILES: Readonly<Record<FirstForm, readonly ProfileInfo[]>> = {
  demo: [{ ...PLACEHOLDER, demo: true }],
  'managed-demo': [{ ...PLACEHOLDER, demo: true }],
  one: [PLACEHOLDER],
  // Main writes as many as there are in place of both.
  several: [PLACEHOLDER, OTHERS],
  'one-in-browser': [IN_BROWSER],
  'several-in-browser': [IN_BROWSER, OTHERS],
};
/** The style element with the colours, which Fluent UI looks for by its id. */
const THEME = /<style id="([^"]+)">.*?<\/style>/s;

/** The form of every language and kind. */
export async function prerender(): Promise<FirstForms> {
  const renderer = createDOMRenderer();
  const files: { name: string; text: string }[] = [];
  let theme = '';
  for (const language of LANGUAGES) {
    const setting: LanguageSetting = { choice: 'system', system: [language] };
    // One after the other: there is one object with words.
    // oxlint-disable-next-line no-await-in-loop
    await speak(setting);
    files.push({ name: firstWordsFile(language), text: JSON.stringify(words.native) });
    for (const form of FIRST_FORMS) {
      const session = createSessionStore(SILENT, setting, descriptionFor(form));
      const drawn = renderToString(<PageTree api={SILENT} session={session} styles={renderer} />);
      theme = themeStyle(drawn);
      files.push({ name: firstFormFile(language, form), text: drawn.replace(THEME, '') });
    }
  }
  const styles = renderToStaticMarkup(<>{renderToStyleElements(renderer)}</>) + theme;
  return { files, styles: styles.replaceAll('<style', `<style nonce="${PLACES.nonce}"`) };
}

function descriptionFor(form: FirstForm): NonNullable<SessionState['description']> {
  return {
    version: '',
    platform: '',
    profiles: [...PROFILES[form]],
    lastUserName: PLACES.lastUserName,
    settings: Settings.parse({}),
    managed: [],
    configuration: { origin: form === 'managed-demo' ? 'machine' : 'none', path: '' },
  };
}

/** Both themes, for the element that Fluent UI will look for; the system's setting chooses. */
function themeStyle(drawn: string): string {
  const [, id = ''] = THEME.exec(drawn) ?? [];
  const rule = (theme: Theme) => createCSSRuleFromTheme(`.${id}`, theme);
  return `<style id="${id}">${rule(LIGHT_THEME)}@media ${DARK}{${rule(DARK_THEME)}}</style>`;
}
