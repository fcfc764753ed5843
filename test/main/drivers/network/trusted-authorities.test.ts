import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';

const COMPANY = '-----BEGIN CERTIFICATE-----\nown\n-----END CERTIFICATE-----\n';

describe.each([
  ['Node 20, of Electron 33, which cannot read the store', {}, []],
  ['Node 22.15 and later, with an empty store', { getCACertificates: () => [] }, []],
  ['Node 22.15 and later', { getCACertificates: () => ['A', 'B'] }, ['A', 'B']],
])('%s', (_version, store, inStore) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keydesk-authorities-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('the authorities are those in the store, or the list of Node where it is empty', () => {
    expect(trustedAuthorities(undefined, store)).toEqual(
      inStore.length === 0 ? undefined : inStore,
    );
  });

  test('a configured file is trusted besides', () => {
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, COMPANY);
    expect(trustedAuthorities(caFile, store)).toEqual([...inStore, COMPANY]);
  });

  test('a configured file that holds no certificate is refused', () => {
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, 'no certificate');
    const refusal = expect.objectContaining({
      code: 'config.invalid',
      message: expect.stringContaining('no certificate'),
    });
    expect(() => trustedAuthorities(caFile, store)).toThrow(refusal);
  });

  test('a configured file that cannot be read is refused', () => {
    const refusal = expect.objectContaining({ code: 'config.invalid' });
    expect(() => trustedAuthorities('/nowhere/ca.pem', store)).toThrow(refusal);
  });
});
