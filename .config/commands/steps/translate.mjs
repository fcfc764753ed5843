/** What npm run translations does. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';
import { CommandError, UsageError, say } from './say.mjs';
import { plainTexts, replaceTexts } from './texts.mjs';
import { readXliff, xliffOf } from './xliff.mjs';

/**
 * @param {readonly string[]} asked what to do, and with which language and file
 * @returns {Promise<number>} the exit code
 */
export async function translate([verb, ...words]) {
  if (verb === 'export' && words.length === 2) return exportTo(words[0] ?? '', words[1] ?? '');
  if (verb === 'import' && words.length === 1) return importFrom(words[0] ?? '');
  throw new UsageError('Say export LANGUAGE FILE, or import FILE.');
}

/**
 * @param {string} language
 * @param {string} file
 */
async function exportTo(language, file) {
  const own = new Map(await textsOf(language));
  const units = (await textsOf('en')).map(([id, source]) => ({
    id,
    source,
    target: own.get(id) ?? '',
  }));
  writeFileSync(file, xliffOf(language, units));
  say(`${units.length} texts are in ${file}`);
  return 0;
}

/** @param {string} file */
async function importFrom(file) {
  const { language, units } = readXliff(readFileSync(file, 'utf8'));
  const own = new Map(await textsOf(language));
  const changes = units.flatMap(({ id, target }) => {
    const from = own.get(id);
    if (from === undefined) say(`There is no text called ${id} any more; it is left out.`);
    return from === undefined || target === '' || target === from ? [] : [{ id, from, to: target }];
  });
  const { written, unplaced } = replaceTexts(folderOf(language), changes);
  for (const id of unplaced) say(`Change ${id} by hand: its text stands in more than one place.`);
  say(`${written} texts were changed. Next: npm run check -- --fix`);
  return unplaced.length === 0 ? 0 : 1;
}

/** @param {string} language */
async function textsOf(language) {
  const { Language } = await import('#shared/console/language.ts');
  const { WORDS_OF } = await import('#renderer/text/words-of.ts');
  const known = Language.safeParse(language).data;
  if (known === undefined)
    throw new CommandError(
      `There is no language called ${language}; there are ${Language.options.join(', ')}.`,
    );
  return plainTexts(await WORDS_OF[known]());
}

/** @param {string} language */
function folderOf(language) {
  return join(root, 'src-renderer/text', language);
}
