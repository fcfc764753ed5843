// argv: file of the store, "write" or "exclusive", milliseconds to hold the lock. Prints "held" once it does.
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';

const [file = '', kind = '', ms = ''] = process.argv.slice(2);
const db = new Database(file);
if (kind === 'exclusive') db.exec('pragma locking_mode = exclusive');
db.exec('begin immediate; update store_info set schema_version = schema_version');
writeSync(1, 'held\n');
await sleep(Number(ms));
db.exec('rollback');
db.close();
process.exit(0);
