import type { Locator, Page } from '@playwright/test';

export interface TpmRequest {
  readonly computerName: string;
  readonly computerDomain?: string;
  readonly reason?: string;
  readonly userDomain?: string;
  readonly userName?: string;
  readonly ticket?: string;
}

/** The pane in front: the other areas' panes have fields of the same names. */
export const tpmPane = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Manage TPM' });

export async function openManageTpm(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Manage TPM' }).click();
  await tpmPane(page).getByLabel('Computer name').waitFor();
}

/**
 * Fills in the Manage TPM form as a person would; does not submit it. While an owner password is on
 * screen, a new request begins.
 */
export async function fillInTpm(
  page: Page,
  {
    computerName,
    computerDomain,
    reason = 'Reset PIN lockout',
    userDomain,
    userName,
    ticket,
  }: TpmRequest,
): Promise<void> {
  const pane = tpmPane(page);
  const next = pane.locator('button[name="new-request"]');
  if (await next.isVisible()) await next.click();
  await pane.getByLabel('Computer name').fill(computerName);
  if (computerDomain !== undefined) await pane.getByLabel('Computer domain').fill(computerDomain);
  if (userDomain !== undefined) await pane.getByLabel('User domain').fill(userDomain);
  if (userName !== undefined) await pane.getByLabel('User name').fill(userName);
  if (reason !== '')
    await pane.getByLabel('Reason for requesting TPM owner password file').selectOption(reason);
  if (ticket !== undefined) await pane.getByLabel('Ticket number').fill(ticket);
}

export async function submitTpm(page: Page, request: TpmRequest): Promise<void> {
  await fillInTpm(page, request);
  await tpmPane(page).getByRole('button', { name: 'Submit' }).click();
}

export const ownerResult = (page: Page): Locator =>
  page.getByRole('region', { name: 'TPM owner password', exact: true });
export const resetSection = (page: Page): Locator =>
  page.getByRole('region', { name: 'Reset TPM lockout' });

/**
 * Presses the button of the reset section, and the one that confirms it.
 *
 * @param anyway ticks that a doubtful owner password is to be sent
 */
export async function resetLockout(page: Page, anyway = false): Promise<void> {
  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  if (anyway) await page.getByRole('alertdialog').getByLabel('Send it anyway').check();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset TPM lockout' }).click();
}
