import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Stick, plugIn, stickObstacle } from '../media/stick.ts';
import { tabTo } from './support/keyboard.ts';
import { result, shownPassword, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { settingsWith } from './support/times.ts';

const KEY = '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13';

test('the key is read aloud and read back by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  const { keyboard } = page;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  const groups = (await shownPassword(page)).split('-');
  await page.getByRole('button', { name: 'Read aloud' }).press('Enter');
  const reading = page.getByRole('group', { name: 'Read aloud' });
  await expect(reading.getByLabel('Read back by the caller')).toBeFocused();
  await expect(reading).toContainText('Group 1 of 8');
  await keyboard.press('End');
  await expect(reading).toContainText('Group 8 of 8');
  await keyboard.press('Home');
  await keyboard.type(groups[1] ?? '');
  await expect(reading).toContainText('This is group 2, not group 1.');
  for (let digit = 0; digit < 6; digit += 1) await keyboard.press('Backspace');
  await keyboard.type(groups.join(''));
  await expect(reading).toContainText('All 8 groups were read back and are right.');
  await keyboard.press('Escape');
  await expect(reading).toHaveCount(0);
  expect(await shownPassword(page)).toBe(groups.join('-'));
  await expect(page.getByRole('button', { name: 'Read aloud' })).toBeFocused();
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await expect(result(page)).not.toContainText(groups[0] ?? '');
});

test('a key ID heard with two confusable letters becomes the right key, by keyboard alone', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Reason for drive unlock').selectOption('Lost PIN');
  await page.getByLabel('Recovery key ID').fill('my key ID is 3F9A-IC7E, S2B8');
  await expect(page.getByText('I read as 1, S read as 5')).toBeVisible();
  await page.getByLabel('Recovery key ID').press('Enter');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E-52B8');
  expect((await store().entries()).at(-1)).toMatchObject({ action: 'sign-in' });
  await page.getByLabel('Recovery key ID').press('Enter');
  await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
  expect((await store().entries()).at(-1)).toMatchObject({ action: 'disclose', keyId: KEY });
});

test('a key ID with one typing error is offered only for its end user, and recorded', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7F' });
  await expect(page.getByRole('alert')).toContainText('No recovery key matches this key ID.');
  await submit(page, { keyId: '3F9A1C7F', userDomain: 'CONTOSO', userName: 'mia.larsen' });
  await page
    .getByRole('table', { name: 'Similar key IDs' })
    .getByRole('button', { name: 'Use this key ID' })
    .click();
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E');
  expect((await store().entries()).at(-1)).toMatchObject({
    action: 'search',
    result: 'successful',
    keyId: '3F9A1C7F',
    endUser: 'CONTOSO\\mia.larsen',
  });
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
});

test('main copies the commands for a corrupted drive, and what was done is recorded', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  const password = await shownPassword(page);
  await page.getByRole('button', { name: 'Corrupted drive' }).click();
  await page.getByLabel('Empty drive for its data').selectOption('D:');
  await page.getByLabel('Key package on that computer').fill('G:\\100% kit & key\\key.KPG');
  await page.getByRole('checkbox', { name: 'Everything on D: is overwritten' }).check();
  const repair = page.locator('li').filter({ hasText: 'repair-bde C: D:' });
  await repair.getByRole('button', { name: 'Copy without password' }).click();
  await expect(repair).toContainText('Copied.');
  const line = (digits: string) =>
    `repair-bde C: D: -kp ^"G:\\100^% kit ^& key\\key.KPG^" -rp ${digits}`;
  expect(await desk.clipboard()).toBe(line('<recovery password>'));
  await repair.getByRole('button', { name: 'Copy with password' }).click();
  await expect(repair).toContainText(/Clears from the clipboard in \d:\d\d/);
  expect(await desk.clipboard()).toBe(line(password));
  await page.getByRole('checkbox', { name: /^Open a command prompt/ }).check();
  await page.getByRole('button', { name: 'Save as note' }).click();
  await expect(page.getByText('Noted in the audit log.')).toBeVisible();

  const entries = (await store().entries()).slice(-3);
  expect(entries.map(({ action, result: how }) => `${action} ${how}`)).toEqual([
    'disclose successful',
    'copy successful',
    'note successful',
  ]);
  expect(entries.at(-1)).toMatchObject({
    note: 'Corrupted drive (C: → D:): repair-bde run. 1 of 4 steps.',
    keyId: KEY,
  });
  expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(1);
  expect(await store().verify()).toMatchObject({ intact: true });
});

test('spelling a key ID and following a procedure need no mouse', async ({ desk, store }) => {
  const { page } = desk;
  const { keyboard } = page;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await shownPassword(page);
  await tabTo(page, page.getByRole('button', { name: 'Spell out 3F9A1C7E' }));
  await keyboard.press('Enter');
  await expect(page.getByText('three Foxtrot nine Alfa one Charlie seven Echo')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Corrupted drive' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Empty drive for its data'));
  await keyboard.type('C');
  await expect(
    page.getByText('The drive that receives the data must be another one.'),
  ).toBeVisible();
  await keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('checkbox', { name: 'Everything on D: is overwritten' }));
  await keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Copy without password' }));
  await keyboard.press('Enter');
  await expect
    .poll(() => desk.clipboard())
    .toMatch(/^repair-bde C: D: -kp "F:.*" -rp <recovery password>$/);
  await tabTo(page, page.getByRole('checkbox', { name: /^Open a command prompt/ }), 'Shift+Tab');
  await keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Save as note' }));
  await keyboard.press('Enter');
  await expect(page.getByText('Noted in the audit log.')).toBeVisible();
  expect((await store().entries()).at(-1)).toMatchObject({
    action: 'note',
    note: 'Corrupted drive (C: → D:): repair-bde run. 1 of 4 steps.',
  });
});

test('a computer that is recovered for the third time within a month is pointed out', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  for (const hoursAgo of [300, 20]) {
    await submit(page, { keyId: '3F9A1C7E', reason: 'TPM reset' });
    const guide = page.getByRole('region', { name: 'TPM reset: cause and next steps' });
    await expect(guide).toContainText('The TPM was cleared');
    await expect(page.getByText(/times within 30 days/)).toHaveCount(0);
    await page.getByRole('button', { name: 'New request' }).click();
    await store().addDisclosure('CONTOSO\\NYC-LT-0117', hoursAgo);
  }
  await submit(page, { keyId: '3F9A1C7E', reason: 'TPM reset' });
  await expect(page.getByText('This computer was recovered 3 times within 30 days.')).toBeVisible();
  await expect(result(page)).toContainText('3 recoveries within 30 days');
});

test('the next caller gets a request of their own, by keyboard alone', async ({ desk, store }) => {
  const { page } = desk;
  const { keyboard } = page;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E', reason: 'BIOS changed', ticket: 'INC001' });
  const groups = (await shownPassword(page)).split('-');
  await page.getByRole('button', { name: 'Read aloud' }).press('Enter');
  await page.getByRole('group', { name: 'Read aloud' }).waitFor();
  for (let time = 0; time < 3; time += 1) await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Show again' })).toBeVisible();

  await page.getByRole('button', { name: 'Show again' }).click();
  await page.getByRole('group', { name: 'Read aloud' }).or(result(page)).first().waitFor();
  await page.keyboard.press('Control+N');
  await expect(page.getByLabel('Recovery key ID')).toBeFocused();
  await keyboard.type('58C06D3B');
  await expect(page.getByRole('region', { name: 'Recent requests' })).toContainText('NYC-LT-0117');
  await expect(page.locator('body')).not.toContainText(groups[0] ?? '');
  await keyboard.press('Enter');
  await expect(page.getByText('Choose the reason.')).toBeVisible();
  await expect(page.getByLabel('Reason for drive unlock')).toBeFocused();
  await expect(page.getByLabel('Ticket number')).toHaveValue('');
  await page.getByLabel('Reason for drive unlock').selectOption('Lost PIN');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(result(page)).toContainText('LON-LT-0219');
  expect((await store().entries()).at(-1)).toMatchObject({ reason: 'lost-pin', ticket: '' });
});

test.describe('with a caller check', () => {
  const callerCheck = {
    steps: ['Called back at the number in the directory', 'Manager confirmed'],
    requiredOfUsers: true,
  };
  test.use({
    launch: { configuration: { settings: settingsWith({ recovery: { callerCheck } }) } },
  });

  test('a help desk user ticks it before the key comes, and the log holds it', async ({
    ownDesk: desk,
    ownStore: store,
  }) => {
    const { page } = desk;
    await signIn(page, 'helpdesk-user');
    const request = { keyId: KEY, userDomain: 'CONTOSO', userName: 'mia.larsen' };
    await submit(page, request);
    await expect(page.getByText('Tick every step before the key is handed out.')).toBeVisible();
    await expect(
      page.getByRole('checkbox', { name: 'Called back at the number in the directory' }),
    ).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Submit' }));
    await page.keyboard.press('Enter');
    await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
    const [check, disclosure] = (await store().entries()).slice(-2);
    expect(check).toMatchObject({
      action: 'caller-check',
      note: 'Called back at the number in the directory; Manager confirmed',
      requestId: disclosure?.requestId,
    });
  });
});

test('an admin finds a key by computer, and asks for it by its ID', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByText('Find by computer or end user').click();
  await page.getByLabel('Computer', { exact: true }).fill('NYC-LT-0117');
  await page.getByLabel('Computer', { exact: true }).press('Enter');
  const found = page.getByRole('table', { name: 'Keys of NYC-LT-0117' });
  await found
    .getByRole('row', { name: /3F9A1C7E/ })
    .getByRole('button', { name: 'Use this key ID' })
    .click();
  await expect(page.getByLabel('Recovery key ID')).toHaveValue(
    '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13',
  );
  await page.getByLabel('Reason for drive unlock').selectOption('Lost PIN');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(result(page)).toContainText('NYC-LT-0117');
  expect((await store().entries()).slice(-2)).toMatchObject([
    { action: 'search', computer: 'NYC-LT-0117', keyId: '' },
    { action: 'disclose', computer: String.raw`CONTOSO\NYC-LT-0117` },
  ]);
});

test('computers complete as typed, and a found key similar to the typed ID is marked', async ({
  desk,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').fill('3F9A1C7F');
  await tabTo(page, page.getByText('Find by computer or end user'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Find keys' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Type a computer or an end user.')).toBeVisible();
  await expect(page.getByLabel('Computer', { exact: true })).toBeFocused();
  await page.keyboard.type('nyc-lt-011');
  await expect(
    page.locator('datalist option', { hasText: 'nyc-lt-0117.contoso.test' }),
  ).toHaveCount(1);
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  const section = page.getByRole('region', { name: 'Keys of nyc-lt-0117' });
  await expect(section).toContainText(
    'One key. The marked character differs from the key ID you typed',
  );
  await expect(section.locator('mark')).toHaveText('E');
  await expect(section.getByRole('heading')).toBeInViewport();
});

test('a damaged password is shown as damaged, with its group, and not handed out', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').waitFor();
  await store().damage(KEY);
  await submit(page, { keyId: '3F9A1C7E' });
  await expect(page.getByRole('alert')).toContainText(
    'The stored recovery password is damaged and was not shown. Its group 3 cannot be right.',
  );
  await expect(result(page)).toHaveCount(0);
  expect((await store().entries()).at(-1)).toMatchObject({
    result: 'failed',
    failure: 'recovery.damagedPassword',
    keyId: KEY,
  });
});

test('a voice of this computer speaks each group; one of the network is never used', async ({
  desk,
}) => {
  const { page } = desk;
  await page.evaluate(() => {
    // This machine has no voice: the page’s requests to one are recorded.
    const said: string[] = [];
    const voice = (name: string, localService: boolean) => ({
      name,
      localService,
      lang: 'en-US',
      default: !localService,
      voiceURI: name,
    });
    Object.assign(globalThis, { said });
    Object.assign(speechSynthesis, {
      getVoices: () => [voice('network', false), voice('own', true)],
      speak: ({ text, voice: by }: { text: string; voice: { name: string } }) =>
        said.push(`${by.name}: ${text}`),
    });
    globalThis.SpeechSynthesisUtterance = function (this: { text: string }, text: string) {
      this.text = text;
    } as never;
  });
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await shownPassword(page);
  await page.getByRole('button', { name: 'Read aloud' }).press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Speak' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(said)
    .toEqual([
      expect.stringMatching(/^own: Group 1 of 8\. \w+ \w+ \w+, /),
      expect.stringMatching(/^own: Group 2 of 8\. /),
    ]);
});

test('without a voice, the reason is shown', async ({ desk }) => {
  const { page } = desk;
  await page.evaluate(() => {
    speechSynthesis.getVoices = () => [];
  });
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await shownPassword(page);
  await page.getByRole('button', { name: 'Read aloud' }).press('Enter');
  await expect(page.getByText(/the key must not be sent to a voice service/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Speak' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test.describe('a stick that cannot be written', () => {
  const KIT = 'BitLocker Recovery Kit 3F9A1C7E';
  let stick: Stick | undefined;
  test.afterEach(() => {
    stick?.dispose();
  });

  test.beforeEach(async ({ ownDesk: desk }) => {
    const obstacle = stickObstacle();
    test.skip(obstacle !== undefined, obstacle);
    stick = plugIn({ folder: join(desk.downloads, 'STICK') });
    await desk.answerOpenDialog(stick.folder);
    await signIn(desk.page, 'helpdesk-admin');
    await submit(desk.page, { keyId: '3F9A1C7E' });
    await shownPassword(desk.page);
  });

  for (const [what, refuse, sentence] of [
    [
      'full',
      ({ folder }: Stick) => {
        fill(folder);
      },
      'There is not enough free space on the drive. Nothing was saved.',
    ],
    [
      'write-protected',
      (one: Stick) => {
        one.writeProtect();
      },
      'The drive is write-protected. Nothing was saved.',
    ],
    [
      'broken',
      (one: Stick) => {
        one.breakIt();
      },
      'The drive failed while it was written.',
    ],
    [
      'taken by another kit',
      ({ folder }: Stick) => {
        mkdirSync(join(folder, KIT));
      },
      `There is already a different ${KIT} in this folder. Nothing was saved.`,
    ],
  ] as const) {
    test(`being ${what}: a message at the buttons, no partial kit, and the key stays`, async ({
      ownDesk: desk,
    }) => {
      const { page } = desk;
      if (stick === undefined) throw new Error('no stick');
      refuse(stick);
      const before = contentOf(stick);
      await page.getByRole('button', { name: 'Save kit…' }).click();
      await expect(result(page).getByRole('alert')).toContainText(sentence);
      await expect(result(page)).not.toContainText('safe to remove');
      expect(contentOf(stick)).toEqual(before);
      await page.getByRole('button', { name: 'Save kit…' }).click();
      await expect(result(page).getByRole('alert')).toContainText(sentence);
      // On a stick: a test that runs beside this one may have plugged in another one first.
      expect(basename(await desk.dialogBegan())).toBe(basename(stick.folder));
    });
  }
});

function contentOf({ folder }: Stick): readonly string[] | 'unreadable' {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return 'unreadable';
  }
}

function fill(folder: string): void {
  try {
    writeFileSync(join(folder, 'films'), new Uint8Array(12 * 1024 * 1024));
  } catch {
    // As full as it gets.
  }
}
