/** The parts that `npm test` can run one at a time, and what each of them is made of. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './run.mjs';
import { UsageError } from './say.mjs';

export const USAGE = `Usage: npm test -- [--slow] [--only PART [NAME]]...
  PART  unit: units and components, nothing else started
        contract: one suite per port, on every source, a real Active Directory among them
        window: the real window      package: the hardened package
  NAME  a part of a test file's path, such as reports.spec
  --slow runs with a third of this machine's processor (Linux, as root)`;

/** @typedef {'vitest' | 'playwright'} Runner */

/**
 * @type {Readonly<
 *   Record<string, { runner: Runner; folders: readonly string[]; needsLab: boolean }>
 * >}
 */
const PARTS = {
  unit: {
    runner: 'vitest',
    folders: [
      'test/shared/',
      'test/main/',
      'test/house/',
      'test/tooling/',
      'test/torture/',
      'test/renderer/',
    ],
    needsLab: false,
  },
  contract: { runner: 'vitest', folders: ['test/contract/'], needsLab: true },
  window: { runner: 'playwright', folders: ['test/e2e/', 'test/tour/'], needsLab: true },
  package: { runner: 'playwright', folders: ['test/package/'], needsLab: false },
};

/** @typedef {{ part: string; name: string | undefined }} Wanted */

/**
 * What is handed to one run of a runner.
 *
 * @typedef {object} Run
 * @property {string} id names its reports
 * @property {string} title
 * @property {Runner} runner
 * @property {readonly string[]} files folders or files; none for all
 * @property {boolean} needsLab whether a real Active Directory is among what it talks to
 */

/**
 * @param {readonly string[]} args of the command line
 * @returns {{ slow: boolean; wanted: readonly Wanted[] }}
 */
export function readWords(args) {
  const { values, tokens } = parsed(args);
  /** @type {{ part: string; name: string | undefined }[]} */
  const wanted = [];
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'only') {
      const part = token.value ?? '';
      if (!Object.hasOwn(PARTS, part))
        throw new UsageError(`There is no part "${part}".\n${USAGE}`);
      wanted.push({ part, name: undefined });
    }
    if (token.kind !== 'positional') continue;
    const last = wanted.at(-1);
    if (last === undefined || last.name !== undefined)
      throw new UsageError(`"${token.value}" follows no --only PART.\n${USAGE}`);
    last.name = token.value;
  }
  return { slow: values.slow, wanted };
}

/** @param {readonly string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true },
        slow: { type: 'boolean', default: false },
      },
      allowPositionals: true,
      tokens: true,
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

/**
 * @param {readonly Wanted[]} wanted
 * @param {readonly string[]} files of the tests, from the root, with slashes
 * @returns {readonly Run[]}
 */
export function runsFor(wanted, files) {
  if (wanted.length === 0)
    return [
      {
        id: 'vitest',
        title: 'the unit, contract and component suites',
        runner: 'vitest',
        files: [],
        needsLab: true,
      },
      {
        id: 'playwright',
        title: 'the suites in the real window',
        runner: 'playwright',
        files: [],
        needsLab: true,
      },
    ];
  return wanted.map(({ part, name }) => runFor(part, name, files));
}

/**
 * @param {string} part
 * @param {string | undefined} name
 * @param {readonly string[]} files
 * @returns {Run}
 */
function runFor(part, name, files) {
  // The command has refused every other part.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { folders, ...rest } = /** @type {(typeof PARTS)[string]} */ (PARTS[part]);
  if (name === undefined) return { id: part, title: `the ${part} suites`, files: folders, ...rest };
  const named = files.filter(
    (file) => folders.some((folder) => file.startsWith(folder)) && file.includes(name),
  );
  if (named.length === 0)
    throw new UsageError(`No file of the ${part} suites has "${name}" in its path.\n${USAGE}`);
  return {
    id: `${part}-${name.replaceAll(/\W+/g, '-')}`,
    title: `the ${part} suites with ${name} in their path`,
    files: named,
    ...rest,
  };
}

/** @returns {readonly string[]} */
export function testFiles() {
  return readdirSync(resolve(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((path) => join('test', path).replaceAll('\\', '/'))
    .filter((path) => /\.(test|spec|tour)\.tsx?$/.test(path));
}
