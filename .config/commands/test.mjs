/** npm test: everything a fresh machine needs, then all suites, and one line that counts them. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { counted, ended, readPlaywright, readVitest } from './steps/counts.mjs';
import { prepareLab } from './steps/lab.mjs';
import { runPlaywright } from './steps/playwright.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { prepareReaders } from './steps/readers.mjs';
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
  const unit = await runTool('vitest/vitest.mjs', ['run', '--config', '.config/vitest.config.ts'], {
    env: { KEYDESK_COUNTS: vitestFile },
  });

  say('Running the suites in the real window');
  const window = await runPlaywright(electron, [], { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile });

  const { lines, green } = counted([
    ended(readVitest(vitestFile), 'Vitest', unit.code),
    ended(readPlaywright(playwrightFile), 'Playwright', window),
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
  return green ? 0 : 1;
});
