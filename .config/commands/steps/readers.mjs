/**
 * Installs pdftotext where it can be, for the suite that reads an exported PDF. Where it cannot,
 * that suite is skipped and says why.
 */
import { existsSync } from 'node:fs';
import { isRoot } from './linux.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

export async function prepareReaders() {
  if (
    process.platform !== 'linux' ||
    !isRoot ||
    existsSync('/usr/bin/pdftotext') ||
    !existsSync('/usr/bin/apt-get')
  )
    return;
  say('Installing poppler-utils');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '--quiet'], { env, quiet: true });
  const { code, output } = await run(
    'apt-get',
    ['install', '--yes', '--no-install-recommends', 'poppler-utils'],
    { env, quiet: true },
  );
  if (code !== 0)
    say(
      `poppler-utils could not be installed; the suite that needs it is skipped:\n${output.slice(-1_000)}`,
    );
}
