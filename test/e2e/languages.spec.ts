import type { ElectronApplication, Page } from '@playwright/test';
import { fillIn, result, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const menuOf = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map(({ label, submenu }) => [
      label,
      ...(submenu?.items ?? []).map((item) => item.label),
    ]),
  );

async function choose(page: Page, language: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').locator('select[name="language"]').selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('another language is spoken at once, kept, and spoken from the next start on', async ({
  open,
}) => {
  const first = await open();
  const { page, app, userData } = first;
  await signIn(page, 'helpdesk-admin');
  await fillIn(page, { keyId: '3F9A1', note: 'on the train' });
  await choose(page, 'de');
  await expect(page.getByLabel('Wiederherstellungsschlüssel-ID')).toHaveValue('3F9A1');
  await expect(page.getByLabel('Notiz')).toHaveValue('on the train');
  await expect(page.getByLabel('Grund für die Laufwerkentsperrung')).toHaveValue('lost-pin');
  await expect.poll(() => menuOf(app)).toContainEqual(expect.arrayContaining(['&Bearbeiten']));
  expect((await menuOf(app)).flat()).toEqual(
    expect.arrayContaining(['&Datei', '&Rückgängig', '&Vollbild', '&Befehle suchen…']),
  );
  await page.getByRole('button', { name: 'Absenden' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  const complaints = first.complaints.filter((line) => !line.startsWith('debug'));
  expect(complaints).toEqual([]);
  await app
    .evaluate(({ app: running }) => {
      running.quit();
    })
    .catch(() => undefined);
  const second = await open({ userData });
  await expect(second.page.getByLabel('Benutzername')).toBeVisible();
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'de');
});

test('a key on screen stays, with its countdown, and so does an open report', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByRole('tab', { name: 'Reports' }).click();
  await page.getByRole('button', { name: 'View report' }).click();
  await page.getByText(/^Verified/).waitFor();
  await page.getByRole('tab', { name: 'Drive Recovery' }).click();
  await submit(page, { keyId: '3F9A1C7E' });
  await expect(result(page)).toContainText('Hides in');
  const digits = await page.getByRole('list', { name: 'Recovery password' }).textContent();
  await choose(page, 'fr');
  const card = page.getByRole('region', { name: 'Mot de passe de récupération' });
  await expect(card.getByRole('list').first()).toHaveText(digits ?? '');
  await page.keyboard.press('Control+3');
  await expect(page.getByText(/^Chaîne vérifiée/)).toBeVisible();
  await choose(page, 'en');
  await expect(page.getByText(/^Verified/)).toBeVisible();
});

const DRAWING_NAMES = {
  en: 'What the caller sees',
  de: 'Was der Anrufer sieht',
  es: 'Lo que ve quien llama',
  fr: 'Ce que voit l’appelant',
  ja: '発信者の画面',
};

test('the drawing of the recovery screen has room for every line of every language', async ({
  desk: { page },
}) => {
  await signIn(page, 'helpdesk-admin');
  await page.keyboard.press('Control+D');
  for (const [language, name] of Object.entries(DRAWING_NAMES)) {
    if (language !== 'en') await choose(page, language);
    const drawing = page.getByRole('region', { name }).locator('[aria-hidden] > div');
    await expect(drawing, language).toContainText('aka.ms/recoverykeyfaq');
    expect(await drawing.evaluate(textsOutside), language).toEqual([]);
  }
});

/** The texts of an element that stand outside it, or are cut off by another one. */
function textsOutside(element: Element): readonly string[] {
  const bounds = element.getBoundingClientRect();
  return [...element.querySelectorAll('*')]
    .filter((part) => part.textContent !== '')
    .filter((part) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      const { left, right, bottom } = range.getBoundingClientRect();
      const isOutside = left < bounds.left || right > bounds.right || bottom > bounds.bottom;
      return isOutside || part.scrollWidth > part.clientWidth + 1;
    })
    .map((part) => part.textContent);
}

test('English fetches the words of no other language', async ({ desk: { page } }) => {
  const fetched: string[] = [];
  const words = () => fetched.filter((name) => /\/assets\/(?:de|fr|es|ja|pseudo)-/.test(name));
  page.on('request', (request) => fetched.push(request.url()));
  await page.reload();
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').waitFor();
  expect(fetched.length).toBeGreaterThan(5);
  expect(words()).toEqual([]);
  await choose(page, 'ja');
  expect(words()).toHaveLength(1);
  page.removeAllListeners('request');
});

for (const { system, form, lang } of [
  { system: 'de_AT:en', form: 'Anmelden', lang: 'de' },
  { system: 'ja_JP.UTF-8', form: 'サインイン', lang: 'ja' },
  { system: 'nl_NL:es_MX', form: 'Iniciar sesión', lang: 'es' },
  { system: 'xx_YY.nonsense@odd:C', form: 'Sign in', lang: 'en' },
])
  test(`a system in ${system} finds a console in ${lang}`, async ({ open }) => {
    const { page } = await open({ environment: { LANGUAGE: system } });
    await expect(page.getByRole('form', { name: form })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
  });
