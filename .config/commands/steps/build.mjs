/** Builds main, preload, page and guides when their sources changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { reasonFor } from './reasons.mjs';
import { assertRoom } from './room.mjs';
import { root, runTool } from './run.mjs';
import { CommandError, say } from './say.mjs';

const BUNDLES = ['main', 'preload', 'renderer', 'prerender'];
const SOURCES = [
  'src-main',
  'src-renderer',
  'src-shared',
  'assets/guide',
  '.config/commands/steps/guides.mjs',
  '.config/commands/steps/first-page.mjs',
  '.config/vite.main.ts',
  '.config/vite.node.ts',
  '.config/vite.preload.ts',
  '.config/vite.prerender.ts',
  '.config/vite.renderer.ts',
  'package.json',
  'package-lock.json',
];
const stamp = resolve(root, 'dist/.built-from');

export async function build() {
  const state = stateOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  assertRoom({
    folder: dirname(stamp),
    megabytes: 100,
    what: 'the build',
    otherwise: 'move the project to another disk',
  });
  say('Building (again only when sources change)');
  const results = await Promise.all(
    BUNDLES.map((bundle) =>
      runTool('vite/bin/vite.js', ['build', '--config', `.config/vite.${bundle}.ts`], {
        quiet: true,
        limit: { minutes: 30, waitsFor: `the build of ${bundle}` },
      }),
    ),
  );
  const failed = results.find(({ code }) => code !== 0);
  if (failed !== undefined)
    throw new CommandError(`The build failed. ${reasonFor(failed.output) ?? `\n${failed.output}`}`);
  // Only now: it needs a library, which a fresh machine did not have when this file was loaded.
  const { writeGuides } = await import('./guides.mjs');
  writeGuides(resolve(root, 'assets/guide'), resolve(root, 'dist/guide'));
  const { writeFirstPage } = await import('./first-page.mjs');
  await writeFirstPage(resolve(root, 'dist/renderer'), resolve(root, 'dist/prerender'));
  writeFileSync(stamp, state);
}

function stateOfSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(resolve(root, source)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
