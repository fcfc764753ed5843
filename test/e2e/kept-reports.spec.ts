import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { settingsWith } from './support/times.ts';

test.use({
  launch: { configuration: { settings: settingsWith({ reports: { keepForOffline: true } }) } },
});

test('what was viewed is kept where the operating system protects it, and nowhere else', async ({
  ownDesk: desk,
}) => {
  const { page, app } = desk;
  await signIn(page, 'report-user');
  await page.getByRole('button', { name: 'View report' }).click();
  await page.getByText(/^Verified: /).waitFor();
  const isProtected = await app.evaluate(
    ({ safeStorage }) =>
      process.platform !== 'linux' ||
      (safeStorage.isEncryptionAvailable() &&
        safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  );
  if (!isProtected) {
    await expect(page.getByRole('alert')).toContainText(
      'This computer has no protected place for reports, so nothing was kept.',
    );
    expect(existsSync(join(desk.userData, 'kept-reports'))).toBe(false);
    return;
  }
  await expect.poll(() => existsSync(join(desk.userData, 'kept-reports'))).toBe(true);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Kept reports…' }).click();
  await page.getByRole('button', { name: /^Contoso/ }).click();
  await expect(page.getByText(/^Consistent: /)).toBeVisible();
  await page.getByRole('button', { name: 'Close report' }).click();
  await page.getByRole('button', { name: 'Kept reports…' }).click();
  await page.getByRole('button', { name: 'Delete all' }).click();
  await expect(page.getByText('No report is kept on this computer.')).toBeVisible();
});
