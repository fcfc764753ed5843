import { type ESTree, parseSync } from 'vite';

/** Names from the root of the words to a part of them, such as `['app', 'close']`. */
export type Path = readonly string[];

type Node = ESTree.Node;

interface Source {
  readonly name: string;
  readonly text: string;
  /** Names the file imports, and which part of the words each is. */
  readonly roots: Readonly<Record<string, Path>>;
}

/** What a file does with the words. */
export interface Uses {
  /** Parts that are read; of a branch, whatever is in it. */
  readonly read: readonly Path[];
  /** Those of them that are read while the file is loaded, before a language is chosen. */
  readonly readAtLoad: readonly Path[];
}

/** Finds what a file reads of the words, by its text. */
export function usesOf({ name, text, roots }: Source, words: object): Uses {
  const { program } = parseSync(name, text);
  const reader = { words, names: new Map(Object.entries(roots)), named: new Set<Node>() };
  const read: Path[] = [];
  const readAtLoad: Path[] = [];
  const note = (path: Path, isInFunction: boolean) => {
    read.push(path);
    if (!isInFunction) readAtLoad.push(path);
  };
  walk(program, (node, isInFunction) => {
    for (const path of learnNames(node, reader)) note(path, isInFunction);
    return false;
  });
  walk(program, (node, isInFunction) => {
    if (reader.named.has(node)) return true;
    const path = pathOf(node, reader);
    if (path !== undefined) note(path, isInFunction);
    return path !== undefined;
  });
  return { read, readAtLoad };
}

/** Every literal text that a person would read or hear, where components draw. */
export function literalsIn({ name, text }: Pick<Source, 'name' | 'text'>): readonly string[] {
  const found: string[] = [];
  walk(parseSync(name, text).program, (node) => {
    if (node.type === 'JSXText' && isText(node.value)) found.push(node.value.trim());
    if (node.type === 'JSXAttribute' && isRead(node.name)) found.push(...literalsOf(node.value));
    if (node.type === 'JSXElement')
      for (const child of node.children)
        if (child.type === 'JSXExpressionContainer') found.push(...literalsOf(child));
    return false;
  });
  return found;
}

/** The part of the words at the end of a path. */
export function partAt(words: object, path: Path): unknown {
  return path.reduce<unknown>(
    (part, name) => (isBranch(part) ? Reflect.get(part, name) : undefined),
    words,
  );
}

export function isBranch(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

interface Reader {
  readonly words: object;
  /** Names of the file that stand for a part of the words. */
  readonly names: Map<string, Path>;
  /** What gives such a name: it reads nothing yet. */
  readonly named: Set<Node>;
}

/**
 * `const text = words.app` and `const { idle } = words.app` give names to branches, which may be
 * kept for good.
 *
 * @returns texts that are taken out, and so are read
 */
function learnNames(node: Node, { words, names, named }: Reader): readonly Path[] {
  if (node.type !== 'VariableDeclarator' || node.init === null) return [];
  const path = pathOf(node.init, { words, names });
  if (path === undefined || isWorkedOut(node.init)) return [];
  if (!isBranch(partAt(words, path))) return [];
  const given = namesIn(node.id);
  if (given === undefined) return [];
  named.add(node.init);
  return given.flatMap(([name, below]) => {
    const whole = [...path, ...below];
    if (!isBranch(partAt(words, whole))) return [whole];
    names.set(name, whole);
    return [];
  });
}

/** The names a declaration gives, and what each is below what it is given. */
function namesIn(id: Node): readonly (readonly [string, Path])[] | undefined {
  if (id.type === 'Identifier') return [[id.name, []]];
  if (id.type !== 'ObjectPattern') return undefined;
  const given = id.properties.map((property) =>
    property.type === 'Property' &&
    property.key.type === 'Identifier' &&
    property.value.type === 'Identifier'
      ? ([property.value.name, [property.key.name]] as const)
      : undefined,
  );
  return given.every((one) => one !== undefined) ? given : undefined;
}

/** The part of the words an expression reads; all of them where a name in it is calculated. */
function pathOf(node: Node, reader: Pick<Reader, 'words' | 'names'>): Path | undefined {
  if (node.type === 'ChainExpression') return pathOf(node.expression, reader);
  if (node.type === 'Identifier') return reader.names.get(node.name);
  if (node.type !== 'MemberExpression') return undefined;
  const path = pathOf(node.object, reader);
  const name = nameOf(node);
  return path === undefined || name === undefined || !isBranch(partAt(reader.words, path))
    ? path
    : [...path, name];
}

/** Whether one of the names in it is known only when it runs. */
function isWorkedOut(node: Node): boolean {
  if (node.type === 'ChainExpression') return isWorkedOut(node.expression);
  return (
    node.type === 'MemberExpression' && (nameOf(node) === undefined || isWorkedOut(node.object))
  );
}

function nameOf({ computed, property }: ESTree.MemberExpression): string | undefined {
  if (!computed) return property.type === 'Identifier' ? property.name : undefined;
  return property.type === 'Literal' ? String(property.value) : undefined;
}

/** Visits every node that is code; a visitor that returns true has dealt with all below. */
function walk(
  node: Node,
  visit: (node: Node, isInFunction: boolean) => boolean,
  isInFunction = false,
): void {
  if (isType(node.type) || visit(node, isInFunction)) return;
  const isWithin = isInFunction || /Function|^(Method|Property)Definition$/.test(node.type);
  for (const part of partsOf(node)) walk(part, visit, isWithin);
}

/** Types are gone before anything runs. */
function isType(type: string): boolean {
  return (
    type.startsWith('TS') &&
    !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(type)
  );
}

/** Parts of a node that only name something. */
const NAMES: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  VariableDeclarator: 'id',
  ArrowFunctionExpression: 'params',
  FunctionExpression: 'params',
  FunctionDeclaration: 'params',
  ImportDeclaration: 'specifiers',
  ExportNamedDeclaration: 'specifiers',
};

function partsOf(node: Node): readonly Node[] {
  const isComputed = 'computed' in node && node.computed;
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    name === NAMES[node.type] && !isComputed
      ? []
      : (Array.isArray(value) ? value : [value]).filter(isNode),
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Attributes whose value a person reads or hears. */
const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'alt',
  'title',
  'label',
  'placeholder',
  'hint',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
]);

function isRead(name: ESTree.JSXAttribute['name']): boolean {
  return name.type === 'JSXIdentifier' && READ_ATTRIBUTES.has(name.name);
}

function literalsOf(value: Node | null): readonly string[] {
  if (value === null) return [];
  if (value.type === 'JSXExpressionContainer') return literalsOf(value.expression);
  if (value.type === 'Literal')
    return typeof value.value === 'string' && isText(value.value) ? [value.value] : [];
  if (value.type === 'TemplateLiteral')
    return value.quasis.map(({ value: { raw } }) => raw).filter(isText);
  if (value.type === 'ConditionalExpression')
    return [...literalsOf(value.consequent), ...literalsOf(value.alternate)];
  if (value.type === 'LogicalExpression') return literalsOf(value.right);
  return [];
}

/** Two letters in a row are a word; a unit or a sign is none. */
function isText(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}
