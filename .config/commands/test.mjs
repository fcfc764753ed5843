/** npm test: everything a fresh machine needs, then all suites, and one line that counts them. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { counted, readPlaywright, readVitest } from './steps/counts.mjs';
import { prepareLab } from './steps/lab.mjs';
import { prepareReaders } from './steps/readers.mjs';
import { runPlaywright } from './steps/playwright.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { root, runTool } from './steps/run.mjs';
import { say } from './steps/say.mjs';

const results = resolve(root, 'dist/test-results');
const vitestFile = resolve(results, 'vitest.json');
const playwrightFile = resolve(results, 'playwright.json');

await command(import.meta.filename, async () => {
  const electron = await prepareWindow({ needsDisplay: true });
  await prepareLab();
  await prepareReaders();
  rmSync(results, { recursive: true, force: true });

  say('Running the unit, contract and component suites');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`];
  const unit = await runTool('vitest/vitest.mjs', ['run', '--config', '.config/vitest.config.ts', ...reporters]);

  say('Running the suites in the real window');
  const window = await runPlaywright(electron, [], { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile });

  const { line, skips, failed, ran } = counted([readVitest(vitestFile), readPlaywright(playwrightFile)]);
  for (const skip of skips) say(`skipped: ${skip}`);
  process.stdout.write(`${line}\n`);
  return unit.code === 0 && window === 0 && failed === 0 && ran > 0 ? 0 : 1;
});
