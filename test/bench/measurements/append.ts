import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '#main/desktop/system-clock.ts';
import { connect, closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { ROOT } from '#test/root.ts';
import { openRawStore } from '../bare-window/raw-store.js';
import { type Bench, timed } from '../bench.ts';
import { rawAppend } from '../support/raw-statements.ts';

const CHILD = resolve(ROOT, 'test/bench/children/append-entries.ts');
const PROCESSES = 32;
const ENTRIES_EACH = 20;

/** Many consoles write into one log at once. */
export const append: Bench = {
  name: 'append',

  async prepare() {
    const work = mkdtempSync(join(tmpdir(), 'keydesk-bench-'));
    const [shared, single] = [join(work, 'shared.db'), join(work, 'single.db')];
    for (const file of [shared, single])
      await closeStore(await openStore({ file, purpose: 'organisation' }));
    const raw = openRawStore(await rawAppend(single));
    const children = Array.from({ length: PROCESSES }, () =>
      fork(CHILD, [shared], { env: { ...process.env, NODE_NO_WARNINGS: '1' } }),
    );
    await Promise.all(children.map((child) => once(child, 'message')));
    return {
      rows: [
        {
          name: `append, ${PROCESSES} processes`,
          unit: `ms for ${PROCESSES * ENTRIES_EACH} entries`,
          target: 3,
          ours: () => timed(() => Promise.all(children.map((child) => appended(child)))),
          baseline: {
            what: 'one process: the same statements on raw libsql, with the same durability',
            measure: () =>
              timed(async () => {
                for (let n = 0; n < PROCESSES * ENTRIES_EACH; n += 1) raw.run('append', '');
              }),
          },
        },
      ],
      async dispose() {
        await Promise.all(children.map(ended));
        await requireWhole(shared);
        rmSync(work, { recursive: true, force: true });
      },
    };
  },
};

async function appended(child: ChildProcess): Promise<void> {
  const answered = once(child, 'message');
  const gone = once(child, 'exit').then(() => {
    throw new Error('a process that appends ended early');
  });
  child.send(ENTRIES_EACH);
  await Promise.race([answered, gone]);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}

/** Speed counts only if no entry is lost. */
async function requireWhole(file: string): Promise<void> {
  const db = connect(file);
  const verdict = await storeAuditLog(db, systemClock).verify({
    signal: new AbortController().signal,
  });
  await closeStore(db);
  if (!verdict.intact || verdict.count % PROCESSES !== 0)
    throw new Error(`the log is not whole: ${JSON.stringify(verdict)}`);
}
