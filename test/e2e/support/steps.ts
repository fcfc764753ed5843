import type { Locator, Page } from '@playwright/test';

export type DemoAccount = 'helpdesk-admin' | 'helpdesk-user' | 'report-user';

export async function signIn(page: Page, account: DemoAccount, password = 'demo'): Promise<void> {
  await page.getByLabel('User name').fill(`CONTOSO\\${account}`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export interface Request {
  readonly keyId: string;
  readonly reason?: string;
  readonly userDomain?: string;
  readonly userName?: string;
  readonly note?: string;
  readonly ticket?: string;
}

/** Fills in the Drive Recovery form as a person would; does not submit it. */
export async function fillIn(
  page: Page,
  { keyId, reason = 'Lost PIN', userDomain, userName, note, ticket }: Request,
): Promise<void> {
  if (userDomain !== undefined) await page.getByLabel('User domain').fill(userDomain);
  if (userName !== undefined) await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Recovery key ID').fill(keyId);
  if (reason !== '') await page.getByLabel('Reason for drive unlock').selectOption(reason);
  if (note !== undefined) await page.getByLabel('Note').fill(note);
  if (ticket !== undefined) await page.getByLabel('Ticket number').fill(ticket);
}

/** Asks for a key; where one is on screen, by a new request. */
export async function submit(page: Page, request: Request): Promise<void> {
  const next = page.locator('button[name="new-request"]');
  if (await next.isVisible()) await next.click();
  await fillIn(page, request);
  await page.getByRole('button', { name: 'Submit' }).click();
}

export const result = (page: Page): Locator =>
  page.getByRole('region', { name: 'Recovery password' });

/** The digits as the window shows them, with dashes. */
export async function shownPassword(page: Page): Promise<string> {
  const groups = page.getByRole('list', { name: 'Recovery password' }).getByRole('listitem');
  await groups.first().waitFor();
  const items = await groups.allInnerTexts();
  return items.map((text) => text.replace(/^\d\s+/, '').trim()).join('-');
}
