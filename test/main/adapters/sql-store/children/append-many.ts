// argv: file of the store, number of entries. Appends them one after the other.
import { closeStore } from '../../../../../src-main/adapters/sql-store/connection.ts';
import { openStore } from '../../../../../src-main/adapters/sql-store/open-store.ts';
import { storeAuditLog } from '../../../../../src-main/adapters/sql-store/store-audit-log.ts';
import { systemClock } from '../../../../../src-main/adapters/system-clock.ts';
import { draft } from '../../../../contract/drafts.ts';

const [file = '', count = ''] = process.argv.slice(2);
const db = await openStore({ file, purpose: 'organisation' });
const log = storeAuditLog(db, systemClock);
for (let n = 0; n < Number(count); n += 1)
  await log.append(draft({ operator: `CONTOSO\\op-${process.pid}`, note: `entry ${n}` }));
await closeStore(db);
