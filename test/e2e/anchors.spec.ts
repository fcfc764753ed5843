import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { appendIn } from '#main/sources/embedded-store/audit-rows.ts';
import { closeStore, connect, write } from '#main/sources/embedded-store/connection.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';
import { AUDIT_HEADER, packedUp, verifier } from '#test/fakes/report-files.ts';
import { cutAfter } from '#test/main/tools/store/broken-store.ts';
import { signIn } from './support/steps.ts';
import { demoStoreFile } from './support/store.ts';
import { expect, test } from './support/test.ts';

/** Adds entries as if they had been written at these moments. */
async function writeOn(
  file: string,
  entries: readonly { readonly note: string; readonly nowMs: number }[],
): Promise<void> {
  const db = connect(file);
  await write(db, async (transaction) => {
    for (const { note, nowMs } of entries) await appendIn(transaction, draft({ note }), { nowMs });
  });
  await closeStore(db);
}

/** What `npm run verify` says of a report of such a log, made a day later. */
async function verified(entries: readonly AuditEntry[], lines: string) {
  const generatedAt = new Date(Date.now() + 86_400_000).toISOString();
  const head = entries.at(-1) ?? AUDIT_HEADER.head;
  const { sequence, hash } = head;
  const report = await packedUp(
    { ...AUDIT_HEADER, generatedAt, head: { sequence, hash } },
    entries,
  );
  const { status, stdout } = verifier(report, lines);
  return { status, stdout };
}

const compare = (page: Page) => page.getByRole('button', { name: 'Compare with anchors…' }).click();

test('a tail that was cut, an older copy and hashes made anew are each named', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  const { page } = desk;
  const file = demoStoreFile(desk.userData);
  await signIn(page, 'report-user');
  await page.getByText(/^Verified: /).waitFor();
  const whole = await store().entries();
  const end = whole.length;
  const lines = whole.map((entry) => `${syslogMessage(entry)}\n`).join('');
  const witness = join(desk.downloads, 'witness.log');
  writeFileSync(witness, lines);
  await desk.answerOpenDialog(witness);
  const alert = page.getByRole('alert');
  const number = (at: number) => at.toLocaleString('en-US');

  await compare(page);
  await expect(page.getByText(`The log agrees with ${number(end)} anchors`)).toBeVisible();

  const kept = end - 5;
  await cutAfter(file, kept);
  await compare(page);
  await expect(alert).toContainText(`Cut off after entry ${number(kept)}`);
  expect(await verified(await store().entries(), lines)).toMatchObject({ status: 4 });

  const later = Date.parse(whole.at(-1)?.time ?? '') + 3_600_000;
  await writeOn(file, [{ note: 'used again', nowMs: later }]);
  await compare(page);
  await expect(alert).toContainText(`Put back to an older state, that of entry ${number(kept)}`);
  expect(await verified(await store().entries(), lines)).toMatchObject({ status: 5 });

  await cutAfter(file, kept);
  await writeOn(
    file,
    whole.slice(kept).map(({ time }) => ({ note: 'another', nowMs: Date.parse(time) })),
  );
  await compare(page);
  const from = number(kept + 1);
  await expect(alert).toContainText(`The hashes were made anew from entry ${from} on`);
  expect(await verified(await store().entries(), lines)).toMatchObject({ status: 6 });
});
