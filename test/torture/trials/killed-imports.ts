import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { startChild } from '#test/main/sources/embedded-store/child-process.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import { ROOT } from '#test/root.ts';
import { killWithin, timeToEnd } from '../kill.ts';
import { PASSWORD } from '../store-with-keys.ts';
import type { Trial } from '../trial.ts';

const COMMAND = resolve(ROOT, '.config/commands/store.mjs');
/** Several transactions long. */
const KEYS = 3_000;
const DOMAIN = ['--domain', 'CONTOSO', '--dns-domain', 'contoso.test'];

/** Imports are killed, and begun anew: in the end every key is there once. */
export const killedImports: Trial = {
  name: 'imports killed and begun anew',
  most: 60,
  short: 2,
  weight: 1,

  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-import-'));
    const csv = join(folder, 'keys.csv');
    writeFileSync(csv, `Recovery Key ID,Recovery Password,Computer\n${rows().join('\n')}\n`);
    const takesMs = await timeToEnd(importInto(join(folder, 'first.db'), csv));
    return {
      async attempt(round) {
        const store = join(folder, `${round}.db`);
        await killWithin(importInto(store, csv), takesMs);
        await timeToEnd(importInto(store, csv));
        const found = await keysIn(store);
        return { tried: 1, lost: found === KEYS ? [] : [`${found} of ${KEYS} keys are there`] };
      },
      dispose: async () => {
        rmSync(folder, { recursive: true });
      },
    };
  },
};

const rows = () =>
  Array.from({ length: KEYS }, (_, n) => `${numberedKeyId(n)},${PASSWORD},WS-${n % 500}`);

const importInto = (store: string, csv: string) =>
  startChild(COMMAND, 'import', '--file', store, '--csv', csv, ...DOMAIN);

async function keysIn(file: string): Promise<number> {
  const db = await openStore({ file, purpose: 'organisation' });
  const keys: readonly string[] = await db('protectors').pluck('key_id');
  await closeStore(db);
  return new Set(keys).size;
}
