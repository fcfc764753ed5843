import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { publicKeyOf, signatureOf } from '#main/domain/reports/report-signature.ts';
import { NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { AppError } from '#shared/errors.ts';
import type { SignatureVerdict } from '#shared/reports/report-signature.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { linesOf, packed, resealed, verifier } from '#test/fakes/report-files.ts';

const SECRET = Buffer.alloc(32, 7);
const PUBLIC = publicKeyOf(SECRET);
const OTHER = publicKeyOf(Buffer.alloc(32, 8));
const WHAT = {
  report: 'recovery-audit',
  from: { place: 'log' },
  query: { filter: { ...NO_FILTER, activity: 'everything' }, sort: NEWEST_FIRST },
  columns: ['time', 'operator'],
} as const;

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole();
  desk.profile.signReport = async (sha256) => signatureOf(sha256, SECRET);
  desk.profile.reportKeys = [{ organisation: 'Contoso', publicKey: PUBLIC }];
  await desk.signIn('reports');
});

async function exported(): Promise<Buffer> {
  desk.saver.files.clear();
  await desk.ask('reports.export', { what: WHAT, form: 'kdreport' });
  return Buffer.from([...desk.saver.files.values()][0] ?? []);
}

async function opened(bytes: Uint8Array): Promise<SignatureVerdict> {
  desk.opener.answer = { fileName: 'a.kdreport', bytes };
  const { opened: found } = await desk.ask('reports.open', { by: 'dialog' });
  if (found === null) throw new Error('nothing was opened');
  return found.signature;
}

const checked = (bytes: Uint8Array, ...keys: readonly string[]) => {
  const { status, stdout } = verifier(bytes, undefined, undefined, keys);
  return { status, stdout };
};

/** The file with another last line. */
function endingIn(file: Uint8Array, change: (end: Record<string, unknown>) => object): Buffer {
  const lines = [...linesOf(file)];
  const end = JSON.parse(lines.pop() ?? '') as Record<string, unknown>;
  return packed(...lines, JSON.stringify(change(end)));
}

describe('a report file', () => {
  test('is signed, and comes from the organisation whose key fits', async () => {
    const file = await exported();
    expect(await opened(file)).toMatchObject({ state: 'fits', organisation: 'Contoso' });
    expect(checked(file, OTHER, PUBLIC)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('GOOD: signed with the key'),
    });
    expect(checked(file)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('to check that, name it with --key'),
    });
  });

  test('that somebody made anew has no signature, and says so', async () => {
    const lines = linesOf(await exported()).slice(0, -1);
    const anew = resealed(...lines);
    expect(await opened(anew)).toEqual({ state: 'none' });
    expect(checked(anew, PUBLIC)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('it is not signed'),
    });
    expect(checked(anew).status).toBe(0);
  });

  test('does not fit with the signature of another file', async () => {
    const [first, second] = [await exported(), await exported()];
    const { signature } = JSON.parse(linesOf(first).at(-1) ?? '') as Record<string, unknown>;
    const mixed = endingIn(second, (end) => ({ ...end, signature }));
    expect(await opened(mixed)).toMatchObject({ state: 'does-not-fit', organisation: 'Contoso' });
    expect(checked(mixed, PUBLIC)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('the signature does not fit'),
    });
  });

  test('signed with a key that nobody named is of unknown origin', async () => {
    const file = await exported();
    desk.profile.reportKeys = [{ organisation: 'Contoso', publicKey: OTHER }];
    expect(await opened(file)).toMatchObject({ state: 'unknown-key' });
    expect(checked(file, OTHER)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('it is signed with another key'),
    });
  });

  test.each([
    ['no object', 'x'],
    ['no text', { key: 1, value: 2 }],
    ['endless', { key: 'k', value: 'x'.repeat(50_000) }],
  ])('whose signature is %s has none', async (_what, signature) => {
    const file = endingIn(await exported(), (end) => ({ ...end, signature }));
    expect(await opened(file)).toEqual({ state: 'none' });
  });

  test('is not written when the key is not there, and the log says why', async () => {
    desk.profile.signReport = async () => {
      throw new AppError('report.noSigningKey', 'no key');
    };
    desk.saver.files.clear();
    expect(await desk.refused('reports.export', { what: WHAT, form: 'kdreport' })).toBe(
      'report.noSigningKey',
    );
    expect(desk.saver.files.size).toBe(0);
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'export',
      result: 'failed',
      failure: 'report.noSigningKey',
    });
  });
});

test('evidence of a request is signed in the same way', async () => {
  desk.saver.files.clear();
  await desk.ask('reports.saveEvidence', { sequence: 1 });
  const file = Buffer.from([...desk.saver.files.values()][0] ?? []);
  expect(checked(file, PUBLIC)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('GOOD: signed with the key'),
  });
});

test('the public key is that which Node makes of the same secret', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  expect(publicKeyOf(secret)).toBe(
    publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  );
});
