import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { offeredVersion, packageFor } from '#main/domain/updates/offered-version.ts';
import { readUpdateList } from '#main/domain/updates/read-update-list.ts';
import { codeOf } from '#shared/errors.ts';
import { UpdateList } from '#shared/updates/update-list.ts';

const NOW = Date.UTC(2026, 10, 30);
const LIST = UpdateList.parse({
  format: 1,
  issued: '2026-11-01T00:00:00Z',
  validUntil: '2027-01-30T00:00:00Z',
  rings: {
    all: { version: '0.2.0', percent: 100 },
    some: { version: '0.10.0', percent: 25 },
    none: { version: '0.3.0', percent: 0 },
  },
  packages: [
    { name: 'keydesk_0.2.0_arm64.deb', version: '0.2.0', bytes: 1, sha512: 'a'.repeat(128) },
    { name: 'keydesk_0.2.0_amd64.deb', version: '0.2.0', bytes: 1, sha512: 'b'.repeat(128) },
    { name: 'Keydesk 0.2.0.msi', version: '0.2.0', bytes: 1, sha512: 'c'.repeat(128) },
  ],
});
const asking = { version: '0.1.0', ring: 'all', workstation: 'DESK-1', nowMs: NOW };

function codeThrown(act: () => unknown): string {
  try {
    act();
    return 'nothing was thrown';
  } catch (error) {
    return codeOf(error);
  }
}

describe('the version a computer is given', () => {
  test.each([
    ['0.1.0', '0.2.0'],
    ['0.1.99', '0.2.0'],
    ['0.2.0', undefined],
    ['0.2.0-beta.3', undefined],
    ['0.2.1', undefined],
    ['0.10.0', undefined],
    ['1.0.0', undefined],
  ])('of a console %s is %s: never an older one', (version, offered) => {
    expect(offeredVersion(LIST, { ...asking, version })).toBe(offered);
  });

  test('is given to a part of a ring, always to the same, and case does not matter', () => {
    const desks = Array.from({ length: 2_000 }, (_none, at) => `DESK-${at}`);
    const given = (workstation: string) =>
      offeredVersion(LIST, { ...asking, ring: 'some', workstation }) === '0.10.0';
    const chosen = desks.filter(given);
    expect(chosen.length).toBeGreaterThan(400);
    expect(chosen.length).toBeLessThan(600);
    expect(chosen.every((desk) => given(desk.toLowerCase()))).toBe(true);
    expect(
      desks.some(
        (workstation) =>
          offeredVersion(LIST, { ...asking, ring: 'none', workstation }) !== undefined,
      ),
    ).toBe(false);
  });

  test.each(['constructor', 'broad'])('is none in a ring that is not there: %s', (ring) => {
    expect(codeThrown(() => offeredVersion(LIST, { ...asking, ring }))).toBe('updates.unknownRing');
  });

  test('is none of a list that is too old, so that nobody is shown an old one for ever', () => {
    const late = { ...asking, nowMs: Date.UTC(2027, 0, 31) };
    expect(codeThrown(() => offeredVersion(LIST, late))).toBe('updates.expired');
  });

  test('comes as a package for this system', () => {
    const wanted = { version: '0.2.0', kind: 'deb', architecture: 'x64' };
    expect(packageFor(LIST, wanted).name).toBe('keydesk_0.2.0_amd64.deb');
    expect(packageFor(LIST, { ...wanted, architecture: 'arm64' }).name).toContain('arm64');
    expect(packageFor(LIST, { ...wanted, kind: 'msi' }).name).toBe('Keydesk 0.2.0.msi');
    for (const other of [
      { kind: 'rpm' },
      { version: '0.3.0' },
      { kind: 'msi', architecture: 'arm64' },
    ])
      expect(codeThrown(() => packageFor(LIST, { ...wanted, ...other }))).toBe('updates.noPackage');
  });
});

describe('a list', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ type: 'spki', format: 'der' }).subarray(12).toString('base64');
  const signed = (list: string, change = (signature: Buffer) => signature) =>
    JSON.stringify({
      list,
      signature: change(sign(null, Buffer.from(list), privateKey)).toString('base64'),
    });
  const text = JSON.stringify(LIST);

  test('that is signed is read', () => {
    expect(readUpdateList(signed(text), key)).toEqual(LIST);
  });

  test.each([
    ['altered behind its signature', signed(text).replace('0.2.0', '0.9.0'), key],
    ['with a cut signature', signed(text, (bytes) => bytes.subarray(0, 40)), key],
    ['with no signature', JSON.stringify({ list: text, signature: '' }), key],
    ['signed with another key', signed(text), Buffer.alloc(32, 7).toString('base64')],
    ['checked with a key that is none', signed(text), 'x'],
  ])('%s is forged', (_what, lying, withKey) => {
    expect(codeThrown(() => readUpdateList(lying, withKey))).toBe('updates.forged');
  });

  test.each([
    ['no JSON', 'hello'],
    ['a page of the web server', '<html>sign in</html>'],
    ['without its parts', '{}'],
    ['of a newer form', signed('{"format":2}')],
    ['no JSON inside', signed('{')],
    ['with a path for a name', signed(text.replace('keydesk_0.2.0_arm64', '../../etc/cron.d/x'))],
    ['with a version that is none', signed(text.replace('"0.2.0"', '"newest"'))],
  ])('that is %s is unreadable', (_what, lying) => {
    expect(codeThrown(() => readUpdateList(lying, key))).toBe('updates.unreadable');
  });
});
