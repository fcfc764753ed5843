import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { publicKeyOf, signatureOf } from '#main/domain/reports/report-signature.ts';
import type { SignReport } from '#main/ports/reports/report-writer.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { computerNamed } from '#test/fakes/computer-compliance.ts';
import { draft } from '../contract/drafts.ts';
import { testConsole } from '../fakes/console.ts';
import {
  AUDIT_HEADER,
  chained,
  forged,
  linesOf,
  packedUp,
  resealed,
} from '../fakes/report-files.ts';
import { openPage, signedIn } from './page.tsx';

async function opened(bytes: Uint8Array, desk = testConsole()) {
  desk.opener.answer = { fileName: 'a.kdreport', bytes };
  const page = await openPage(desk);
  await page.user.click(await screen.findByRole('button', { name: 'Open saved report…' }));
  await screen.findByRole('button', { name: 'Close report' });
  return page;
}

function auditFile(entries: readonly AuditEntry[], sign?: SignReport): Promise<Buffer> {
  const last = entries.at(-1);
  if (last === undefined) throw new Error('a report of nothing');
  const head = { sequence: last.sequence, hash: last.hash };
  return packedUp({ ...AUDIT_HEADER, head }, entries, sign);
}

const sha256Of = (file: Uint8Array) =>
  (JSON.parse(linesOf(file).at(-1) ?? '') as { readonly sha256: string }).sha256;

/** jsdom has no clipboard: the text that would be copied. */
let copied: string[];
beforeEach(() => {
  copied = [];
  document.execCommand = vi.fn<() => boolean>(() => {
    copied.push(document.querySelector('textarea')?.value ?? '');
    return true;
  });
});

describe('a saved report that fits itself', () => {
  test('is called consistent, not intact, when rows were forged with new hashes', async () => {
    const [first, second] = chained({}, {}) as [AuditEntry, AuditEntry];
    await opened(await auditFile([first, forged(second, { operator: 'CONTOSO\\innocent' })]));

    expect(await screen.findByText(/^Consistent: every row matches its own hash/)).toBeVisible();
    expect(screen.getByText(/^This does not prove where the file comes from\./)).toBeVisible();
    expect(screen.queryByText(/intact/i)).toBeNull();
  });

  test('shows its whole SHA-256, and copies it', async () => {
    const file = await auditFile(chained({}, {}));
    const { user } = await opened(file);
    const hash = sha256Of(file);

    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await screen.findByText(hash)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy SHA-256' }));
    expect(copied).toEqual([hash]);
    await waitFor(() => {
      expect(screen.getByText('SHA-256 copied.')).toBeVisible();
    });
  });

  test('says the same of a report on computers, whose rows have no hashes', async () => {
    const { head: _head, ...about } = AUDIT_HEADER;
    const header = { ...about, report: 'enterprise-compliance', query: {} } as const;
    const file = await packedUp(header, [computerNamed('LON-1')]);
    await opened(file);

    expect(await screen.findByText(/^Consistent: every row is there/)).toBeVisible();
    expect(screen.getByText(sha256Of(file))).toBeVisible();
  });
});

test('a saved report says who signed it, with nobody signed in', async () => {
  const [secret, other] = [7, 8].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer];
  const desk = testConsole();
  desk.profile.reportKeys = [{ organisation: 'Contoso', publicKey: publicKeyOf(secret) }];
  const signed = (by: Buffer) =>
    auditFile(chained({}, {}), async (sha256) => signatureOf(sha256, by));
  const { user } = await opened(await signed(secret), desk);
  expect(
    await screen.findByText(/^From Contoso: signed with its key [0-9a-f]{16}\.$/),
  ).toBeVisible();
  expect(screen.queryByText(/^This does not prove where the file comes from/)).toBeNull();

  const next = async (file: Uint8Array) => {
    await user.click(screen.getByRole('button', { name: 'Close report' }));
    desk.opener.answer = { fileName: 'a.kdreport', bytes: file };
    await user.click(await screen.findByRole('button', { name: 'Open saved report…' }));
  };
  await next(await signed(other));
  expect(
    await screen.findByText(/which the configuration of this computer does not/),
  ).toBeVisible();
  await next(
    await auditFile(chained({}), async (sha256) => ({
      ...signatureOf(sha256, secret),
      value: signatureOf('0'.repeat(64), secret).value,
    })),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('The signature does not fit');
  await next(await auditFile(chained({}, {})));
  expect(await screen.findByText('The file is not signed.')).toBeVisible();
});

test('a saved report says whether it comes from the log of whoever is signed in', async () => {
  const file = await auditFile(chained({}, {}));
  const desk = testConsole();
  desk.opener.answer = { fileName: 'a.kdreport', bytes: file };
  const page = await signedIn(await openPage(desk), ['reports']);
  const open = () => page.bridge.tell({ type: 'command', command: 'open-report' });

  open();
  expect(
    await screen.findByText(/^The audit log has no export with this SHA-256\. This does not prove/),
  ).toBeVisible();
  await page.user.click(screen.getByRole('button', { name: 'Close report' }));

  const note = `kdreport, 2 rows, SHA-256 ${sha256Of(file)}`;
  const exported = { action: 'export', result: 'successful', note } as const;
  await desk.profile.auditLog.append(draft({ ...exported, operator: 'CONTOSO\\rita' }));
  open();
  expect(
    await screen.findByText(/^From this log: entry 2 .*, of the export by CONTOSO\\rita on /),
  ).toBeVisible();
  expect(screen.queryByText(/does not prove/)).toBeNull();
});

test('a saved report that was altered shows no SHA-256 to compare', async () => {
  const lines = linesOf(await auditFile(chained({}, {}))).slice(0, -1);
  await opened(
    resealed(...lines.map((line) => line.replace('"result":"successful"', '"result":"failed"'))),
  );

  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText(/^Altered: row 1/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Copy SHA-256' })).toBeNull();
});
