/** npm run check: types, lint, arrows and dead code. */
import { command } from './steps/prepare.mjs';
import { runTool } from './steps/run.mjs';
import { say } from './steps/say.mjs';

const FOLDERS = ['src-shared', 'src-main', 'src-main/preload', 'src-renderer', 'test', '.config'];

/** @type {readonly { name: string, tool: string, args: readonly string[] }[]} */
const CHECKS = [
  ...FOLDERS.map((folder) => ({ name: `types of ${folder}`, tool: 'typescript/bin/tsc', args: ['--project', folder] })),
  { name: 'lint', tool: 'oxlint/bin/oxlint', args: ['--config', '.config/oxlint.json', '--type-aware', '--deny-warnings', 'src-shared', 'src-main', 'src-renderer', 'test', '.config'] },
  { name: 'arrows between the folders', tool: 'vitest/vitest.mjs', args: ['run', '--config', '.config/vitest.config.ts', '--project', 'unit', 'test/house'] },
  { name: 'dead code and unused dependencies', tool: 'knip/bin/knip.js', args: ['--config', '.config/knip.json'] },
];

await command(import.meta.filename, async () => {
  let failed = 0;
  for (const { name, tool, args } of CHECKS) {
    const { code, output } = await runTool(tool, args, { quiet: true });
    say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    if (code !== 0) {
      failed += 1;
      process.stdout.write(`${output}\n`);
    }
  }
  return failed === 0 ? 0 : 1;
});
