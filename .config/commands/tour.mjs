/** npm run tour: the main job, driven through the real window step by step, with pictures. */
import { runPlaywright } from './steps/playwright.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { say } from './steps/say.mjs';

await command(import.meta.filename, async () => {
  const code = await runPlaywright(await prepareWindow({ needsDisplay: true }), [
    '--project',
    'tour',
  ]);
  if (code === 0) say('The pictures are in dist/tour');
  return code;
});
