/** Writes the sign-in form into the page, in every language, as the page shows it first. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FIRST_PAGE, PLACES } from '#shared/first-page.ts';

/**
 * What Vite tells of the parts it made.
 *
 * @typedef {Readonly<
 *   Record<string, { readonly imports?: readonly string[]; readonly css?: readonly string[] }>
 * >} Manifest
 */

/**
 * @param {string} page folder of the built page
 * @param {string} script folder of the module that makes the form
 */
export async function writeFirstPage(page, script) {
  /** @type {{ prerender: () => Promise<import('#shared/first-page.ts').FirstForms> }} */
  const { prerender } = await import(pathToFileURL(join(script, 'prerender.js')).href);
  const { files, styles } = await prerender();
  for (const { name, text } of files) writeFileSync(join(page, name), text);
  writeFileSync(join(page, FIRST_PAGE), pageWithStyles(page, stylesheetsOf(page) + styles));
  rmSync(script, { recursive: true });
}

/**
 * @param {string} page
 * @param {string} styles
 */
function pageWithStyles(page, styles) {
  const empty = readFileSync(join(page, 'index.html'), 'utf8');
  return empty
    .replaceAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (_link, file) =>
      sheetInPage(page, file),
    )
    .replace('</head>', () => `${styles}</head>`)
    .replace('<div id="root">', (root) => root + PLACES.form);
}

/**
 * The style sheets of the script that takes the form over: there before what Fluent UI adds, as
 * they are where the page draws its first screen itself.
 *
 * @param {string} page
 */
function stylesheetsOf(page) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(page, '.vite/manifest.json'), 'utf8'));
  rmSync(join(page, '.vite'), { recursive: true });
  return [...new Set(sheetsIn(manifest, 'main.tsx'))]
    .map((file) => sheetInPage(page, file))
    .join('');
}

/**
 * A style sheet as a part of the page, which is not drawn before all of them have been fetched. The
 * link fetches nothing: it tells the script that the sheet is there.
 *
 * @param {string} page
 * @param {string} file
 */
function sheetInPage(page, file) {
  const styles = readFileSync(join(page, file), 'utf8');
  if (styles.includes('</')) throw new Error(`${file} would end the element it stands in`);
  return (
    `<style nonce="${PLACES.nonce}">${styles}</style>` +
    `<link rel="stylesheet" disabled href="/${file}">`
  );
}

/**
 * Those of what a part imports come first, as they do where the page loads them itself.
 *
 * @param {Manifest} manifest
 * @param {string} part
 * @returns {string[]}
 */
function sheetsIn(manifest, part) {
  const { imports = [], css = [] } = manifest[part] ?? {};
  return [...imports.flatMap((other) => sheetsIn(manifest, other)), ...css];
}
