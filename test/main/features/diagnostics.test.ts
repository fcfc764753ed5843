import { beforeEach, describe, expect, test } from 'vitest';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OWNER = 'MDEyMzQ1Njc4OWFiY2RlZmdoaWo=';

let desk: TestConsole;
beforeEach(() => {
  desk = testConsole();
});

const look = (namesPeople = false) =>
  desk.ask('diagnostics.look', { namesPeople, marks: [{ name: 'store-open', atMs: 412.4 }] });

describe('what is shown', () => {
  test('says what runs, what is set, what was checked and how long it took', async () => {
    const { text } = await look();
    expect(text).toContain('Keydesk: 1.2.3');
    expect(text).toContain('System: Windows 11');
    expect(text).toContain('Organisation: Test (test)');
    expect(text).toContain('recovery.hideAfterSeconds = 60 (default)');
    expect(text).toContain('Not checked since Keydesk was started.');
    expect(text).toContain('Page: store-open after 412 ms');
    const again = (await look()).text;
    expect(again).toMatch(/diagnostics\.look: 1 times, \d+ ms each/);
  });

  test('has the last check of the connection, with what failed', async () => {
    desk.profile.checkConnection = async (_credentials, { onStep }) => {
      onStep({ name: 'find', state: 'passed', facts: { servers: 'dc1.contoso.test' } });
      onStep({
        name: 'reach',
        state: 'failed',
        facts: {},
        failure: 'directory.unreachable',
        details: {},
      });
    };
    await desk.ask('connection.check', { profileId: 'test' });
    const { text } = await look();
    expect(text).toContain('test, checked at ');
    expect(text).toMatch(/failed {2}reach +directory\.unreachable/);
  });

  test('has no secret, wherever it comes from', async () => {
    desk.programLog.text = `key ${PASSWORD}\nowner ${OWNER}\n`;
    desk.crashReports.add({
      at: '2026-11-24T10:00:00.000Z',
      part: 'main',
      version: '1.2.3',
      reason: `at ${PASSWORD}`,
      exitCode: 5,
      stack: OWNER,
    });
    const { text } = await look(true);
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(OWNER);
    expect(text).toContain('2026-11-24T10:00:00.000Z main 1.2.3 exit code 5');
  });

  test('names nobody, unless that is wanted', async () => {
    await desk.signIn('admin');
    desk.programLog.text = String.raw`CONTOSO\op did something; mia@contoso.test too; op, mia`;
    const { text } = await look();
    expect(text).not.toMatch(/\bop\b|\bmia\b/);
    expect(text).toContain('People: not named');
    expect((await look(true)).text).toContain(desk.programLog.text);
  });
});

describe('the file', () => {
  test('is exactly what was shown', async () => {
    const { id, text } = await look();
    desk.programLog.text = 'something new';
    expect(await desk.ask('diagnostics.save', { id })).toMatchObject({ outcome: 'saved' });
    const [[fileName, bytes] = []] = [...desk.saver.files];
    expect(fileName).toMatch(/^keydesk-diagnostics-\d{4}-\d\d-\d\d\.txt$/);
    expect(Buffer.from(bytes ?? []).toString()).toBe(text);
  });

  test('of what is shown no longer is not written', async () => {
    const { id } = await look();
    await look(true);
    expect(await desk.refused('diagnostics.save', { id })).toBe('input.invalid');
    expect(desk.saver.files.size).toBe(0);
  });

  test('that cannot be written is said to be', async () => {
    desk.saver.answer = 'full-disk';
    expect(await desk.refused('diagnostics.save', { id: (await look()).id })).toBe('file.noSpace');
    desk.saver.answer = 'close';
    expect(await desk.ask('diagnostics.save', { id: (await look()).id })).toEqual({
      outcome: 'cancelled',
    });
  });
});

test('a crash is told until it is dismissed, and is no call of the audit log', async () => {
  expect(await desk.ask('diagnostics.crash')).toEqual({ at: null });
  const at = '2026-11-24T10:00:00.000Z';
  const crash = {
    at,
    part: 'gpu',
    version: '1.2.3',
    reason: '',
    exitCode: null,
    stack: '',
  } as const;
  desk.crashReports.add(crash);
  expect(await desk.ask('diagnostics.crash')).toEqual({ at });
  await desk.ask('diagnostics.dismissCrash');
  expect(await desk.ask('diagnostics.crash')).toEqual({ at: null });
  expect(desk.profile.entries).toEqual([]);
});
