import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { testConsole } from '../fakes/console.ts';
import { openPage, openSignedIn, signedIn } from './page.tsx';

const shownText = () => screen.findByLabelText<HTMLTextAreaElement>('What goes into the file');

test('what is saved is what was shown, and people are named only if that is wanted', async () => {
  const page = await openSignedIn('user');
  const { desk, bridge, user } = page;
  desk.programLog.text = String.raw`CONTOSO\op did something`;
  bridge.tell({ type: 'command', command: 'save-diagnostics' });
  await waitFor(async () => expect((await shownText()).value).toContain('People: not named'));
  await user.click(screen.getByRole('checkbox', { name: 'Name people' }));
  await waitFor(async () => expect((await shownText()).value).toContain(desk.programLog.text));
  await user.click(screen.getByRole('button', { name: 'Save…' }));
  expect(await screen.findByText(/^Saved and checked: keydesk-diagnostics-/)).toBeVisible();
  const [bytes] = [...desk.saver.files.values()];
  expect(Buffer.from(bytes ?? []).toString()).toBe((await shownText()).value);
});

test('the connection is checked first where that is wanted', async () => {
  const { desk, bridge, user } = await openSignedIn('admin');
  desk.profile.checkConnection = async (_credentials, { onStep }) => {
    onStep({ name: 'find', state: 'passed', facts: { servers: 'dc1.contoso.test' } });
  };
  bridge.tell({ type: 'command', command: 'save-diagnostics' });
  await user.click(await screen.findByRole('button', { name: 'Check connection' }));
  await waitFor(async () => expect((await shownText()).value).toContain('dc1.contoso.test'));
});

test('a console that cannot even describe itself can say why', async () => {
  const { bridge, desk } = await openPage();
  await desk.ask('session.current');
  bridge.tell({ type: 'command', command: 'save-diagnostics' });
  await waitFor(async () => expect((await shownText()).value).toContain('Keydesk: 1.2.3'));
});

test('a crash is told at the next start, until it is dismissed', async () => {
  const desk = testConsole();
  desk.crashReports.add({
    at: '2026-11-24T10:00:00.000Z',
    part: 'main',
    version: '1.2.3',
    reason: 'a fault',
    exitCode: null,
    stack: '',
  });
  const page = await openPage(desk);
  expect(await screen.findByText(/^Keydesk ended unexpectedly on /)).toBeVisible();
  await signedIn(page, ['admin']);
  await page.user.click(screen.getByRole('button', { name: 'Save diagnostics…' }));
  expect((await shownText()).value).toContain('a fault');
  await page.user.click(screen.getByRole('button', { name: 'Close' }));
  await page.user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(/ended unexpectedly on/)).toBeNull();
  expect(desk.crashReports.list()).toEqual([]);
});
