import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { powershellTpm } from '#main/desktop/powershell-tpm.ts';
import { codeOf } from '#shared/errors.ts';
import { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import { NEVER_OVER_MS, NEVER_OVER_SECONDS } from '#test/fakes/patience.ts';

const OWNER = TpmOwnerPassword.parse('1euIs20Or/60b0ehnTqoX4cMis8=');
const TARGET = {
  hostName: 'ws-1.contoso.test',
  credentials: { userName: 'CONTOSO\\ümit', password: 'Pa"55 wörd\\' },
};
const READ = '{"ok":true,"lockedOut":true,"healTime":"10 minutes","count":32,"limit":32}';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-pwsh-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** A program called pwsh that keeps what it was given, then does as told. */
function standIn(behaviour: string): void {
  const program = `#!${process.execPath}
const fs = require('node:fs');
const keep = (name, text) => fs.writeFileSync(${JSON.stringify(folder)} + '/' + name, text);
keep('argv', JSON.stringify(process.argv)); keep('env', JSON.stringify(process.env));
keep('pid', String(process.pid));
const answer = (text) => { keep('stdin', fs.readFileSync(0, 'utf8')); process.stdout.write(text); };
${behaviour}
`;
  writeFileSync(join(folder, 'pwsh'), program);
  chmodSync(join(folder, 'pwsh'), 0o755);
}
const answering = (text: string) => {
  standIn(`answer(${JSON.stringify(text)});`);
};
const kept = (name: string) => readFileSync(join(folder, name), 'utf8');
const remote = (timeLimitMs = NEVER_OVER_MS) =>
  powershellTpm({
    script: '/scripts/keydesk-tpm.ps1',
    timeLimitMs,
    environment: { PATH: folder, KEYDESK_SECRET: 'x', HOME: '/root' },
    platform: 'linux',
  });
const never = new AbortController().signal;
const read = (timeLimitMs?: number, signal = never) =>
  remote(timeLimitMs).readLockout(TARGET, { signal });
const reset = (ownerPassword?: TpmOwnerPassword) =>
  remote().resetLockout(TARGET, ownerPassword, { signal: never });

describe.skipIf(process.platform === 'win32')(
  'PowerShell',
  { meta: { reason: 'a script stands in for PowerShell, and Windows starts none' } },
  () => {
    test('gets its request on standard input, in ASCII, and no secret anywhere else', async () => {
      answering('{"ok":true,"returnCode":0}');
      await reset(OWNER);
      expect(JSON.parse(kept('stdin'))).toEqual({
        action: 'reset',
        hostName: 'ws-1.contoso.test',
        ...TARGET.credentials,
        ownerPassword: OWNER,
        timeoutSeconds: NEVER_OVER_SECONDS,
      });
      expect(kept('stdin')).toMatch(/^[\x20-\x7e]+$/);
      const elsewhere = kept('argv') + kept('env');
      for (const secret of [OWNER, 'wörd', 'KEYDESK_SECRET', 'ümit'])
        expect(elsewhere).not.toContain(secret);
      expect(JSON.parse(kept('argv')).slice(2)).toEqual([
        '-NoLogo',
        '-NoProfile',
        '-NonInteractive',
        '-ExecutionPolicy',
        'Bypass',
        '-File',
        '/scripts/keydesk-tpm.ps1',
      ]);
    });

    test('asks as whoever it runs as, where nobody typed a password', async () => {
      answering(READ);
      const credentials = { userName: 'CONTOSO\\ümit', password: undefined };
      await remote().readLockout({ ...TARGET, credentials }, { signal: never });
      expect(JSON.parse(kept('stdin'))).toMatchObject({ password: null });
    });

    test('is asked for the lockout', async () => {
      answering(READ);
      expect(await read()).toEqual({
        lockedOut: true,
        healTime: '10 minutes',
        count: 32,
        limit: 32,
      });
      expect(JSON.parse(kept('stdin'))).toMatchObject({ action: 'read', ownerPassword: null });
    });

    test('may not know: an old Windows cannot tell', async () => {
      answering('\uFEFF{"ok":true,"lockedOut":null,"healTime":"","count":null,"limit":null}\r\n');
      expect(await read()).toEqual({ lockedOut: null, healTime: '', count: null, limit: null });
    });

    test.each([
      0, 0x80280001, 0x80280803, 0x80280014, 0x8028000b, 0x80280023, 0x80290300, 0x80290303,
      0x80070057, 1,
    ])('hands on return code %d, printed as signed or not', async (code) => {
      answering(`{"ok":true,"returnCode":${code}}`);
      expect(await reset()).toBe(code);
      answering(`{"ok":true,"returnCode":${code | 0}}`);
      expect(await reset()).toBe(code);
    });

    test.each([
      ['unreachable', 'tpm.unreachable'],
      ['accessDenied', 'tpm.accessDenied'],
      ['noTpm', 'tpm.notFound'],
      ['other', 'tpm.unreadableAnswer'],
    ])('%s is %s', async (kind, code) => {
      answering(JSON.stringify({ ok: false, kind }));
      expect(await read().catch(codeOf)).toBe(code);
    });

    test.each([
      ['nothing', ''],
      ['rubbish', 'Add-Type : cannot find'],
      ['half an answer', READ.slice(0, 30)],
      ['another form', '{"ok":true,"returnCode":"0"}'],
      ['an unknown failure', '{"ok":false,"kind":"boo"}'],
      ['two answers', `${READ}\n${READ}`],
      ['a list', '[]'],
      ['10 MB', 'x'.repeat(10_000_000)],
    ])('that prints %s is not believed', async (_what, text) => {
      answering(text);
      expect(await read().catch(codeOf)).toBe('tpm.unreadableAnswer');
    });

    test.each([
      [
        'exits with 1 after a right answer',
        `answer(${JSON.stringify(READ)}); process.exitCode = 1;`,
      ],
      ['dies before it reads', 'process.exit(3);'],
      ['is killed', "process.kill(process.pid, 'SIGTERM');"],
    ])('that %s is not believed', async (_what, behaviour) => {
      standIn(behaviour);
      expect(await read().catch(codeOf)).toBe('tpm.unreadableAnswer');
    });

    const isReady = async () => {
      await expect.poll(() => existsSync(join(folder, 'ready'))).toBe(true);
    };
    const STUBBORN =
      "process.on('SIGTERM', () => {}); process.on('SIGINT', () => {}); keep('ready', ''); " +
      'setInterval(() => {}, 1000);';

    test('that never answers is stopped, and gone when the call returns', async () => {
      standIn(STUBBORN);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const outcome = read(1_500).catch(codeOf);
      await isReady();
      vi.advanceTimersByTime(1_500);
      expect(await outcome).toBe('tpm.timedOut');
      expect(() => process.kill(Number(kept('pid')), 0)).toThrow('ESRCH');
    });

    test('is stopped by cancel', async () => {
      standIn(STUBBORN);
      const cancelling = new AbortController();
      const asked = read(NEVER_OVER_MS, cancelling.signal).catch(codeOf);
      await isReady();
      cancelling.abort();
      expect(await asked).toBe('request.cancelled');
      expect(() => process.kill(Number(kept('pid')), 0)).toThrow('ESRCH');
    });

    test('is not started at all when cancelled before', async () => {
      answering(READ);
      expect(await read(NEVER_OVER_MS, AbortSignal.abort()).catch(codeOf)).toBe(
        'request.cancelled',
      );
      expect(existsSync(join(folder, 'pid'))).toBe(false);
    });

    test('may not be there', async () => {
      expect(await remote().isAvailable()).toBe(false);
      expect(await read().catch(codeOf)).toBe('tpm.noPowerShell');
      answering(READ);
      expect(await remote().isAvailable()).toBe(true);
    });

    test('is not looked for in the current folder', async () => {
      const here = powershellTpm({
        script: 'x',
        timeLimitMs: 1_000,
        environment: { PATH: `.::${join('.', 'bin')}` },
        platform: 'linux',
      });
      expect(await here.isAvailable()).toBe(false);
    });
  },
);
