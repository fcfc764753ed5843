import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { ConsoleWindow } from './support/console-window.ts';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Save diagnostics' });
const text = (page: Page) => dialog(page).getByLabel('What goes into the file');
const line = (page: Page) => page.getByText(/^Keydesk ended unexpectedly on /);

/** Ends the process that draws, as a fault in a driver does. */
async function endGpuProcess(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ app: electron }) => {
    const gone = new Promise((resolve) => electron.once('child-process-gone', resolve));
    const gpu = electron.getAppMetrics().find(({ type }) => type === 'GPU');
    if (gpu === undefined) throw new Error('nothing draws');
    process.kill(gpu.pid, 'SIGKILL');
    await gone;
  });
}

/** Throws in the main process where nothing catches it, which ends it. */
async function endMain({ app }: ConsoleWindow): Promise<void> {
  const ended = app.waitForEvent('close');
  await app.evaluate((_electron, secret) => {
    setTimeout(() => {
      throw new Error(`a fault beside ${secret}`);
    }, 0);
  }, PASSWORD);
  await ended;
}

test('a crash is offered at the next start, and its file is what was shown', async ({ open }) => {
  const userData = mkdtempSync(join(tmpdir(), 'keydesk-crash-'));
  try {
    const first = await open({ userData });
    await signIn(first.page, 'helpdesk-admin');
    await endGpuProcess(first.app);
    await endMain(first);

    const second = await open({ userData });
    const { page } = second;
    await expect(line(page)).toBeVisible();
    await page.getByRole('button', { name: 'Save diagnostics…' }).click();
    await expect(text(page)).toHaveValue(/main .* a fault beside \[recovery password\]/);
    await expect(text(page)).toHaveValue(/gpu .* GPU: killed/);
    await expect(text(page)).toHaveValue(/started \{.*"electron"/);
    const shown = await text(page).inputValue();
    expect(shown).not.toMatch(/helpdesk-admin|471207/);
    const file = join(second.downloads, 'diagnostics.txt');
    await second.answerSaveDialog(file);
    await dialog(page).getByRole('button', { name: 'Save…' }).click();
    await expect(dialog(page).getByText('Saved and checked: diagnostics.txt')).toBeVisible();
    expect(readFileSync(file, 'utf8')).toBe(shown);
    await page.keyboard.press('Escape');
    await expect(line(page)).toHaveCount(0);
    await second.close();

    const third = await open({ userData });
    await third.page.getByLabel('User name').waitFor();
    await signIn(third.page, 'helpdesk-admin');
    await third.page.getByRole('tab', { name: 'Drive Recovery' }).waitFor();
    await expect(line(third.page)).toHaveCount(0);
    await third.page.keyboard.press('Control+k');
    await third.page.getByLabel('Command, report, guide, computer or key ID').fill('diagnostics');
    await third.page.keyboard.press('Enter');
    await expect(text(third.page)).toHaveValue(/== Times ==/);
    await third.close();
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
});
