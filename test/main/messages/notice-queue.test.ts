import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnerNotice } from '#main/domain/messages/owner-notice.ts';
import { MessageConfiguration } from '#main/messages/configuration.ts';
import { countNotices, noticeFile } from '#main/messages/notice-file.ts';
import { type NoticeQueue, createNoticeQueue } from '#main/messages/notice-queue.ts';
import type { Message } from '#main/ports/messages/messages.ts';
import type { Contact } from '#main/ports/sign-in/directory.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';

const NOTICE: OwnerNotice = {
  requestId: '6f9f1f0a-3c7e-4f4e-9a63-0d1e5f2b7c11',
  at: '2026-06-01T09:00:00.000Z',
  secret: 'recovery-key-password',
  computer: 'CONTOSO\\WS-1',
  keyPrefix: 'AC9D5655',
  operator: 'CONTOSO\\op',
  reason: 'lost-pin',
  owners: ['CONTOSO\\anna'],
};
const DAY_MS = 86_400_000;

let folder: string;
let path: string;
let clock: ReturnType<typeof manualClock>;
let sent: Message[];
let entries: AuditDraft[];
let failure: ErrorCode | undefined;
let failureOfLog: ErrorCode | undefined;
let contacts: Map<string, Contact>;
let isSignedOut: boolean;
const queues: NoticeQueue[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-notices-'));
  path = join(folder, 'notices.json');
  clock = manualClock();
  sent = [];
  entries = [];
  failure = undefined;
  failureOfLog = undefined;
  isSignedOut = false;
  contacts = new Map([
    ['CONTOSO\\anna', { mail: 'anna@contoso.test', mobile: '', managerMail: 'boss@contoso.test' }],
  ]);
});
afterEach(() => {
  for (const one of queues.splice(0)) one.close();
  rmSync(folder, { recursive: true, force: true });
});

function queue(ownerNotices: object = {}) {
  const { language, ...configured } = MessageConfiguration.parse({
    language: 'de',
    mail: { host: 'mail.contoso.test', from: 'keydesk@contoso.test' },
    ownerNotices,
  });
  if (configured.ownerNotices === undefined) throw new Error('not configured');
  const made = createNoticeQueue({
    configuration: { language, ownerNotices: configured.ownerNotices },
    messenger: {
      kind: 'mail',
      name: 'mail',
      send: async (message) => {
        if (failure !== undefined) throw new AppError(failure, 'no');
        sent.push(message);
      },
      test: async () => undefined,
    },
    directory: {
      contactOf: async (account) => {
        if (isSignedOut) throw new AppError('auth.signedOut', 'nobody');
        return contacts.get(account);
      },
    },
    log: {
      append: async (draft) => {
        if (failureOfLog !== undefined) throw new AppError(failureOfLog, 'no');
        entries.push(draft);
        return undefined as never;
      },
    },
    file: noticeFile(path),
    clock,
    programLog: { warn: () => undefined },
    workstation: 'HD-01',
  });
  queues.push(made);
  return made;
}

const addresses = () => sent.map(({ to }) => to.mail);

describe('a notice', () => {
  test('goes to whom the organisation names, in its language, without a secret', async () => {
    queue({ to: ['end-user', 'manager'], mailbox: 'security@contoso.test' }).tell(NOTICE);
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    expect(addresses()).toEqual([
      'anna@contoso.test',
      'boss@contoso.test',
      'security@contoso.test',
    ]);
    const [first] = sent;
    expect(first?.subject).toBe(
      'Ein BitLocker-Wiederherstellungsschlüssel von CONTOSO\\WS-1 wurde herausgegeben',
    );
    expect(first?.text).toContain('Zeit: 2026-06-01 09:00 UTC');
    expect(first?.text).toContain('Bearbeitet von: CONTOSO\\op');
    expect(first?.text).toContain('Grund: PIN verloren');
    expect(first?.text).toContain('beginnt mit: AC9D5655');
    await vi.waitFor(() => expect(countNotices(path)).toEqual({ waiting: 0, lost: 0 }));
    expect(entries).toEqual([]);
  });

  test('is on the disk before anything is sent, and survives a restart', async () => {
    failure = 'message.unreachable';
    const before = queue();
    before.tell(NOTICE);
    expect(countNotices(path)).toEqual({ waiting: 1, lost: 0 });
    before.close();
    failure = undefined;
    queue();
    await vi.waitFor(() => expect(addresses()).toEqual(['anna@contoso.test']));
    await vi.waitFor(() => expect(countNotices(path).waiting).toBe(0));
  });

  test('is tried again until the server is back', async () => {
    failure = 'message.timedOut';
    const made = queue();
    made.tell(NOTICE);
    made.tell(NOTICE);
    await vi.waitFor(() => {
      clock.advance(60_000);
      expect(made.counts()).toEqual({ waiting: 2, lost: 0 });
    });
    failure = undefined;
    await vi.waitFor(() => {
      clock.advance(60_000);
      expect(sent).toHaveLength(2);
    });
  });

  test('waits for an operator who may ask the directory; a mailbox need not', async () => {
    isSignedOut = true;
    const made = queue({ mailbox: 'security@contoso.test' });
    made.tell(NOTICE);
    await vi.waitFor(() => expect(addresses()).toEqual(['security@contoso.test']));
    isSignedOut = false;
    await vi.waitFor(() => {
      clock.advance(60_000);
      expect(addresses()).toContain('anna@contoso.test');
    });
  });

  test.each(['message.refused', 'message.noAddress'] as const)(
    'that ends with %s is an entry, once the log takes it',
    async (code) => {
      if (code === 'message.noAddress') contacts.clear();
      else failure = code;
      failureOfLog = 'store.full';
      const made = queue();
      made.tell(NOTICE);
      await vi.waitFor(() => expect(made.counts()).toEqual({ waiting: 1, lost: 1 }));
      made.close();
      failureOfLog = undefined;
      queue();
      await vi.waitFor(() => expect(entries).toHaveLength(1));
      expect(entries[0]).toMatchObject({
        action: 'note',
        result: 'failed',
        failure: code,
        operator: 'CONTOSO\\op',
        endUser: 'CONTOSO\\anna',
        keyId: 'AC9D5655',
        requestId: NOTICE.requestId,
        note: 'owner notice to end-user: not delivered',
      });
      await vi.waitFor(() => expect(countNotices(path)).toEqual({ waiting: 0, lost: 1 }));
    },
  );

  test('that is three days late is given up', async () => {
    failure = 'message.unreachable';
    const made = queue();
    made.tell(NOTICE);
    await vi.waitFor(() => {
      clock.advance(DAY_MS);
      expect(entries).toHaveLength(1);
    });
    expect(entries[0]?.failure).toBe('message.unreachable');
  });

  test('does not wait without end: the queue is bounded, and what is dropped counted', () => {
    failure = 'message.unreachable';
    const made = queue();
    for (let index = 0; index < 505; index += 1) made.tell(NOTICE);
    expect(made.counts()).toEqual({ waiting: 500, lost: 5 });
  });

  test('is told although its file cannot be read or written', async () => {
    writeFileSync(path, '{"waiting": [');
    const made = queue();
    expect(made.counts().lost).toBe(1);
    rmSync(folder, { recursive: true, force: true });
    made.tell(NOTICE);
    await vi.waitFor(() => expect(addresses()).toEqual(['anna@contoso.test']));
  });

  test('holds no key ID beyond its first eight digits', () => {
    failure = 'message.unreachable';
    queue().tell(NOTICE);
    expect(readFileSync(path, 'utf8')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-.*AC9D5655-/i);
  });
});
