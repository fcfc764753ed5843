import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { formatDay, formatNumber, formatShare } from '#renderer/text/formats.ts';
import { languageSetting } from '#renderer/text/language-setting.ts';
import { speak, words } from '#renderer/text/words.ts';
import { testConsole } from '../fakes/console.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { type TestPage, fillIn, openPage, openSignedIn } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const [FIRST_GROUP = ''] = '471207-278498-422125-177177'.split('-');

afterEach(async () => {
  await speak({ choice: 'en', system: [] });
});

async function choose({ user }: TestPage, language: string): Promise<void> {
  await user.keyboard('{Control>},{/Control}');
  const dialog = await screen.findByRole('dialog');
  const name = /^(?:Language|Sprache|Langue|Idioma|言語)$/;
  await user.selectOptions(await within(dialog).findByRole('combobox', { name }), language);
  await waitFor(() => expect(document.documentElement.lang).toBe(language));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('another language', () => {
  test('is spoken at once, and what was typed is still there', async () => {
    const page = await openSignedIn('admin');
    await fillIn(page.user, await screen.findByLabelText('Recovery key ID'), ID.slice(0, 5));
    await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
    await fillIn(page.user, screen.getByLabelText('Note'), 'on the train');
    await choose(page, 'de');
    expect(screen.getByLabelText('Wiederherstellungsschlüssel-ID')).toHaveValue(ID.slice(0, 5));
    expect(screen.getByLabelText('Grund für die Laufwerkentsperrung')).toHaveDisplayValue(
      'PIN verloren',
    );
    expect(screen.getByLabelText('Notiz')).toHaveValue('on the train');
    expect(screen.getByRole('tab', { name: 'TPM verwalten' })).toBeVisible();
    await choose(page, 'en');
    expect(screen.getByLabelText('Recovery key ID')).toHaveValue(ID.slice(0, 5));
  });

  test('leaves an open result, what was ticked beside it, and its countdown', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID));
    await fillIn(page.user, await screen.findByLabelText('Recovery key ID'), ID);
    await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
    await page.user.click(screen.getByRole('button', { name: 'Submit' }));
    await screen.findByRole('region', { name: 'Recovery password' });
    await page.user.click(screen.getByRole('button', { name: 'Moved drive' }));
    await page.user.click(screen.getByRole('checkbox', { name: /^Compare that key ID/ }));
    await choose(page, 'de');
    const result = screen.getByRole('region', { name: 'Wiederherstellungskennwort' });
    expect(result).toHaveTextContent(FIRST_GROUP);
    expect(result).toHaveTextContent(/Wird in \d:\d\d ausgeblendet/);
    expect(screen.getByRole('checkbox', { name: /^Vergleichen Sie diese/ })).toBeChecked();
    await page.user.click(screen.getByRole('button', { name: 'Als Notiz speichern' }));
    await screen.findByText('Im Überwachungsprotokoll notiert.');
    expect(page.desk.profile.entries.at(-1)?.note).toBe(
      'Moved drive: key ID compared. 1 of 5 steps.',
    );
  });

  test('is spoken by native dialogs and saved files too, and remembered', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID));
    await choose(page, 'de');
    expect(page.desk.appState.choices).toEqual({ 'appearance.language': 'de' });
    await fillIn(page.user, screen.getByLabelText('Wiederherstellungsschlüssel-ID'), ID);
    await page.user.selectOptions(
      screen.getByLabelText('Grund für die Laufwerkentsperrung'),
      'PIN verloren',
    );
    await page.user.click(screen.getByRole('button', { name: 'Absenden' }));
    await page.user.click(await screen.findByRole('button', { name: 'Speichern…' }));
    await screen.findByText(/^Gespeichert und geprüft/);
    expect(page.desk.saver.proposals.at(-1)?.title).toBe('Wiederherstellungsschlüssel speichern');
    const [file = new Uint8Array()] = [...page.desk.saver.files.values()];
    expect(new TextDecoder('utf-16le').decode(file)).toContain('Bezeichner:');
  });

  test('is drawn in rows of a report that have been drawn before', async () => {
    const page = await openSignedIn('reports');
    await page.user.click(await screen.findByRole('button', { name: 'View report' }));
    expect((await screen.findAllByText('Successful')).length).toBeGreaterThan(0);
    await choose(page, 'de');
    expect(screen.queryAllByText('Successful')).toEqual([]);
    expect(screen.getAllByText('Erfolgreich').length).toBeGreaterThan(0);
  });

  test('can be chosen before anybody has signed in, by its own name', async () => {
    const { user } = await openPage(testConsole());
    await fillIn(user, screen.getByLabelText('User name'), 'CONTOSO\\op');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Deutsch');
    expect(await screen.findByLabelText('Benutzername')).toHaveValue('CONTOSO\\op');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Sprache' }), 'System');
    expect(await screen.findByLabelText('User name')).toHaveValue('CONTOSO\\op');
  });
});

describe('the language of the system', () => {
  test.each([
    [['de-AT', 'en'], 'de'],
    [['nl', 'de'], 'de'],
    [['nl'], 'en'],
    [[], 'en'],
    [['DE'], 'de'],
    [['ar-EG', 'he'], 'en'],
  ])('%j is answered in %s', async (system, language) => {
    await speak({ choice: 'system', system });
    expect(document.documentElement.lang).toBe(language);
  });

  test('brings its region along, where its language is the one in use', async () => {
    await speak({ choice: 'de', system: ['en-US', 'de-AT'] });
    expect(formatNumber(12_345.5)).toBe(new Intl.NumberFormat('de-AT').format(12_345.5));
    expect(formatDay('2026-01-24T10:00:00.000Z')).toMatch(/24\.01\.2026|24\. Jän/);
    await speak({ choice: 'de', system: ['en-US'] });
    expect(formatNumber(12_345)).toBe('12.345');
    expect(formatShare(0.125)).toBe('12,5\u00A0%');
    await speak({ choice: 'en', system: ['de-AT'] });
    expect(formatNumber(12_345)).toBe('12,345');
  });

  test('the last of several choices wins, however late its words come', async () => {
    await Promise.all([speak({ choice: 'de', system: [] }), speak({ choice: 'en', system: [] })]);
    expect(words.signIn.title).toBe('Sign in');
  });

  test('is what main wrote into the page, made safe', () => {
    const root = document.createElement('html');
    root.dataset['language'] = 'klingon';
    root.dataset['systemLanguages'] = 'de_AT.UTF-8 C xx-!! en';
    expect(languageSetting(root)).toEqual({ choice: 'system', system: ['de-AT', 'en'] });
    expect(languageSetting(document.createElement('html')).system).toEqual(navigator.languages);
  });
});

test.each([
  ['en', 'Reason: Lost PIN'],
  ['fr', 'Reason\u00A0: Lost PIN'],
  ['ja', 'Reason: Lost PIN'],
] as const)('a name and its value are joined as in %s', async (choice, text) => {
  await speak({ choice, system: [] });
  expect(words.app.labelled('Reason', 'Lost PIN')).toBe(text);
  expect(words.native.report.layout.labelled).toBe(words.app.labelled('{name}', '{value}'));
});
