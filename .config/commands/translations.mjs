/**
 * npm run translations: the texts of a language as a file for translators' tools, and back.
 *
 *     npm run translations -- export LANGUAGE FILE
 *     npm run translations -- import FILE
 *
 * The file is XLIFF 1.2. It has the texts without a fact in them; sentences around names and
 * numbers are functions, which only their source can show, and are translated there.
 */
import { command } from './steps/prepare.mjs';

await command(import.meta.filename, async () => {
  const { translate } = await import('./steps/translate.mjs');
  return translate(process.argv.slice(2));
});
