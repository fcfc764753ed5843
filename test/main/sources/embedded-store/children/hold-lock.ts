// argv: file of the store, "write" or "exclusive". Holds the lock until it is killed, and prints "held" once it does.
import { writeSync } from 'node:fs';
import Database from 'libsql';

const [file = '', kind = ''] = process.argv.slice(2);
const db = new Database(file);
if (kind === 'exclusive') db.exec('pragma locking_mode = exclusive');
db.exec('begin immediate; update store_info set schema_version = schema_version');
writeSync(1, 'held\n');
// Only so that it does not end: whoever started it ends it.
setInterval(() => undefined, 60_000);
