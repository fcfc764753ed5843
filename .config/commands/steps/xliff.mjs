/**
 * The exchange format of translators' tools, XLIFF 1.2: Weblate, Poedit and OmegaT read and write
 * it.
 */
import { SaxesParser } from 'saxes';
import { CommandError } from './say.mjs';

/** @typedef {{ id: string; source: string; target: string }} Unit */

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:1.2';
/** A file of this product has a tenth of it. */
const LONGEST = 20_000_000;

/**
 * @param {string} language of the targets
 * @param {readonly Unit[]} units
 */
export function xliffOf(language, units) {
  const lines = units.map(
    ({ id, source, target }) =>
      `      <trans-unit id="${escaped(id)}" xml:space="preserve">\n` +
      `        <source>${escaped(source)}</source>\n` +
      `        <target>${escaped(target)}</target>\n` +
      '      </trans-unit>\n',
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<xliff version="1.2" xmlns="${NAMESPACE}">\n` +
    '  <file original="keydesk" datatype="plaintext" source-language="en" ' +
    `target-language="${escaped(language)}">\n    <body>\n${lines.join('')}` +
    '    </body>\n  </file>\n</xliff>\n'
  );
}

/**
 * Inline elements, which tools add to a target, are left out; their text stays.
 *
 * @param {string} text
 * @returns {{ language: string; units: readonly Unit[] }}
 * @throws CommandError for anything but such a file
 */
export function readXliff(text) {
  if (text.length > LONGEST) throw new CommandError('The file is far too long for texts.');
  const parser = new SaxesParser({ xmlns: false });
  /** @type {Unit[]} */
  const units = [];
  let language = '';
  /** @type {'source' | 'target' | undefined} */
  let part;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'file') language = attributes['target-language'] ?? '';
    if (name === 'trans-unit') units.push({ id: attributes['id'] ?? '', source: '', target: '' });
    if (name === 'source' || name === 'target') part = name;
  });
  parser.on('text', (piece) => {
    const unit = units.at(-1);
    if (unit !== undefined && part !== undefined) unit[part] += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === part) part = undefined;
  });
  parser.on('doctype', () => {
    throw new CommandError('The file has a document type declaration, which no XLIFF file needs.');
  });
  parser.on('error', ({ message }) => {
    throw new CommandError(`The file is not XML: ${message}`);
  });
  parser.write(text).close();
  if (language === '') throw new CommandError('The file is no XLIFF 1.2: no target-language.');
  return { language, units };
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
