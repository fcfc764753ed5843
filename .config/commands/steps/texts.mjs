/** The texts of a language without a fact in them, and their places in its source. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** @typedef {import('vite').ESTree.Node} Node */
/** @typedef {{ id: string; from: string; to: string }} Change */
/** @typedef {{ key: string; value: string; start: number; end: number }} Literal */

/** Not texts, or made of others. */
const LEFT_OUT = [
  /^native\.report\.(?:title|columns|values|compliance|layout\.language)/,
  /^native\.menu\.(?:commands|groups)/,
  /^native\.dialogs\.exportReport\.filterNames/,
  /\.letters\.|\.commands\.\d|\.language$|^compliance\.filterNames/,
];
const WIDTH = 84;

/**
 * Every text that is written out, by its place; of a function without facts, what it tells.
 *
 * @param {unknown} tree
 * @param {string} [path]
 * @returns {[id: string, text: string][]}
 */
export function plainTexts(tree, path = '') {
  const isLeftOut = LEFT_OUT.some((paths) => paths.test(path));
  if (typeof tree === 'string') return isLeftOut || tree === '' ? [] : [[path, tree]];
  if (typeof tree === 'function') return tree.length === 0 ? plainTexts(tree(), path) : [];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, below]) =>
    plainTexts(below, path === '' ? name : `${path}.${name}`),
  );
}

/**
 * Writes changed texts into the source of a language.
 *
 * @param {string} folder of the language
 * @param {readonly Change[]} changes
 * @returns {{ written: number; unplaced: readonly string[] }} IDs whose text is not written out in
 *   the source, or is there more than once under this name
 */
export function replaceTexts(folder, changes) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      /** @type {{ literal: Literal; to: string }[]} */
      const edits = [];
      return { path, text, literals: literalsIn(path, text), edits };
    });
  const unplaced = changes.flatMap(({ id, from, to }) => {
    const key = id.slice(id.lastIndexOf('.') + 1);
    const places = files.flatMap((file) =>
      file.literals
        .filter((literal) => literal.key === key && literal.value === from)
        .map((literal) => ({ file, literal })),
    );
    const [only, ...more] = places;
    if (only === undefined || more.length > 0) return [id];
    only.file.edits.push({ literal: only.literal, to });
    return [];
  });
  for (const { path, text, edits } of files)
    if (edits.length > 0) writeFileSync(path, edited(text, edits));
  return { written: changes.length - unplaced.length, unplaced };
}

/**
 * @param {string} text
 * @param {readonly { literal: Literal; to: string }[]} edits
 */
function edited(text, edits) {
  return edits
    .toSorted((one, other) => other.literal.start - one.literal.start)
    .reduce(
      (before, { literal: { start, end }, to }) =>
        before.slice(0, start) + sourceOf(to) + before.slice(end),
      text,
    );
}

/** A text as it stands in a source, in pieces that fit into a line. @param {string} text */
function sourceOf(text) {
  /** @type {string[]} */
  const pieces = [''];
  for (const word of text.split(/(?<= )/)) {
    if ((pieces.at(-1) ?? '').length + word.length > WIDTH) pieces.push('');
    pieces.push((pieces.pop() ?? '') + word);
  }
  const literals = pieces.map(
    (piece) => `'${piece.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`,
  );
  return literals.length === 1 ? literals.join('') : `\n${literals.join(' +\n')}`;
}

/**
 * @param {string} name
 * @param {string} text
 */
function literalsIn(name, text) {
  /** @type {Literal[]} */
  const found = [];
  /** @param {Node} node @param {string} key */
  const note = (node, key) => {
    const value = valueOf(node);
    if (value !== undefined) found.push({ key, value, start: node.start, end: node.end });
  };
  /** @param {unknown} node */
  const walk = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (isNode(node)) {
      if (node.type === 'Property' && !node.computed && node.key.type === 'Identifier')
        note(node.value, node.key.name);
      if (node.type === 'Property' && node.key.type === 'Literal')
        note(node.value, String(node.key.value));
      if (node.type === 'ArrayExpression')
        for (const [at, element] of node.elements.entries())
          if (element !== null) note(element, String(at));
    }
    for (const part of Object.values(node)) walk(part);
  };
  walk(parseSync(name, text).program);
  return found;
}

/**
 * @param {object} value
 * @returns {value is Node}
 */
function isNode(value) {
  return 'type' in value;
}

/** The text of literals that are put together. @param {Node} node @returns {string | undefined} */
function valueOf(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral')
    return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
  const [left, right] = [valueOf(node.left), valueOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}
