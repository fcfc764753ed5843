import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LanguageSetting, PSEUDO_LANGUAGE, spokenLanguage } from '#shared/console/language.ts';
import type { OutputOf } from '#shared/contract.ts';
import { FIRST_PAGE, PLACES, firstFormFile, firstFormFor } from '#shared/first-page.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';

/** What the page has to know before it draws anything. */
export interface PageFacts {
  readonly language: LanguageSetting;
  /** Absent where the first screen is another one than the sign-in form. */
  readonly description: OutputOf<'app.describe'> | undefined;
}

/**
 * The page of the window. The sign-in form is in it, in the language that is spoken and for the
 * profiles there are, so that it is seen and takes typing before any script of the page has run.
 *
 * @param folder where the page's files are
 */
export function startPage(
  folder: string,
  { language, description, nonce }: PageFacts & { readonly nonce: string },
): string {
  const spoken = spokenLanguage(language);
  const form = description && firstFormFor(description);
  // Two small files, at once: nothing else can be done before they have been read.
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const page = read(form ? FIRST_PAGE : 'index.html');
  const markup = form ? read(firstFormFile(spoken, form)) : '';
  const filled = description ? filledIn(markup, description, language) : '';
  return withTexts(page, {
    [PLACES.spoken]: spoken === PSEUDO_LANGUAGE ? 'en' : spoken,
    [PLACES.language]: language.choice,
    [PLACES.systemLanguages]: language.system.join(' '),
    [PLACES.nonce]: nonce,
    [PLACES.description]: form ? JSON.stringify(description) : '',
  }).replace(PLACES.form, () => filled);
}

function filledIn(
  markup: string,
  { profiles, lastUserName }: OutputOf<'app.describe'>,
  { choice }: LanguageSetting,
): string {
  const named = withTexts(select(markup, choice), { [PLACES.lastUserName]: lastUserName });
  return named.replace(OPTIONS, () => profiles.map(optionOf).join(''));
}

/** All options for profiles that the build made. */
const OPTIONS = new RegExp(`<option value="${PLACES.profileId}".*?(?=</select>)`);

function optionOf({ id, name }: ProfileInfo, index: number): string {
  return `<option value="${escaped(id)}"${index === 0 ? SELECTED : ''}>${escaped(name)}</option>`;
}

const SELECTED = ' selected=""';

/** The build has chosen the system's language. */
function select(markup: string, choice: LanguageSetting['choice']): string {
  return markup
    .replace(`<option value="system"${SELECTED}`, '<option value="system"')
    .replace(`<option value="${choice}"`, (option) => option + SELECTED);
}

function withTexts(markup: string, texts: Readonly<Record<string, string>>): string {
  return Object.entries(texts).reduce(
    (text, [place, value]) => text.replaceAll(place, () => escaped(value)),
    markup,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as a text and inside quotes. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
