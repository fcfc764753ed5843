import type { Page } from '@playwright/test';
import { AuditFlag } from '#shared/audit/audit-entry.ts';
import type { InputOf } from '#shared/contract.ts';
import { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { result, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { settingsWith } from './support/times.ts';
import { openManageTpm, ownerResult, submitTpm } from './support/tpm-steps.ts';

const KEY = '3F9A1C7E';
const COMPUTER = 'CONTOSO\\NYC-LT-0117';
const ADMIN = 'CONTOSO\\helpdesk-admin';
const TPM_REQUEST = { computerName: 'NYC-WS-0171', computerDomain: 'contoso.test' };
const WHY = 'Ward 4 stands still; the surgeon cannot wait';

const launchWith = (disclosures: unknown) => ({
  configuration: { settings: settingsWith({ disclosures: LimitSettings.parse(disclosures) }) },
});
const reached = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'You have reached the limit of' });
const breakGlass = (page: Page) => page.getByRole('region', { name: 'Break glass' });
const banner = (page: Page) => page.getByText(/^Break glass: the secret of/);

/** As a script does that has the page: every key of a list, as fast as it is answered. */
function discloseAll(page: Page, keyIds: readonly string[]): Promise<readonly string[]> {
  const form: Omit<InputOf<'recovery.submit'>['form'], 'keyId'> = {
    userDomain: '',
    userName: '',
    reason: 'lost-pin',
    note: '',
    ticket: '',
  };
  return page.evaluate(
    async ({ ids, rest }) => {
      const outcomes: string[] = [];
      for (const keyId of ids) {
        const reply = await globalThis.window.bridge.call({
          id: crypto.randomUUID(),
          name: 'recovery.submit',
          input: { form: { ...rest, keyId } },
        });
        outcomes.push(reply.ok ? 'disclosed' : reply.error.code);
      }
      return outcomes;
    },
    { ids: keyIds, rest: form },
  );
}

test.describe('an admin with a limit of 25 a day', () => {
  test.use({ launch: launchWith({ perMinute: 25, perHour: 25, perDay: 25 }) });

  test('who discloses 200 keys by a script is stopped at the limit, and it is in the log', async ({
    ownDesk: { page },
    ownStore,
  }) => {
    await signIn(page, 'helpdesk-admin');
    await page.getByLabel('Recovery key ID').waitFor();
    const started = await newestSequence(ownStore());
    const keyIds = (await ownStore().allKeyIds()).slice(0, 200);
    expect(keyIds).toHaveLength(200);
    const outcomes = await discloseAll(page, keyIds);
    expect(outcomes).toHaveLength(200);
    expect(outcomes.filter((outcome) => outcome === 'disclosed').length).toBeLessThanOrEqual(25);
    expect(outcomes.slice(-100)).toEqual(Array<string>(100).fill('disclosure.limitReached'));

    const entries = (await ownStore().entries()).slice(started);
    const handedOut = entries.filter(
      ({ action, result: how }) => action === 'disclose' && how === 'successful',
    );
    expect(handedOut).toHaveLength(outcomes.filter((outcome) => outcome === 'disclosed').length);
    const refusals = entries.filter(({ failure }) => failure === 'disclosure.limitReached');
    // A minute may end while the script runs: each has 20 of its own.
    expect(refusals.length).toBeGreaterThanOrEqual(20);
    expect(refusals.length).toBeLessThan(100);
    expect(refusals.every(({ operator }) => operator === ADMIN)).toBe(true);
    expect(await ownStore().verify()).toMatchObject({ intact: true });
  });
});

test.describe('an admin with a limit of one a day', () => {
  test.use({ launch: launchWith({ perMinute: 1, perHour: 1, perDay: 1 }) });

  test('goes beyond it once with a reason, the window says so, and the report finds it', async ({
    ownDesk: { page },
    ownStore,
  }) => {
    await signIn(page, 'helpdesk-admin');
    await submit(page, { keyId: KEY });
    await expect(result(page)).toContainText(COMPUTER);
    await expect(banner(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'New request' }).click();

    await submit(page, { keyId: KEY, ticket: 'INC7' });
    await expect(reached(page)).toContainText('limit of 1 disclosure in a day');
    await expect(reached(page)).toContainText('The next one is possible from');
    await expect(page.getByLabel('Recovery key ID')).toHaveValue(KEY);
    await expect(page.getByLabel('Ticket number')).toHaveValue('INC7');
    await expect(result(page)).toHaveCount(0);

    await breakGlass(page).getByRole('button', { name: 'Disclose beyond the limit' }).click();
    await expect(breakGlass(page)).toContainText('Say why it cannot wait.');
    await breakGlass(page).getByLabel('Why it cannot wait').fill(WHY);
    await breakGlass(page).getByRole('button', { name: 'Disclose beyond the limit' }).click();
    await expect(result(page)).toContainText(COMPUTER);
    await expect(banner(page)).toContainText(COMPUTER);

    const [why, disclosure] = (await ownStore().entries()).slice(-2);
    expect(why).toMatchObject({ action: 'note', note: WHY, flag: 'break-glass' });
    expect(disclosure).toMatchObject({
      action: 'disclose',
      result: 'successful',
      flag: 'break-glass',
      ticket: 'INC7',
      requestId: why?.requestId,
    });

    // It says so whichever tab is in front, and while the key waits beside the next request.
    await page.getByRole('tab', { name: 'Manage TPM' }).click();
    await expect(banner(page)).toBeVisible();
    await page.getByRole('tab', { name: 'Drive Recovery' }).click();
    await page.getByRole('button', { name: 'New request' }).click();
    await expect(page.getByRole('region', { name: 'Recent requests' })).toContainText(COMPUTER);
    await expect(banner(page)).toBeVisible();

    // Once: the next one is refused again, for the form as for a row of a list.
    await submit(page, { keyId: KEY });
    await expect(reached(page)).toBeVisible();
    await expect(breakGlass(page).getByLabel('Why it cannot wait')).toHaveValue('');
    await submit(page, { keyId: 'B7E4D2A9' });
    await page.getByRole('button', { name: 'Show recovery password' }).first().click();
    await expect(reached(page)).toBeVisible();
    await breakGlass(page).getByLabel('Why it cannot wait').fill('Second of the ward');
    await breakGlass(page).getByRole('button', { name: 'Disclose beyond the limit' }).click();
    await expect(banner(page)).toBeVisible();

    await page.getByRole('tab', { name: 'Reports' }).click();
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByLabel('Flag', { exact: true }).selectOption(AuditFlag.enum['break-glass']);
    await page.getByRole('button', { name: 'View report' }).click();
    const table = page.getByRole('grid', { name: 'Recovery Audit Report' });
    await expect(page.getByText('4 entries', { exact: true })).toBeVisible();
    await expect(table).toContainText('Disclosure');
    await expect(table).toContainText('Note');
    expect(await ownStore().verify()).toMatchObject({ intact: true });
  });

  test('goes beyond it for a TPM owner password in the same way', async ({
    ownDesk: { page },
    ownStore,
  }) => {
    await signIn(page, 'helpdesk-admin');
    await submit(page, { keyId: KEY });
    await expect(result(page)).toContainText(COMPUTER);
    await openManageTpm(page);
    await submitTpm(page, TPM_REQUEST);
    await expect(reached(page)).toBeVisible();
    await breakGlass(page).getByLabel('Why it cannot wait').fill(WHY);
    await breakGlass(page).getByRole('button', { name: 'Disclose beyond the limit' }).click();
    await expect(ownerResult(page)).toBeVisible();
    await expect(banner(page)).toContainText(TPM_REQUEST.computerName);
    expect((await ownStore().entries()).slice(-2)).toMatchObject([
      { action: 'note', note: WHY, flag: 'break-glass' },
      { action: 'disclose', keyType: 'tpm-password-hash', flag: 'break-glass' },
    ]);
  });

  test('as a help desk user is told to ask an admin, and offered no way beyond', async ({
    ownDesk: { page },
    ownStore,
  }) => {
    const request = { keyId: 'B7E4D2A9', userDomain: 'contoso', userName: 'ken.watanabe' };
    await signIn(page, 'helpdesk-user');
    await submit(page, request);
    await expect(result(page)).toContainText('CONTOSO\\SEA-LT-0045');
    await page.getByRole('button', { name: 'New request' }).click();
    await submit(page, request);
    await expect(reached(page)).toContainText('a help desk admin can go beyond the limit');
    await expect(breakGlass(page)).toHaveCount(0);
    expect((await ownStore().entries()).at(-1)).toMatchObject({
      result: 'failed',
      failure: 'disclosure.limitReached',
      role: 'user',
    });
  });
});

test('an operator who guesses is slowed down, and the report marks it', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').waitFor();
  const guesses = Array.from({ length: 11 }, (_none, index) => `0000000${index % 10}`);
  expect(await discloseAll(page, guesses)).toEqual(Array<string>(11).fill('recovery.noMatch'));
  await submit(page, { keyId: '00000001' });
  await expect(page.getByRole('alert')).toContainText('In too many of your requests');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('00000001');
  expect((await store().entries()).slice(-2).map(({ flag, failure }) => [flag, failure])).toEqual([
    ['guessing', 'recovery.noMatch'],
    ['guessing', 'disclosure.tooManyGuesses'],
  ]);
});

test.describe('with the limits nobody has set', () => {
  test.use({ launch: launchWith({}) });

  test('ten keys are handed out in a minute, and no eleventh', async ({ ownDesk: { page } }) => {
    await signIn(page, 'helpdesk-admin');
    await page.getByLabel('Recovery key ID').waitFor();
    const outcomes = await discloseAll(page, Array<string>(11).fill(KEY));
    expect(outcomes).toEqual([...Array<string>(10).fill('disclosed'), 'disclosure.limitReached']);
  });
});

async function newestSequence(store: { entries(): Promise<readonly unknown[]> }): Promise<number> {
  return (await store.entries()).length;
}
