/** npm start: everything a fresh machine needs, then the console. */
import { hasDisplay } from './steps/linux.mjs';
import { electronArgs, runPlaywright } from './steps/playwright.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { root, run } from './steps/run.mjs';
import { say } from './steps/say.mjs';

await command(import.meta.filename, async () => {
  const electron = await prepareWindow({ needsDisplay: true });
  if (!hasDisplay()) {
    say(
      'There is no display here, so the tour runs instead: the main job, step by step, with ' +
        'pictures in dist/tour',
    );
    return runPlaywright(electron, ['--project', 'tour']);
  }
  say('Starting Keydesk');
  return (await run(electron.executable, [root, ...electronArgs(), ...process.argv.slice(2)])).code;
});
