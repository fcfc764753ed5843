// argv: file of a store.
// Appends as many entries as each message asks for, and answers when they are durable.

import { systemClock } from '#main/desktop/system-clock.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { AppError } from '#shared/errors.ts';
import { draft } from '#test/contract/drafts.ts';

const [file = ''] = process.argv.slice(2);
const db = await openStore({ file, purpose: 'organisation' });
const log = storeAuditLog(db, systemClock);

/**
 * On a machine that is busy with other things a process may be refused after five seconds: then it
 * tries again, as a person would.
 */
async function appended(): Promise<void> {
  try {
    await log.append(draft());
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'store.locked') throw error;
    await appended();
  }
}

process.on('message', (count) => {
  void (async () => {
    for (let n = 0; n < Number(count); n += 1) await appended();
    process.send?.('done');
  })();
});
process.on('disconnect', () => void closeStore(db));
process.send?.('ready');
