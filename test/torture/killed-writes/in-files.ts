import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loginFile } from '#main/desktop/login-file.ts';
import { storeKeyring } from '#main/desktop/store-keyring.ts';
import { keyFileText, storeKeyOf } from '#main/domain/recovery/store-key.ts';
import { writeNewFile } from '#main/drivers/files/write-new-file.ts';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import { writeWholeFolder } from '#main/drivers/files/write-whole-folder.ts';
import { keptReports } from '#main/reports/kept/kept-reports.ts';
import { AUDIT_HEADER, chained, packedUp } from '#test/fakes/report-files.ts';
import { numberOf, numberedFile } from '../numbered-file.ts';
import { type KilledWrite, TURNING, upTo } from './write.ts';

const KIT_FILES = ['key.txt', 'key.bek', 'how-to.txt'];

const kits: KilledWrite = {
  name: 'recovery kits',
  longestMs: 100,
  async work(folder, saved) {
    for (let n = 0; ; n += 1) {
      const files = KIT_FILES.map((fileName) => ({ fileName, bytes: numberedFile(n) }));
      await writeWholeFolder(join(folder, `kit-${n}`), files);
      saved(n);
    }
  },
  async lostFrom(folder, saved) {
    const found = readdirSync(folder).filter((name) => name.startsWith('kit-'));
    const inPart = found.filter((name) =>
      KIT_FILES.some((file) => {
        const path = join(folder, name, file);
        return `kit-${numberOf(readFileSync(path))}` !== name;
      }),
    );
    const missing = upTo(saved).filter((n) => !found.includes(`kit-${n}`));
    return [
      ...inPart.map((name) => `${name} is there in part`),
      ...missing.map((n) => `kit ${n} was saved, and is not there`),
    ];
  },
};

const KEPT = { organisation: 'Contoso', generatedBy: 'CONTOSO\\op' };
const MOST_KEPT = 4;

const reportsKept: KilledWrite = {
  name: 'kept reports',
  longestMs: 100,
  async work(folder, saved) {
    const reports = keptReports({ folder, encryption: TURNING, most: MOST_KEPT });
    for (let n = 0; ; n += 1) {
      const generatedAt = new Date(n * 1_000).toISOString();
      await reports.keep({ ...KEPT, generatedAt, rows: n }, numberedFile(n));
      saved(n);
    }
  },
  async lostFrom(folder, saved) {
    const reports = keptReports({ folder, encryption: TURNING, most: MOST_KEPT });
    const files = readdirSync(folder).filter((name) => name.endsWith('.kept'));
    const kept = await reports.list();
    const wrong: string[] = [];
    for (const { id, rows } of kept)
      if (numberOf(Buffer.from((await reports.read(id)) ?? [])) !== rows)
        wrong.push(`report ${rows} is not what was kept`);
    return [
      ...wrong,
      ...(kept.length === files.length ? [] : [`${files.length - kept.length} do not open`]),
      ...(saved < 0 || kept.some(({ rows }) => rows === saved) ? [] : [`report ${saved} is gone`]),
    ];
  },
};

const logins: KilledWrite = {
  name: 'kept logins',
  longestMs: 60,
  async work(folder, saved) {
    const kept = loginFile(join(folder, 'logins.json'), TURNING);
    for (let n = 0; ; n += 1) {
      await kept.keep(`place ${n}`, { userName: 'op', password: `password ${n}` });
      saved(n);
    }
  },
  async lostFrom(folder, saved) {
    const kept = loginFile(join(folder, 'logins.json'), TURNING);
    const lost: string[] = [];
    for (const n of upTo(saved)) {
      const login = await kept.read(`place ${n}`).catch(() => undefined);
      if (login?.password !== `password ${n}`) lost.push(`login ${n} is gone`);
    }
    return lost;
  },
};

const keyOf = (n: number) => storeKeyOf(Buffer.alloc(32, `key ${n} `));
const keyringIn = (folder: string) =>
  storeKeyring({
    path: join(folder, 'store-keys.json'),
    encryption: TURNING,
    log: { info: () => undefined, warn: () => undefined },
  })({ handedOver: join(folder, 'store.key'), keyFile: undefined });

/** A key that is taken in is in one of two places, or in both. */
const storeKeys: KilledWrite = {
  name: 'keys of stores taken in',
  longestMs: 60,
  async work(folder, saved) {
    const keyring = keyringIn(folder);
    for (let n = 0; ; n += 1) {
      await writeNewFile(join(folder, 'store.key'), Buffer.from(keyFileText(keyOf(n))));
      saved(n);
      await keyring.given(keyOf(n).id);
    }
  },
  async lostFrom(folder, saved) {
    const lost: string[] = [];
    for (const n of upTo(saved)) {
      const found = await keyringIn(folder)
        .find(keyOf(n).id)
        .catch(() => undefined);
      if (found === undefined) lost.push(`key ${n} is gone`);
    }
    return lost;
  },
};

// The same in the process that writes and in the one that looks: a request's id is made up else.
const requestId = '00000000-0000-4000-8000-000000000000';
const ENTRIES = chained(
  ...Array.from({ length: 300 }, (_, n) => ({ note: `entry ${n}`, requestId })),
);
const exported = (n: number) =>
  packedUp({ ...AUDIT_HEADER, generatedBy: `CONTOSO\\op-${n}` }, ENTRIES);

const exports: KilledWrite = {
  name: 'reports exported over one another',
  longestMs: 150,
  async work(folder, saved) {
    for (let n = 0; ; n += 1) {
      const bytes = await exported(n);
      await writeWholeFile(join(folder, 'report.kdreport'), bytes);
      saved(n);
    }
  },
  async lostFrom(folder, saved) {
    if (saved < 0) return [];
    const found = readFileSync(join(folder, 'report.kdreport'));
    // One may have been renamed into place without having been told of yet.
    const isWhole = found.equals(await exported(saved)) || found.equals(await exported(saved + 1));
    return isWhole ? [] : [`report ${saved} was saved, and something else is there`];
  },
};

export const IN_FILES: readonly KilledWrite[] = [kits, reportsKept, logins, storeKeys, exports];
