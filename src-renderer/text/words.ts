import {
  type LanguageSetting,
  PSEUDO_LANGUAGE,
  type SpokenLanguage,
  regionalTag,
  spokenLanguage,
} from '#shared/console/language.ts';
import { en } from './en/index.ts';
import type { Words } from './languages.ts';
import { takeRegion } from './region.ts';
import { WORDS_OF } from './words-of.ts';

export type { ProcedureStep } from './en/procedures.ts';
export type { TpmProcedure } from './en/manage-tpm.ts';

/**
 * Every word a person reads, by screen, in the language that is spoken now. When another one is
 * spoken, its texts take the place of these in this same object: `words.app` may be kept for good,
 * a text may not.
 */
export const words = overwrite<Words>({}, en);

let spoken: SpokenLanguage = 'en';
let asked = 0;
const listeners = new Set<() => void>();

export const languageInUse = (): SpokenLanguage => spoken;

/** @returns stops listening */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Speaks the language of this setting from now on, with its dates and numbers. When its words
 * cannot be fetched, it rejects and everything stays as it was.
 */
export async function speak(setting: LanguageSetting): Promise<void> {
  asked += 1;
  const question = asked;
  const language = spokenLanguage(setting);
  const next = await WORDS_OF[language]();
  // Another one may have been chosen meanwhile.
  if (question !== asked) return;
  overwrite<Words>(words, next);
  takeRegion(regionalTag(language, setting.system));
  spoken = language;
  // There is no document where the first page is made.
  if (typeof document === 'object')
    document.documentElement.lang = language === PSEUDO_LANGUAGE ? 'en' : language;
  for (const listener of listeners) listener();
}

/**
 * Makes one tree of texts like another. What stands between the texts stays the same object, and
 * belongs to one place alone, also where the other tree uses it twice.
 */
function overwrite<Tree extends object>(tree: object, like: Tree): Tree {
  for (const name of Object.keys(tree)) if (!(name in like)) Reflect.deleteProperty(tree, name);
  for (const [name, value] of Object.entries(like)) {
    const before: unknown = Reflect.get(tree, name);
    Reflect.set(
      tree,
      name,
      isBranch(value) ? overwrite(isBranch(before) ? before : {}, value) : value,
    );
  }
  // It has the same names now.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return tree as Tree;
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
