/**
 * npm run check: format, types, lint, arrows, what is generated and dead code. With `-- --fix`,
 * whatever the formatter and the linter can mend by themselves is mended first, and what is
 * generated is written.
 */
import { command } from './steps/prepare.mjs';
import { runTool } from './steps/run.mjs';
import { say } from './steps/say.mjs';

const SOURCES = ['src-shared', 'src-main', 'src-renderer', 'test', '.config'];
const PROJECTS = [...SOURCES, 'src-main/preload'];
const FORMAT = ['--config', '.config/oxfmt.json', ...SOURCES];
const LINT = ['--config', '.config/oxlint.json', '--type-aware', '--deny-warnings', ...SOURCES];
const HOUSE = ['run', '--config', '.config/vitest.config.ts', '--project', 'unit', 'test/house'];
/** Writes what in assets follows from the model; otherwise these tests compare it. */
const WRITE_GENERATED = [...HOUSE.slice(0, -1), 'test/house/generated-', '--update'];

/** @typedef {{ name: string; tool: string; args: readonly string[] }} Check */

/** @type {readonly Check[]} */
const FIXES = [
  { name: 'format, mended', tool: 'oxfmt/bin/oxfmt', args: FORMAT },
  { name: 'lint, mended', tool: 'oxlint/bin/oxlint', args: ['--fix', ...LINT] },
  { name: 'what is generated, written', tool: 'vitest/vitest.mjs', args: WRITE_GENERATED },
];

/** @type {readonly Check[]} */
const CHECKS = [
  { name: 'format', tool: 'oxfmt/bin/oxfmt', args: ['--check', ...FORMAT] },
  ...PROJECTS.map((folder) => ({
    name: `types of ${folder}`,
    tool: 'typescript/bin/tsc',
    args: ['--project', folder],
  })),
  { name: 'lint', tool: 'oxlint/bin/oxlint', args: LINT },
  { name: 'arrows between the folders, what is generated', tool: 'vitest/vitest.mjs', args: HOUSE },
  {
    name: 'dead code and unused dependencies',
    tool: 'knip/bin/knip.js',
    args: ['--config', '.config/knip.json'],
  },
];

await command(import.meta.filename, async () => {
  const checks = process.argv.includes('--fix') ? [...FIXES, ...CHECKS] : CHECKS;
  let failed = 0;
  for (const { name, tool, args } of checks) {
    const { code, output } = await runTool(tool, args, { quiet: true });
    say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    if (code !== 0) {
      failed += 1;
      process.stdout.write(`${output}\n`);
    }
  }
  return failed === 0 ? 0 : 1;
});
