/**
 * npm run store -- install | upgrade | verify | import | encrypt: Keydesk's own store, on SQL
 * Server or in a file, as `keydesk store …` of an installed console. See
 * assets/guide/database-administrator.md.
 */
import { resolve } from 'node:path';
import { command } from './steps/prepare.mjs';
import { root } from './steps/run.mjs';

// Where this is set, libraries print what they are given, keys included.
delete process.env['DEBUG'];

await command(import.meta.filename, async () => {
  // Only now: what it needs is not there before the dependencies are.
  const { systemClock } = await import('#main/desktop/system-clock.ts');
  const { runStoreCommand } = await import('#main/tools/store/store-command.ts');
  return runStoreCommand({
    args: process.argv.slice(2),
    startedAs: 'npm run store --',
    scripts: resolve(root, 'assets/sql'),
    clock: systemClock,
  });
});
