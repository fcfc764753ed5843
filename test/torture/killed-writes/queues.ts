import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { owedFile } from '#main/desktop/owed-file.ts';
import { systemClock } from '#main/desktop/system-clock.ts';
import { createOwedEntries } from '#main/features/owed-entries.ts';
import { MessageConfiguration } from '#main/messages/configuration.ts';
import { noticeFile } from '#main/messages/notice-file.ts';
import { createNoticeQueue } from '#main/messages/notice-queue.ts';
import type { Witness } from '#main/ports/audit/witness.ts';
import { localLog } from '#main/profiles/organisation/local-log.ts';
import { openEmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { marksFile } from '#main/witnesses/marks-file.ts';
import { draft } from '#test/contract/drafts.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { memoryProfile } from '#test/fakes/memory-profile.ts';
import { READING_SCRIPT } from '#test/main/sources/embedded-store/test-store.ts';
import { until } from '../until.ts';
import { type KilledWrite, upTo } from './write.ts';

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

function owedIn(folder: string) {
  const failures: unknown[] = [];
  const file = owedFile(join(folder, 'owed-entries.json'), (cause) => failures.push(cause));
  const owed = createOwedEntries({ clock: systemClock, log: QUIET, owedFile: file });
  return { owed, failures };
}

const owedEntries: KilledWrite = {
  name: 'entries owed to a log that is full',
  longestMs: 60,
  async work(folder, saved) {
    const { owed } = owedIn(folder);
    const profile = memoryProfile(systemClock);
    profile.logIsFull = true;
    for (let n = 0; ; n += 1) {
      const lock = { ...draft({ ticket: String(n) }), action: 'lock' as const };
      await owed.record(profile, lock).catch(() => undefined);
      saved(n);
    }
  },
  async lostFrom(folder, saved) {
    const { owed, failures } = owedIn(folder);
    const profile = memoryProfile(systemClock);
    await owed.settle(profile);
    const written = profile.entries.map(({ ticket }) => Number(ticket));
    const isInOrder = written.every((number, at) => number === at);
    return [
      ...(failures.length === 0 ? [] : ['the file of owed entries is damaged']),
      ...(isInOrder && written.length > saved
        ? []
        : [`${saved + 1} entries were owed, and ${written.length} were written`]),
    ];
  },
};

/** A witness that keeps what it gets in a file. */
function witnessIn(folder: string): Witness & { readonly has: () => readonly number[] } {
  const path = join(folder, 'witness.txt');
  return {
    name: 'Log server',
    isRequired: true,
    atOnce: 5,
    async take(entries) {
      appendFileSync(path, entries.map(({ sequence }) => `${sequence}\n`).join(''));
    },
    test: async () => undefined,
    has: () =>
      existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1).map(Number) : [],
  };
}

async function witnessedIn(folder: string) {
  mkdirSync(join(folder, 'own'), { recursive: true });
  const witness = witnessIn(folder);
  const { store } = await openEmbeddedStore(
    { file: join(folder, 'own', 'keydesk.db'), purpose: 'organisation' },
    { clock: systemClock, readingScript: READING_SCRIPT, limits: NO_LIMITS },
  );
  const log = localLog(store, {
    witnesses: [witness],
    marks: marksFile(join(folder, 'own', 'witnesses.json')),
    clock: systemClock,
    log: QUIET,
    workstation: 'HD-01',
  });
  return { log, witness };
}

/** What was told is that the witness has the entry: a secret would have gone out. */
const witnessed: KilledWrite = {
  name: 'entries handed to a required witness',
  longestMs: 200,
  async work(folder, saved) {
    const { log } = await witnessedIn(folder);
    for (let n = 0; ; n += 1) {
      await log.auditLog.append(draft({ result: 'intended', ticket: String(n) }));
      saved(n);
    }
  },
  async lostFrom(folder, saved) {
    const before = witnessIn(folder).has().length;
    const { log, witness } = await witnessedIn(folder);
    await log.auditLog.append(draft({ result: 'intended' }));
    const newest = await log.auditLog.newestSequence();
    const verdict = await log.auditLog.verify({ signal: new AbortController().signal });
    const has = new Set(witness.has());
    await log.close();
    const missing = upTo(newest - 1).filter((n) => !has.has(n + 1));
    return [
      ...(before > saved ? [] : [`the witness had ${before} entries of ${saved + 1}`]),
      ...(missing.length === 0 ? [] : [`the witness has not got ${missing.length} entries`]),
      ...(verdict.intact ? [] : [`the chain is broken at entry ${verdict.brokenAt}`]),
    ];
  },
};

const MOST_UNSENT = 50;
const noticeOf = (n: number) => ({
  requestId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  at: '2026-06-01T09:00:00.000Z',
  secret: 'recovery-key-password' as const,
  computer: 'CONTOSO\\WS-1',
  keyPrefix: 'AC9D5655',
  operator: 'CONTOSO\\op',
  reason: 'lost-pin' as const,
  owners: ['CONTOSO\\anna'],
});

function noticesIn(folder: string) {
  const sent = join(folder, 'sent.txt');
  const { ownerNotices } = MessageConfiguration.parse({
    mail: { host: 'mail.contoso.test', from: 'keydesk@contoso.test' },
    ownerNotices: {},
  });
  if (ownerNotices === undefined) throw new Error('not configured');
  const queue = createNoticeQueue({
    configuration: { language: 'en', ownerNotices },
    messenger: {
      kind: 'mail',
      name: 'mail',
      send: async ({ facts }) => {
        await nextTurn();
        appendFileSync(sent, `${facts['requestId']}\n`);
      },
      test: async () => undefined,
    },
    directory: {
      contactOf: async () => ({ mail: 'anna@contoso.test', mobile: '', managerMail: '' }),
    },
    log: { append: async () => Promise.reject(new Error('nothing is given up')) },
    file: noticeFile(join(folder, 'notices.json')),
    clock: systemClock,
    programLog: QUIET,
    workstation: 'HD-01',
  });
  return {
    queue,
    sent: () => new Set(existsSync(sent) ? readFileSync(sent, 'utf8').split('\n') : []),
  };
}

const notices: KilledWrite = {
  name: 'messages to the owners of keys',
  longestMs: 60,
  async work(folder, saved) {
    const { queue } = noticesIn(folder);
    for (let n = 0; ; n += 1) {
      queue.tell(noticeOf(n));
      saved(n);
      while (queue.counts().waiting > MOST_UNSENT) await nextTurn();
    }
  },
  async lostFrom(folder, saved) {
    const { queue, sent } = noticesIn(folder);
    await until('every notice is sent', () => queue.counts().waiting === 0);
    queue.close();
    const lost = upTo(saved).filter((n) => !sent().has(noticeOf(n).requestId));
    return lost.map((n) => `message ${n} was not sent`);
  },
};

export const QUEUES: readonly KilledWrite[] = [owedEntries, witnessed, notices];
