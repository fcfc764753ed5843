import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Witness } from '#main/ports/audit/witness.ts';
import { localLog } from '#main/profiles/organisation/local-log.ts';
import {
  type EmbeddedStore,
  openEmbeddedStore,
} from '#main/sources/embedded-store/embedded-store.ts';
import { marksFile } from '#main/witnesses/marks-file.ts';
import type { AuditDraft, AuditEntry } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { draft, signIn } from '#test/contract/drafts.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { type ManualClock, manualClock } from '#test/fakes/manual-clock.ts';
import { KEY, PASSWORD, openOneKeyStore } from '#test/main/sources/embedded-store/one-key-store.ts';
import {
  READING_SCRIPT,
  type TempFolder,
  tempFolder,
} from '#test/main/sources/embedded-store/test-store.ts';

/** A witness that keeps what it gets, unless it is away. */
interface MemoryWitness extends Witness {
  readonly has: AuditEntry[];
  tries: number;
  isAway: boolean;
}

function memoryWitness(name: string, isRequired: boolean): MemoryWitness {
  const witness: MemoryWitness = {
    name,
    isRequired,
    atOnce: 5,
    has: [],
    tries: 0,
    isAway: false,
    async take(entries) {
      witness.tries += 1;
      if (witness.isAway) throw new AppError('witness.unreachable', 'away');
      witness.has.push(...entries);
    },
    test: async () => undefined,
  };
  return witness;
}

let folder: TempFolder;
let clock: ManualClock;
let required: MemoryWitness;
let relaxed: MemoryWitness;
let log: EmbeddedStore;
beforeEach(async () => {
  folder = tempFolder();
  clock = manualClock();
  required = memoryWitness('Log server', true);
  relaxed = memoryWitness('Collector', false);
  log = await open();
});
afterEach(async () => {
  await log.close();
  folder.remove();
});

const storeFile = () => join(folder.path, 'own', 'keydesk.db');
const marksPath = () => join(folder.path, 'own', 'witnesses.json');

async function open(witnesses: readonly Witness[] = [required, relaxed]): Promise<EmbeddedStore> {
  mkdirSync(join(folder.path, 'own'), { recursive: true });
  const store = await openOneKeyStore(storeFile(), { clock });
  return localLog(store, {
    witnesses,
    marks: marksFile(marksPath()),
    clock,
    log: { warn: () => undefined },
    workstation: 'HD-01',
  });
}

async function reopened(witnesses?: readonly Witness[]): Promise<void> {
  await log.close();
  log = await open(witnesses);
}

const disclose = (changes: Partial<AuditDraft> = {}) =>
  log.source('Store').recovery.disclose(KEY, draft(changes));

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof AppError)) throw new Error(`no refusal: ${String(error)}`);
  return error;
}

const entries = () => log.auditLog.read(1, 1_000);
const notes = async () => (await entries()).map(({ note }) => note);
/** Both witnesses have all of it, and the entries that say so. */
const settled = async () => {
  const missing = async () => {
    const newest = await log.auditLog.newestSequence();
    return [required, relaxed].map(({ has }) => newest - (has.at(-1)?.sequence ?? 0));
  };
  await expect.poll(missing).toEqual([0, 0]);
};
const told = (list: readonly AuditEntry[]) =>
  list.map(({ sequence, action, result }) => `${sequence} ${action} ${result}`);

describe('a witness', () => {
  test('has every entry of the log, in its order', async () => {
    for (let index = 0; index < 12; index += 1) await log.auditLog.append(signIn('CONTOSO\\op'));
    await disclose();
    const all = async () => (await entries()).map(({ hash }) => hash);
    await expect
      .poll(async () => [relaxed.has.map(({ hash }) => hash), await all()])
      .toSatisfy(
        ([has, kept]: [string[], string[]]) => JSON.stringify(has) === JSON.stringify(kept),
      );
    await expect.poll(() => required.has.length).toBe(relaxed.has.length);
  });

  test('that is required has the intent before a key goes out', async () => {
    const disclosed = await disclose();
    expect(disclosed.recoveryPassword).toBe(PASSWORD);
    const results = (await entries()).filter(({ action }) => action === 'disclose');
    expect(results.map(({ result }) => result)).toEqual(['intended', 'successful']);
    expect(told(required.has)[0]).toBe('1 disclose intended');
  });

  test.each([
    ['a disclosure from the store', () => disclose()],
    ['the intent of one from elsewhere', () => log.auditLog.append(draft({ result: 'intended' }))],
    ['a copy', () => log.auditLog.append(draft({ action: 'copy' }))],
  ])('that is required and away stops %s, and the log says why', async (_what, work) => {
    required.isAway = true;
    const error = await refusal(work());
    expect(error.code).toBe('witness.unreachable');
    expect(error.details.server).toBe('Log server');
    const failed = (await entries()).filter(({ result }) => result === 'failed');
    expect(failed.map(({ failure, keyId }) => [failure, keyId])).toContainEqual([
      'witness.unreachable',
      KEY,
    ]);
  });

  test('that is away stops nobody from signing in, nor from writing what was refused', async () => {
    required.isAway = true;
    await log.auditLog.append(signIn('CONTOSO\\op'));
    await log.auditLog.append(draft({ result: 'failed', failure: 'recovery.noMatch' }));
    expect((await entries()).length).toBeGreaterThanOrEqual(2);
  });

  test('need not confirm the outcome of what it knows the intent of', async () => {
    const { requestId } = await log.auditLog.append(draft({ result: 'intended' }));
    required.isAway = true;
    await log.auditLog.append(draft({ requestId }));
    // Another key of the same request is another secret.
    const other = { requestId, keyType: 'key-package' } as const;
    expect((await refusal(log.auditLog.append(draft(other)))).code).toBe('witness.unreachable');
  });

  test('that is not required gets what it missed, and the log says so', async () => {
    await log.auditLog.append(signIn('CONTOSO\\op'));
    await settled();
    const before = await log.auditLog.newestSequence();
    relaxed.isAway = true;
    await disclose();
    await expect.poll(notes).toContain(`witness Collector: silent after entry ${before}`);
    await expect.poll(() => required.has.length).toBe(await log.auditLog.newestSequence());
    const until = await log.auditLog.newestSequence();
    relaxed.isAway = false;
    clock.advance(60_000);
    await expect
      .poll(notes)
      .toContain(`witness Collector: answers again, has entries ${before + 1} to ${until} late`);
    await settled();
    expect(relaxed.has.map(({ hash }) => hash)).toEqual(required.has.map(({ hash }) => hash));
  });

  test('is asked again after a pause, and its silence is not recorded each time', async () => {
    relaxed.isAway = true;
    await log.auditLog.append(signIn('CONTOSO\\op'));
    const silences = async () => (await notes()).filter((note) => /Collector: silent/.test(note));
    await expect.poll(async () => (await silences()).length).toBe(1);
    const before = relaxed.tries;
    await expect
      .poll(() => {
        clock.advance(60_000);
        return relaxed.tries;
      })
      .toBeGreaterThan(before + 3);
    expect(await silences()).toHaveLength(1);
  });

  test('whose silence cannot be recorded is not asked without pause', async () => {
    const { store } = await openEmbeddedStore(
      { file: join(folder.path, 'full.db'), purpose: 'organisation' },
      { clock, readingScript: READING_SCRIPT, limits: NO_LIMITS },
    );
    await store.auditLog.append(signIn('CONTOSO\\op'));
    let tries = 0;
    const full = async () => {
      tries += 1;
      throw new AppError('store.full', 'no room');
    };
    const witnessed = localLog(
      { ...store, auditLog: { ...store.auditLog, append: full } },
      {
        witnesses: [memoryWitness('Collector', false)],
        marks: marksFile(join(folder.path, 'full.json')),
        clock,
        log: { warn: () => undefined },
        workstation: 'HD-01',
      },
    );
    await expect.poll(() => tries).toBe(1);
    await refusal(witnessed.auditLog.append(signIn('CONTOSO\\op')));
    expect(tries).toBe(2);
    clock.advance(5_000);
    await expect.poll(() => tries).toBe(3);
    await witnessed.close();
  });

  test('gets after a restart what it missed, and nothing twice', async () => {
    await log.auditLog.append(signIn('CONTOSO\\op'));
    await settled();
    relaxed.isAway = true;
    await disclose();
    await reopened();
    relaxed.isAway = false;
    await reopened();
    await expect.poll(notes).toContainEqual(expect.stringMatching(/^witness Collector: answers/));
    await settled();
    const numbers = relaxed.has.map(({ sequence }) => sequence);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('that is new begins with the first entry, and the log says so', async () => {
    await reopened([]);
    for (let index = 0; index < 8; index += 1) await log.auditLog.append(signIn('CONTOSO\\op'));
    await reopened();
    await expect.poll(() => required.has.length).toBeGreaterThanOrEqual(8);
    await expect.poll(notes).toContain('witness Log server: begins, has entries 1 to 8');
  });

  test('that nobody configured leaves the log as it is', async () => {
    const { store } = await openEmbeddedStore(
      { file: join(folder.path, 'plain.db'), purpose: 'organisation' },
      { clock, readingScript: READING_SCRIPT, limits: NO_LIMITS },
    );
    const plain = localLog(store, {
      witnesses: [],
      marks: marksFile(join(folder.path, 'none.json')),
      clock,
      log: { warn: () => undefined },
      workstation: 'HD-01',
    });
    expect(plain).toBe(store);
    await plain.close();
    expect(existsSync(join(folder.path, 'none.json'))).toBe(false);
  });
});

describe('a log that is not the one that was handed over', () => {
  /** Ten entries and a key, all of them with both witnesses. */
  async function handedOver(): Promise<void> {
    for (let index = 0; index < 10; index += 1) await log.auditLog.append(signIn('CONTOSO\\op'));
    await disclose();
    await settled();
    await log.close();
  }

  /** As whoever may write the file can do it: the schema is the same before and after. */
  function cutAfter(sequence: number): void {
    const db = new Database(storeFile());
    const kept = db
      .prepare("select sql from sqlite_schema where name = 'audit_entries_are_kept'")
      .get() as { readonly sql: string };
    db.exec('drop trigger audit_entries_are_kept');
    db.exec(`delete from audit_entries where sequence > ${sequence}`);
    db.exec(kept.sql);
    db.close();
  }

  test('because its tail was cut gives no key, and the log and the witness say why', async () => {
    await handedOver();
    cutAfter(8);
    log = await open();
    const error = await refusal(disclose());
    expect([error.code, error.details]).toEqual([
      'store.behindWitness',
      { server: 'Log server', witnessed: required.has.length, fits: 8 },
    ]);
    await expect.poll(() => required.has.at(-1)?.failure).toBe('store.behindWitness');
    // Its chain is whole: the report does not call it verified all the same.
    const checked = log.auditLog.verify({ signal: new AbortController().signal });
    expect((await refusal(checked)).code).toBe('store.behindWitness');
    // The next start sees it again, though the log is as long as it was by then.
    for (let index = 0; index < 10; index += 1) await log.auditLog.append(signIn('CONTOSO\\op'));
    await reopened();
    expect((await refusal(disclose())).code).toBe('store.unlikeWitness');
  });

  test('because an older copy was put back gives no key', async () => {
    await log.auditLog.append(signIn('CONTOSO\\op'));
    await settled();
    await log.close();
    const copy = join(folder.path, 'copy');
    cpSync(storeFile(), copy);
    log = await open();
    await handedOver();
    for (const side of ['-wal', '-shm']) rmSync(storeFile() + side, { force: true });
    cpSync(copy, storeFile());
    log = await open();
    expect((await refusal(disclose())).code).toBe('store.behindWitness');
  });

  test('because all of it was made anew gives no key', async () => {
    await handedOver();
    for (const side of ['', '-wal', '-shm']) rmSync(storeFile() + side, { force: true });
    log = await open([]);
    for (let index = 0; index < 40; index += 1) await log.auditLog.append(signIn('CONTOSO\\op'));
    await reopened();
    expect((await refusal(disclose())).code).toBe('store.unlikeWitness');
  });

  test('is not known to be one when what was remembered cannot be read: then no key', async () => {
    await handedOver();
    writeFileSync(marksPath(), '{"Log server":');
    log = await open();
    expect((await refusal(disclose())).code).toBe('file.unreadable');
    await log.auditLog.append(signIn('CONTOSO\\op'));
  });

  test('shows at the witness when what was remembered is taken away', async () => {
    await handedOver();
    const before = required.has.length;
    rmSync(marksPath());
    log = await open();
    await disclose();
    const again = required.has.slice(before);
    expect(again[0]?.sequence).toBe(1);
    await expect
      .poll(notes)
      .toContainEqual(expect.stringMatching(/^witness Log server: begins, has entries 1 to /));
    expect(JSON.parse(readFileSync(marksPath(), 'utf8'))).toHaveProperty('Log server');
  });
});
