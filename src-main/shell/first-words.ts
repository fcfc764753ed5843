import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LanguageSetting, spokenLanguage } from '#shared/console/language.ts';
import { NativeWords } from '#shared/console/native-words.ts';
import { firstWordsFile } from '#shared/first-page.ts';

/** The words of menus and dialogs for the first page, until the page itself sends them. */
export async function firstWords(folder: string, language: LanguageSetting): Promise<NativeWords> {
  const file = join(folder, firstWordsFile(spokenLanguage(language)));
  return NativeWords.parse(JSON.parse(await readFile(file, 'utf8')));
}
