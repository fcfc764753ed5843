// argv: file of the store, number of entries. Appends them one after the other.

import { systemClock } from '#main/desktop/system-clock.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { draft } from '#test/contract/drafts.ts';

const [file = '', count = ''] = process.argv.slice(2);
const db = await openStore({ file, purpose: 'organisation' });
const log = storeAuditLog(db, systemClock);
for (let n = 0; n < Number(count); n += 1)
  await log.append(draft({ operator: `CONTOSO\\op-${process.pid}`, note: `entry ${n}` }));
await closeStore(db);
