import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';

const COMMANDS = join(ROOT, '.config/commands');
const STATIC_IMPORT = /^import\s[^;]*?'([^']+)';/gms;

/** Everything that is loaded before a command has done anything. */
function loadedBy(command: string): ReadonlySet<string> {
  const loaded = new Set([command]);
  // A set is walked through to what is added to it on the way.
  for (const file of loaded)
    if (file.endsWith('.mjs'))
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT))
        loaded.add(name.startsWith('.') ? resolve(dirname(file), name) : name);
  return loaded;
}

const commands = readdirSync(COMMANDS).filter((name) => name.endsWith('.mjs'));

// The first run of a command is by the machine's own Node, with nothing installed.
test.each(commands)('%s starts on an old Node, before anything is installed', (name) => {
  const foreign = [...loadedBy(join(COMMANDS, name))].filter(
    (file) => !file.startsWith('node:') && !file.endsWith('.mjs'),
  );
  expect(foreign).toEqual([]);
});
