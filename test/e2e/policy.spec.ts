import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './support/test.ts';

test('what the policy of the computer sets is locked, and what it cannot say is named', async ({
  open,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-policy-'));
  try {
    const policy = join(folder, 'policy.json');
    const settings = { appearance: { theme: 'dark', language: 'de' }, recovery: { maxMatch: 5 } };
    writeFileSync(policy, JSON.stringify({ version: 1, settings }), { mode: 0o600 });
    const { app, page } = await open({ environment: { KEYDESK_POLICY: policy } });
    await expect(page.getByLabel('Benutzername')).toBeVisible();
    await expect(page.locator('select[name="language"]')).toBeDisabled();
    // The page itself is told to be light by whatever drives it.
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(`Durch Richtlinie festgelegt: ${policy}`).first()).toBeVisible();
    await expect(dialog.locator('select[name="appearance.theme"]')).toHaveCount(0);
    await expect(dialog.getByText(/recovery\.maxMatch: Diese Einstellung gibt/)).toBeVisible();
    const pictures = process.env['KEYDESK_PICTURES'];
    if (pictures !== undefined)
      for (const size of [
        { width: 960, height: 600 },
        { width: 480, height: 300 },
      ]) {
        await page.setViewportSize(size);
        await page.screenshot({ path: join(pictures, `policy-${size.width}.png`) });
      }
    await dialog.locator('select[name="appearance.textSize"]').selectOption('large');
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(1.25);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
