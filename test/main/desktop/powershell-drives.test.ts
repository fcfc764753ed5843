import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { powershellDrives } from '#main/desktop/powershell-drives.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { NEVER_OVER_MS, NEVER_OVER_SECONDS } from '#test/fakes/patience.ts';
import { ROOT } from '#test/root.ts';

const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const VOLUME = '\\\\?\\Volume{11111111-2222-3333-4444-555555555555}\\';
const TARGET = {
  hostName: 'ws-1.contoso.test',
  credentials: { userName: 'CONTOSO\\ümit', password: 'Pa"55 wörd\\' },
};
const options = { signal: new AbortController().signal };
const LISTED = {
  id: VOLUME,
  letter: 'C:',
  isLocked: false,
  passwords: [`{${KEY.toLowerCase()}}`],
  protectors: 3,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-pwsh-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A program called pwsh that keeps what it was given, and answers so. */
function answering(answer: unknown): void {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const kept = JSON.stringify(join(folder, 'stdin'));
  const program = `#!${process.execPath}
require('node:fs').writeFileSync(${kept}, require('node:fs').readFileSync(0, 'utf8'));
process.stdout.write(${JSON.stringify(text)});
`;
  writeFileSync(join(folder, 'pwsh'), program);
  chmodSync(join(folder, 'pwsh'), 0o755);
}
const asked = () => JSON.parse(readFileSync(join(folder, 'stdin'), 'utf8')) as unknown;
const remote = (timeLimitMs = NEVER_OVER_MS) =>
  powershellDrives({
    script: '/scripts/keydesk-drives.ps1',
    timeLimitMs,
    environment: { PATH: folder },
    platform: 'linux',
  });

describe.skipIf(process.platform === 'win32')(
  'the steps on a drive of another computer',
  { meta: { reason: 'a script stands in for PowerShell, and Windows starts none' } },
  () => {
    test('list its drives, and how each is unlocked', async () => {
      answering({ ok: true, drives: [LISTED, { ...LISTED, letter: '', passwords: [] }] });
      expect(await remote().drives(TARGET, options)).toEqual([
        { id: VOLUME, driveLetter: 'C:', isLocked: false, passwords: [KEY], protectors: 3 },
        { id: VOLUME, driveLetter: '', isLocked: false, passwords: [], protectors: 3 },
      ]);
      expect(asked()).toEqual({
        action: 'list',
        hostName: 'ws-1.contoso.test',
        ...TARGET.credentials,
        driveId: null,
        protectorId: null,
        timeoutSeconds: NEVER_OVER_SECONDS,
      });
    });

    test('are one method each, with the ID as Windows writes it', async () => {
      const protector = { driveId: VOLUME, keyId: KEY };
      answering({ ok: true, returnCode: 0, protectorId: `{${KEY}}` });
      expect(await remote().addPassword(TARGET, VOLUME, options)).toBe(KEY);
      expect(asked()).toMatchObject({ action: 'add', driveId: VOLUME, protectorId: null });
      answering({ ok: true, returnCode: 0, protectorId: null });
      await remote().backUp(TARGET, protector, options);
      expect(asked()).toMatchObject({ action: 'backUp', protectorId: `{${KEY}}` });
      await remote().remove(TARGET, protector, options);
      expect(asked()).toMatchObject({ action: 'remove', protectorId: `{${KEY}}` });
    });

    test.each([
      // S_FALSE: a policy does not permit it.
      [1, '0x00000001'],
      [0x80310008 | 0, '0x80310008'],
    ])('return %d, which is no success', async (returnCode, reason) => {
      const protector = { driveId: VOLUME, keyId: KEY };
      answering({ ok: true, returnCode, protectorId: null });
      const failure = async (work: Promise<unknown>) => {
        const error: unknown = await work.catch((cause: unknown) => cause);
        return error instanceof AppError && [error.code, error.details.reason];
      };
      expect(await failure(remote().backUp(TARGET, protector, options))).toEqual([
        'rotation.notBackedUp',
        reason,
      ]);
      for (const step of [
        () => remote().remove(TARGET, protector, options),
        () => remote().addPassword(TARGET, VOLUME, options),
      ])
        expect(await failure(step())).toEqual(['rotation.refused', reason]);
    });

    test.each([
      [{ ok: false, kind: 'unreachable' }, 'rotation.unreachable'],
      [{ ok: false, kind: 'accessDenied' }, 'rotation.accessDenied'],
      [{ ok: false, kind: 'noDrives' }, 'rotation.notThere'],
      [{ ok: false, kind: 'other' }, 'rotation.unreadableAnswer'],
      [{ ok: true, drives: [{ ...LISTED, passwords: ['{no ID}'] }] }, 'rotation.unreadableAnswer'],
      [{ ok: true }, 'rotation.unreadableAnswer'],
      ['rubbish', 'rotation.unreadableAnswer'],
      ['x'.repeat(1_000_000), 'rotation.unreadableAnswer'],
    ])('that answer %j are %s', async (answer, code) => {
      answering(answer);
      expect(await remote().drives(TARGET, options).catch(codeOf)).toBe(code);
    });

    test('that make a key without an ID made none that can be named', async () => {
      answering({ ok: true, returnCode: 0, protectorId: 'BitLocker' });
      expect(await remote().addPassword(TARGET, VOLUME, options).catch(codeOf)).toBe(
        'rotation.unreadableAnswer',
      );
    });

    test('need PowerShell, and have a time limit', async () => {
      expect(await remote().drives(TARGET, options).catch(codeOf)).toBe('rotation.noPowerShell');
      writeFileSync(
        join(folder, 'pwsh'),
        `#!${process.execPath}\nsetInterval(() => undefined, 1000);\n`,
      );
      chmodSync(join(folder, 'pwsh'), 0o755);
      expect(await remote(100).drives(TARGET, options).catch(codeOf)).toBe('rotation.timedOut');
    });
  },
);

// No PowerShell runs here; what can be read of the script is.
describe('the script', () => {
  const text = readFileSync(join(ROOT, 'assets/powershell/keydesk-drives.ps1'), 'utf8');
  const code = text.slice(text.indexOf('#>'));

  test('is ASCII, and never reads a recovery password', () => {
    expect(text.replaceAll('\n', '')).toMatch(/^[\x20-\x7e]*$/);
    expect(code).not.toMatch(/GetKeyProtectorNumericalPassword|RecoveryPassword|Get-BitLocker/);
  });

  test('takes its account and each step from the request alone', () => {
    const members = [...code.matchAll(/\$request\.(\w+)/gi)].map(([, name = '']) => name);
    expect(new Set(members)).toEqual(
      new Set([
        'action',
        'hostName',
        'userName',
        'password',
        'driveId',
        'protectorId',
        'timeoutSeconds',
      ]),
    );
    expect(code).not.toMatch(/\$env:|Invoke-Expression|-ScriptBlock/i);
  });

  test('has each of its brackets closed', () => {
    const open: string[] = [];
    for (const sign of code.replaceAll(/'[^']*'|"[^"]*"|#[^\n]*/g, '').match(/[(){}[\]]/g) ?? []) {
      const isPair = ['()', '{}', '[]'].includes(`${open.at(-1)}${sign}`);
      if (isPair) open.pop();
      else open.push(sign);
    }
    expect(open).toEqual([]);
  });
});
