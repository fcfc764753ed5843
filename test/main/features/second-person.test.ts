import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { Settings } from '#shared/console/settings.ts';
import { AppError } from '#shared/errors.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf, tpmOwnerOf } from '#test/fakes/memory-profile.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const OTHER_ID = 'FFFFFFFF-F7CA-4D1D-902F-1B6087118138';
const formOf = (keyId: string) => ({
  userDomain: '',
  userName: '',
  keyId: keyId.slice(0, 8),
  reason: 'lost-pin',
  note: 'n',
  ticket: '',
});
const FORM = formOf(ID);
const BOSS = { userName: 'CONTOSO\\boss', password: 'secret of boss' };

let app: TestConsole;

async function start(secondPerson: object): Promise<void> {
  app = testConsole(Settings.parse({ secondPerson }));
  app.profile.protectors.push(protectorOf(ID), protectorOf(OTHER_ID));
  app.profile.accounts.set('contoso\\boss', { password: BOSS.password, roles: ['admin'] });
  await app.signIn('admin');
}

/** Asks, is refused, and has it approved. */
async function approved(): Promise<string> {
  expect(await app.refused('recovery.submit', { form: FORM })).toBe('approval.required');
  return (await app.ask('approval.give', BOSS)).approvalId;
}

describe('a second person', () => {
  beforeEach(() => start({ computers: ['*'] }));

  test('approves one disclosure, and both are in its entry', async () => {
    const reply = await app.call('recovery.submit', { form: FORM });
    expect(reply).toMatchObject({ ok: false, error: { code: 'approval.required' } });
    expect(JSON.stringify(reply)).toContain('computer');
    const { approvalId, approver } = await app.ask('approval.give', BOSS);
    expect(approver).toBe('CONTOSO\\boss');
    const answer = await app.ask('recovery.submit', { form: FORM, approvalId });
    expect(answer.outcome).toBe('disclosed');
    const [approval, disclosure] = app.profile.entries.slice(-2);
    expect(approval).toMatchObject({
      action: 'sign-in',
      result: 'successful',
      operator: 'CONTOSO\\boss',
      note: expect.stringMatching(/^second person beside CONTOSO\\op: AC9D5655-/),
    });
    expect(disclosure).toMatchObject({
      action: 'disclose',
      operator: 'CONTOSO\\op',
      note: 'approved by CONTOSO\\boss; n',
    });
    expect(verifyChain(app.profile.entries)).toMatchObject({ intact: true });
    expect(JSON.stringify(app.profile.entries)).not.toContain(BOSS.password);
    // Asked in the operator's name, as before.
    expect([app.profile.actsFor, app.sessions.view()?.operator.account]).toEqual([
      'CONTOSO\\op',
      'CONTOSO\\op',
    ]);
    expect(await app.refused('recovery.submit', { form: FORM, approvalId })).toBe(
      'approval.required',
    );
  });

  test('approves one secret, and no other', async () => {
    const approvalId = await approved();
    const other = { form: formOf(OTHER_ID), approvalId };
    expect(await app.refused('recovery.submit', other)).toBe('approval.required');
  });

  test('is nobody’s own account, by whatever name', async () => {
    app.profile.accounts.set('contoso\\op@contoso.test', {
      password: 'pw',
      roles: ['admin'],
      account: 'CONTOSO\\op',
    });
    await app.refused('recovery.submit', { form: FORM });
    for (const userName of ['CONTOSO\\op', 'op@contoso.test'])
      expect(await app.refused('approval.give', { userName, password: 'pw' })).toBe(
        'approval.ownRequest',
      );
    expect(app.profile.entries.at(-1)).toMatchObject({
      result: 'failed',
      failure: 'approval.ownRequest',
    });
  });

  test.each([['user'], ['reports']] as const)('is not one with the role %s', async (role) => {
    app.profile.accounts.set('contoso\\boss', { password: BOSS.password, roles: [role] });
    await app.refused('recovery.submit', { form: FORM });
    expect(await app.refused('approval.give', BOSS)).toBe('approval.notAdmin');
  });

  test('is slowed down like whoever signs in', async () => {
    await app.refused('recovery.submit', { form: FORM });
    const wrong = { ...BOSS, password: 'wrong' };
    for (let n = 0; n < 5; n += 1)
      expect(await app.refused('approval.give', wrong)).toBe('auth.badCredentials');
    expect(await app.refused('approval.give', BOSS)).toBe('auth.throttled');
    app.clock.advance(15_000);
    expect((await app.ask('approval.give', BOSS)).approver).toBe('CONTOSO\\boss');
  });

  test.each([
    ['without a password', { ...BOSS, password: '' }],
    ['without a name', { ...BOSS, userName: ' ' }],
  ])('%s is not sent to the directory', async (_what, typed) => {
    await app.refused('recovery.submit', { form: FORM });
    expect(await app.refused('approval.give', typed)).toBe('input.invalid');
    expect(app.recordedActions()).toEqual(['sign-in successful']);
  });

  test('may sign in with the browser, where people do', async () => {
    await app.refused('recovery.submit', { form: FORM });
    app.profile.letIn = 'CONTOSO\\op';
    expect(await app.refused('approval.giveInBrowser', undefined)).toBe('approval.ownRequest');
    app.profile.letIn = 'CONTOSO\\boss';
    const { approvalId, approver } = await app.ask('approval.giveInBrowser');
    expect(approver).toBe('CONTOSO\\boss');
    // Of somebody beside the operator, nothing is kept.
    expect(app.profile.forgotten).toBe(2);
    expect(app.profile.actsFor).toBe('CONTOSO\\op');
    expect(app.profile.entries.at(-1)?.note).toMatch(/^second person beside .+; Entra ID, /);
    const answer = await app.ask('recovery.submit', { form: FORM, approvalId });
    expect(answer.outcome).toBe('disclosed');
  });

  test('has nothing to approve before something was asked, and after a lock', async () => {
    expect(await app.refused('approval.give', BOSS)).toBe('approval.gone');
    await app.refused('recovery.submit', { form: FORM });
    await app.ask('session.lock');
    expect(await app.refused('approval.give', BOSS)).toBe('auth.locked');
    await app.ask('session.unlock', { password: 'pw' });
    expect(await app.refused('approval.give', BOSS)).toBe('approval.gone');
  });

  test('has approved nothing any more after two minutes, or after a lock', async () => {
    const late = await approved();
    app.clock.advance(120_000);
    expect(await app.refused('recovery.submit', { form: FORM, approvalId: late })).toBe(
      'approval.required',
    );
    const locked = (await app.ask('approval.give', BOSS)).approvalId;
    await app.ask('session.lock');
    await app.ask('session.unlock', { password: 'pw' });
    expect(await app.refused('recovery.submit', { form: FORM, approvalId: locked })).toBe(
      'approval.required',
    );
  });

  test('whose approval cannot be recorded has not approved', async () => {
    await app.refused('recovery.submit', { form: FORM });
    app.profile.logIsFull = true;
    expect(await app.refused('approval.give', BOSS)).toBe('store.full');
    expect(app.sessions.view()?.locked).toBe(false);
  });

  test('leaves the limits as they are', async () => {
    const approvalId = await approved();
    app.profile.limitReached = new AppError('disclosure.limitReached', 'as asked for');
    expect(await app.refused('recovery.submit', { form: FORM, approvalId })).toBe(
      'disclosure.limitReached',
    );
  });

  test('is wanted for an owner password too', async () => {
    const form = {
      computerName: 'WS-1',
      computerDomain: 'contoso.test',
      userDomain: '',
      userName: '',
      reason: 'reset-pin-lockout',
      note: '',
      ticket: '',
    };
    app.profile.tpmOwners.push(tpmOwnerOf('1', '1euIs20Or/60b0ehnTqoX4cMis8='));
    expect(await app.refused('tpm.submit', { form })).toBe('approval.required');
    const { approvalId } = await app.ask('approval.give', BOSS);
    expect((await app.ask('tpm.submit', { form, approvalId })).outcome).toBe('disclosed');
    expect(app.profile.entries.at(-1)).toMatchObject({ note: 'approved by CONTOSO\\boss' });
  });
});

describe('an organisational unit', () => {
  beforeEach(() => start({ organisationalUnits: ['OU=Servers,DC=contoso,DC=test'] }));

  test.each([
    ['in it', 'CN=WS-1,OU=Servers,DC=contoso,DC=test', 'approval.required'],
    ['elsewhere', 'CN=WS-1,OU=Desks,DC=contoso,DC=test', 'disclosed'],
    ['that nobody finds', undefined, 'approval.required'],
  ])('asks for a second person for a computer %s', async (_where, place, outcome) => {
    app.profile.placeOf = async () => place;
    const reply = await app.call('recovery.submit', { form: FORM });
    expect(JSON.stringify(reply)).toContain(`"${outcome}"`);
  });

  test('that cannot be looked up gives no key', async () => {
    app.profile.placeOf = () => Promise.reject(new AppError('directory.timedOut', 'as asked for'));
    expect(await app.refused('recovery.submit', { form: FORM })).toBe('directory.timedOut');
  });
});

test('nobody is asked for where it is not wanted', async () => {
  await start({});
  expect((await app.ask('recovery.submit', { form: FORM })).outcome).toBe('disclosed');
  expect(app.profile.entries.at(-1)).toMatchObject({ note: 'n' });
});
