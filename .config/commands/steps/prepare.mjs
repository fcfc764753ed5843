/**
 * All that a bare machine needs before Keydesk runs. Each step does nothing when its work is done
 * already.
 */
import { build } from './build.mjs';
import { installDependencies, rerunUnderPinnedNode } from './dependencies.mjs';
import { findElectron } from './electron-runtime.mjs';
import { prepareLinux } from './linux.mjs';
import { main } from './say.mjs';

/**
 * @param {string} script path of the command
 * @param {() => Promise<number>} work
 */
export async function command(script, work) {
  await main(async () => {
    await installDependencies();
    return (await rerunUnderPinnedNode(script)) ?? work();
  });
}

/** @param {{ needsDisplay: boolean }} needs */
export async function prepareWindow(needs) {
  const electron = await findElectron();
  await prepareLinux(electron.executable, needs);
  await build();
  return electron;
}
