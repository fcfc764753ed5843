import { openStore } from '/work/wt/e1/src-main/adapters/sql-store/open-store.ts';
import { GENESIS, seal } from '/work/wt/e1/src-main/domain/audit-chain.ts';
import { rowOf } from '/work/wt/e1/src-main/adapters/sql-store/audit-rows.ts';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
const file = process.argv[2]!; const N = Number(process.argv[3]);
for (const s of ['', '-wal', '-shm']) rmSync(file + s, { force: true });
const db = await openStore({ file, purpose: 'organisation' });
await db.raw('pragma synchronous = off');
const pick = <T>(a: readonly T[], n: number) => a[n % a.length]!;
let head: any = GENESIS; const start = Date.UTC(2024, 0, 1);
const conn: any = await (db as any).client.acquireConnection();
const cols = Object.keys(rowOf(seal({ action: 'disclose', source: 'helpdesk', result: 'successful', failure: '', operator: 'a', role: 'user', endUser: '', computer: '', keyType: '', keyId: '', reason: '', note: '', ticket: '', workstation: '', requestId: randomUUID() } as any, head, start)));
const stmt = conn.prepare(`insert into audit_entries (${cols.join(',')}) values (${cols.map(() => '?').join(',')})`);
let r = 12345; const rnd = (n: number) => { r = (Math.imul(r, 1103515245) + 12345) >>> 0; return r % n; };
for (let i = 0; i < N;) {
  conn.exec('begin');
  for (let k = 0; k < 20000 && i < N; k++, i++) {
    const op = rnd(40);
    const e = seal({ action: pick(['search','disclose','copy','save','disclose','sign-in','sign-out'] as const, rnd(7)), source: 'helpdesk', result: rnd(10) ? 'successful' : 'failed', failure: '', operator: `CONTOSO\\operator-${op}`, role: op % 3 ? 'user' : 'admin', endUser: `CONTOSO\\user-${rnd(20000)}`, computer: `CONTOSO\\NYC-LT-${rnd(30000)}`, keyType: 'recovery-key-password', keyId: randomUUID().toUpperCase(), reason: pick(['bios-changed','lost-pin','other','lost-passphrase','tpm-reset'] as const, rnd(5)), note: rnd(20) ? '' : 'Called back at the number in the directory', ticket: `INC${1000000 + i}`, workstation: `DESK-${op}`, requestId: randomUUID() } as any, head, start + i * 15000);
    stmt.run(...cols.map((c) => (rowOf(e) as any)[c]));
    head = { sequence: e.sequence, hash: e.hash };
  }
  conn.exec('commit');
}
await (db as any).client.releaseConnection(conn);
await db.raw('pragma wal_checkpoint(truncate)');
console.log(i2(), head.sequence); function i2() { return 'rows'; }
process.exit(0);
