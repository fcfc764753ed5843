import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { valueText } from '#renderer/panes/settings/setting-text.ts';
import { settingList } from '#renderer/text/en/setting-list.ts';
import { SETTINGS } from '#shared/settings/setting-registry.ts';
import { allSettings, twoValues } from '#test/fakes/setting-values.ts';
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

test('each row of the policy table is locked in the window, with the value of the policy', async ({
  open,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-policy-'));
  try {
    const policy = join(folder, 'policy.json');
    const content = JSON.stringify({ version: 1, settings: allSettings() });
    writeFileSync(policy, content, { mode: 0o600 });
    const { page } = await open({ environment: { KEYDESK_POLICY: policy } });
    await expect(page.getByLabel('User name')).toBeVisible();
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog');
    // Those that nobody may choose are folded away until something is looked for.
    await dialog.getByText(settingList.others).click();
    for (const setting of SETTINGS) {
      const { name, range } = setting;
      const [value] = twoValues(setting);
      const title = page.getByText(settingList.settings[name].title, { exact: true });
      const row = dialog.locator('dl').filter({ has: title });
      await expect.soft(row, name).toContainText(valueText({ name, range, value }));
      await expect.soft(row, name).toContainText(`Set by policy: ${policy}`);
      await expect.soft(dialog.locator(`[name="${name}"]`), name).toHaveCount(0);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
