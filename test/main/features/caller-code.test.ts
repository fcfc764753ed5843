import { beforeEach, describe, expect, test } from 'vitest';
import type { Contact } from '#main/ports/sign-in/directory.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, driveForm } from './drive-request.ts';

const ANNA: Contact = { mail: 'anna@contoso.test', mobile: '+49 170 123456', managerMail: '' };
const USER = { userDomain: 'CONTOSO', userName: 'anna' };
const FORM = driveForm(USER);

let app: TestConsole;
let sent: { readonly mail: string; readonly code: string }[];
let contacts: Map<string, Contact>;
let failure: ErrorCode | undefined;
beforeEach(() => {
  app = testConsole();
  app.profile.protectors.push(protectorOf(ID));
  sent = [];
  failure = undefined;
  contacts = new Map([['CONTOSO\\anna', ANNA]]);
  app.profile.contactOf = async (account) => contacts.get(account);
  sendCodes([]);
});

function sendCodes(requiredOf: readonly Role[], by: 'mail' | 'webhook' = 'mail'): void {
  app.profile.callerCodes = {
    rules: { by, requiredOf: [...requiredOf] },
    minutes: 10,
    tries: 3,
    send: async ({ mail }, code) => {
      if (failure !== undefined) throw new AppError(failure, 'no');
      sent.push({ mail, code });
    },
  };
}

const send = async () => (await app.ask('recovery.sendCode', USER)).codeId;
const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000');
const latest = () => sent.at(-1)?.code ?? '';

/** A code that the caller has read back. */
async function rightCode(): Promise<string> {
  const codeId = await send();
  await app.ask('recovery.checkCode', { codeId, typed: latest() });
  return codeId;
}

describe('a one-time code', () => {
  test('goes to the address of the directory, and the page learns neither', async () => {
    await app.signIn('admin');
    const reply = await app.ask('recovery.sendCode', USER);
    expect(sent).toEqual([{ mail: 'anna@contoso.test', code: expect.stringMatching(/^\d{6}$/) }]);
    expect(reply).toMatchObject({ endUser: 'CONTOSO\\anna', sentTo: 'a•••@contoso.test' });
    expect(JSON.stringify(reply)).not.toContain(latest());
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'caller-check',
      result: 'intended',
      endUser: 'CONTOSO\\anna',
      note: 'one-time code by mail: sent',
    });
  });

  test('that is read back joins the entry of the disclosure', async () => {
    await app.signIn('admin');
    const codeId = await send();
    await app.ask('recovery.checkCode', {
      codeId,
      typed: ` ${latest().slice(0, 3)} ${latest().slice(3)}`,
    });
    await app.ask('recovery.submit', { form: FORM, codeId });
    const [check, disclosure] = app.profile.entries.slice(-2);
    expect(check).toMatchObject({ action: 'caller-check', note: 'one-time code by mail: right' });
    expect(disclosure).toMatchObject({ action: 'disclose', requestId: check?.requestId });
    expect(JSON.stringify(app.profile.entries)).not.toContain(latest());
  });

  test('has three tries, each wrong one recorded; then the right one is too late', async () => {
    await app.signIn('admin');
    const codeId = await send();
    const typed = wrongOf(latest());
    const lefts: unknown[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const reply = await app.call('recovery.checkCode', { codeId, typed });
      lefts.push(reply.ok ? 'right' : [reply.error.code, reply.error.details.most]);
    }
    expect(lefts).toEqual([
      ['code.wrong', 2],
      ['code.wrong', 1],
      ['code.wrong', 0],
    ]);
    expect(await app.refused('recovery.checkCode', { codeId, typed: latest() })).toBe('code.gone');
    expect(
      app.profile.entries.slice(-3).map(({ result, failure: why, note }) => [result, why, note]),
    ).toEqual(
      [1, 2, 3].map((count) => [
        'failed',
        'code.wrong',
        `one-time code by mail: wrong, try ${count} of 3`,
      ]),
    );
  });

  test('that is read back right at the last try counts', async () => {
    await app.signIn('admin');
    const codeId = await send();
    const typed = wrongOf(latest());
    await app.refused('recovery.checkCode', { codeId, typed });
    await app.refused('recovery.checkCode', { codeId, typed });
    await app.ask('recovery.checkCode', { codeId, typed: latest() });
    await app.ask('recovery.submit', { form: FORM, codeId });
    expect(app.recordedActions().at(-1)).toBe('disclose successful');
  });

  test('is good for its time, its session and its end user alone', async () => {
    await app.signIn('admin');
    const old = await rightCode();
    const other = driveForm({ userDomain: 'CONTOSO', userName: 'bert' });
    expect(await app.refused('recovery.submit', { form: other, codeId: old })).toBe('code.gone');
    app.clock.advance(600_000);
    expect(await app.refused('recovery.submit', { form: FORM, codeId: old })).toBe('code.gone');
    const next = await rightCode();
    await app.call('session.lock');
    await app.ask('session.unlock', { password: 'pw' });
    expect(await app.refused('recovery.submit', { form: FORM, codeId: next })).toBe('code.gone');
  });

  test('that nobody has read back opens nothing', async () => {
    await app.signIn('admin');
    const codeId = await send();
    expect(await app.refused('recovery.submit', { form: FORM, codeId })).toBe('code.gone');
  });

  test.each([
    ['message.noAddress', (): void => contacts.clear()],
    ['message.noAddress', (): void => void contacts.set('CONTOSO\\anna', { ...ANNA, mail: '' })],
    ['message.unreachable', (): void => void (failure = 'message.unreachable')],
  ] as const)('that cannot be sent is told: %s', async (code, spoil) => {
    await app.signIn('admin');
    spoil();
    expect(await app.refused('recovery.sendCode', USER)).toBe(code);
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'caller-check',
      result: 'failed',
      failure: code,
      note: 'one-time code by mail: not sent',
    });
    expect(sent).toEqual([]);
  });

  test('goes to a mobile number where a webhook sends it', async () => {
    sendCodes([], 'webhook');
    contacts.set('CONTOSO\\anna', { ...ANNA, mail: '' });
    await app.signIn('admin');
    expect((await app.ask('recovery.sendCode', USER)).sentTo).toBe('•••56');
  });

  test('needs an end user, an entry in the log, and a desk that sends codes', async () => {
    await app.signIn('admin');
    const nobody = { userDomain: 'CONTOSO', userName: ' ' };
    expect(await app.refused('recovery.sendCode', nobody)).toBe('input.invalid');
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.sendCode', USER)).toBe('store.full');
    expect(sent).toEqual([]);
    app.profile.logIsFull = false;
    const codeId = await send();
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.checkCode', { codeId, typed: latest() })).toBe('store.full');
    app.profile.logIsFull = false;
    expect(await app.refused('recovery.submit', { form: FORM, codeId })).toBe('code.gone');
    app.profile.callerCodes = undefined;
    expect(await app.refused('recovery.sendCode', USER)).toBe('code.gone');
  });

  test('floods nobody’s mailbox', async () => {
    await app.signIn('admin');
    for (let count = 0; count < 10; count += 1) await send();
    expect(await app.refused('recovery.sendCode', USER)).toBe('code.tooMany');
    app.clock.advance(600_000);
    await send();
  });
});

describe('a desk that hands out nothing without a code', () => {
  beforeEach(() => {
    sendCodes(['admin', 'user']);
  });

  test.each(['admin', 'user'] as const)('refuses %s without one', async (role) => {
    await app.signIn(role);
    const form = { ...FORM, note: 'n', ticket: 'INC1' };
    expect(await app.refused('recovery.submit', { form })).toBe('code.required');
    expect(await app.refused('recovery.disclose', { form, keyId: ID })).toBe('code.required');
    expect(app.recordedActions()).toEqual(['sign-in successful']);
    await app.ask('recovery.submit', { form, codeId: await rightCode() });
    expect((await app.ask('recovery.callerCheck')).code?.requiredOf).toEqual(['admin', 'user']);
  });

  test('refuses an admin whose code went to somebody who does not use the computer', async () => {
    contacts.set('CONTOSO\\eve', { ...ANNA, mail: 'eve@contoso.test' });
    await app.signIn('admin');
    const eve = { userDomain: 'CONTOSO', userName: 'eve' };
    const { codeId } = await app.ask('recovery.sendCode', eve);
    await app.ask('recovery.checkCode', { codeId, typed: latest() });
    expect(await app.refused('recovery.submit', { form: driveForm(eve), codeId })).toBe(
      'code.required',
    );
    expect(app.recordedActions()).not.toContain('disclose successful');
  });

  test('lets an admin break the glass, flagged and with a reason', async () => {
    await app.signIn('admin');
    await app.ask('recovery.submit', { form: FORM, breakGlass: 'No mail since the fire' });
    expect(
      app.profile.entries.slice(-3).map(({ action, note, flag }) => [action, note, flag]),
    ).toEqual([
      ['caller-check', 'one-time code: none, break glass', ''],
      ['note', 'No mail since the fire', 'break-glass'],
      ['disclose', '', 'break-glass'],
    ]);
  });
});
