import { beforeEach, describe, expect, test } from 'vitest';
import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { LONGEST_ANCHOR_FILE } from '#main/features/reports/audit/compare-anchors.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { chained } from '#test/fakes/report-files.ts';

const LOG = chained({}, {}, {}, {}, {}, {});

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole();
  desk.profile.entries.push(...LOG);
  await desk.signIn('reports');
});

const linesOf = (entries: readonly AuditEntry[]) =>
  entries.map((entry) => `${syslogMessage(entry)}\n`).join('');
const choose = (bytes: Uint8Array | string) => {
  desk.opener.answer = { fileName: 'keydesk.log', bytes: Buffer.from(bytes) };
};
const compared = async () => (await desk.ask('reports.compareAnchors', undefined)).compared;

describe('the log beside a file with anchors', () => {
  test('agrees with those a witness has of it, whatever else is in the file', async () => {
    choose(`Nov 24 host sshd: hello\n${linesOf(desk.profile.entries)}`);
    const count = desk.profile.entries.length;
    expect(await compared()).toMatchObject({
      chain: { intact: true, count },
      anchors: { state: 'fits', count, newest: count },
    });
  });

  test('agrees with lines that Windows PowerShell redirected', async () => {
    const text = LOG.map(({ sequence, hash }) => `${sequence} ${hash}\r\n`).join('');
    choose(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect(await compared()).toMatchObject({ anchors: { state: 'fits', count: 6 } });
  });

  test('that were of newer entries was cut off', async () => {
    choose(linesOf(desk.profile.entries));
    const witnessed = desk.profile.entries.length;
    desk.profile.entries.splice(4);
    expect((await compared())?.anchors).toEqual({ state: 'cut-off', after: 4, witnessed });
  });

  test('that were of other entries was put back and used again', async () => {
    choose(linesOf(desk.profile.entries));
    const witnessed = desk.profile.entries.length;
    desk.profile.entries.splice(4);
    desk.profile.entries.push(seal(draft(), LOG[3] ?? GENESIS, Date.UTC(2026, 10, 25)));
    expect((await compared())?.anchors).toEqual({
      state: 'put-back',
      after: 4,
      from: 5,
      witnessed,
    });
  });

  test('is not compared when its chain is broken', async () => {
    choose(linesOf(LOG));
    desk.profile.entries.splice(2, 1, { ...(LOG[2] as AuditEntry), note: 'another' });
    expect(await compared()).toEqual({
      chain: { intact: false, brokenAt: 3, why: 'altered' },
      anchors: null,
    });
  });

  test('is not read when nothing was chosen', async () => {
    expect(await compared()).toBeNull();
  });

  test.each([
    ['has no anchor in it', Buffer.from('hello\n'), 'anchors.none'],
    ['is empty', Buffer.alloc(0), 'anchors.none'],
    ['is longer than any', new Uint8Array(LONGEST_ANCHOR_FILE + 1), 'anchors.tooLarge'],
  ])('a file that %s is refused by name', async (_what, bytes, code) => {
    desk.opener.answer = { fileName: 'x.log', bytes };
    expect(await desk.call('reports.compareAnchors', undefined)).toMatchObject({
      error: { code, details: { fileName: 'x.log' } },
    });
  });

  test('is not read for somebody who is signed out while the dialog is open', async () => {
    choose(linesOf(LOG));
    desk.opener.whileOpen = async () => {
      await desk.ask('session.signOut', undefined);
    };
    expect(await desk.refused('reports.compareAnchors', undefined)).toBe('auth.locked');
  });
});
