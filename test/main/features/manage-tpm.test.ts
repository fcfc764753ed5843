import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';
import type { TpmForm } from '#shared/tpm/tpm-request.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { tpmOwnerOf } from '#test/fakes/memory-profile.ts';

const OWNER = '1euIs20Or/60b0ehnTqoX4cMis8=';
const OTHER = '2jmj7l5rSw0yVb/vlWAYkK/YBwk=';
const kept = { kind: 'kept-by-computer' } as const;

const form = (changes: Partial<TpmForm> = {}): TpmForm => ({
  computerDomain: 'contoso.test',
  computerName: 'WS-1',
  userDomain: '',
  userName: '',
  reason: 'reset-pin-lockout',
  note: '',
  ticket: '',
  ...changes,
});
const file = (machineName: string, ownerPassword = OTHER) =>
  new TextEncoder().encode(
    `<tpmOwnerData machineName="${machineName}"><ownerAuth>${ownerPassword}</ownerAuth></tpmOwnerData>`,
  );

let desk: TestConsole;
beforeEach(() => {
  desk = testConsole();
  desk.profile.tpmOwners.push(tpmOwnerOf('1', OWNER));
});

async function disclosed(changes: Partial<TpmForm> = {}): Promise<string> {
  const output = await desk.ask('tpm.submit', { form: form(changes) });
  return (output as { disclosure: { disclosureId: string } }).disclosure.disclosureId;
}
async function dropped(bytes: Uint8Array): Promise<string> {
  const output = await desk.ask('tpm.dropFile', { fileName: 'x.tpm', bytes });
  return (output as { file: { fileId: string } }).file.fileId;
}
const reset = (
  authorisation: object,
  acceptsOtherMachine = false,
  changes: Partial<TpmForm> = {},
) => ({ form: form(changes), authorisation, acceptsOtherMachine });
const since = (count: number) => desk.story().slice(count);

describe('the request', () => {
  test('discloses the one owner password, under one entry that names everything but the secret', async () => {
    await desk.signIn('admin');
    expect(
      await desk.ask('tpm.submit', { form: form({ note: 'n', ticket: 'INC1' }) }),
    ).toMatchObject({
      outcome: 'disclosed',
      disclosure: { ownerPassword: OWNER, owner: { ownerId: '0/1' } },
    });
    expect(since(1)).toEqual(['disclose successful']);
    expect(desk.profile.entries.at(-1)).toMatchObject({
      operator: 'CONTOSO\\op',
      role: 'admin',
      computer: 'CONTOSO\\WS-1',
      keyType: 'tpm-password-hash',
      reason: 'reset-pin-lockout',
      note: 'n',
      ticket: 'INC1',
      workstation: 'DESK-1',
    });
    const written = JSON.stringify(desk.profile.entries);
    expect(withoutSecrets(written)).toBe(written);
  });

  test('is refused when the entry cannot be written', async () => {
    await desk.signIn('admin');
    desk.profile.logIsFull = true;
    expect(await desk.refused('tpm.submit', { form: form() })).toBe('store.full');
  });

  test.each<[string, Partial<TpmForm>, ErrorCode]>([
    ['nothing is stored', { computerName: 'WS-9' }, 'tpm.noneStored'],
    ['nobody knows the computer', { computerName: 'WS-77' }, 'tpm.unknownComputer'],
    ['the domain is another', { computerDomain: 'emea.test' }, 'tpm.unknownComputer'],
  ])('is a failed entry when %s', async (_what, changes, code) => {
    await desk.signIn('admin');
    expect(await desk.refused('tpm.submit', { form: form(changes) })).toBe(code);
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'disclose',
      result: 'failed',
      failure: code,
      keyType: 'tpm-password-hash',
    });
  });

  test('of several is a history, of which each is disclosed by itself', async () => {
    desk.profile.tpmOwners.push(tpmOwnerOf('2', OTHER));
    await desk.signIn('admin');
    const output = await desk.ask('tpm.submit', { form: form() });
    expect(output).toMatchObject({
      outcome: 'several',
      owners: [{ ownerId: '0/1' }, { ownerId: '0/2' }],
    });
    expect(JSON.stringify(output)).not.toContain(OWNER);
    expect(await desk.ask('tpm.disclose', { form: form(), ownerId: '0/2' })).toMatchObject({
      disclosure: { ownerPassword: OTHER },
    });
    expect(since(1)).toEqual(['search successful', 'disclose successful']);
  });

  test('for a record of another computer is refused', async () => {
    desk.profile.tpmOwners.push(tpmOwnerOf('2', OTHER, 'WS-2'));
    await desk.signIn('admin');
    expect(await desk.refused('tpm.disclose', { form: form(), ownerId: '0/2' })).toBe(
      'tpm.noneStored',
    );
    expect(since(1)).toEqual(['disclose failed']);
  });

  test.each(['Tm90IDIwIGJ5dGVz', '', '1euIs20Or/60b0ehnTqoX4cMis9='])(
    'never shows a damaged owner password: %j',
    async (damaged) => {
      desk.profile.tpmOwners.splice(0, 1, tpmOwnerOf('1', damaged));
      await desk.signIn('admin');
      expect(await desk.refused('tpm.submit', { form: form() })).toBe('tpm.damagedPassword');
      expect(since(1)).toEqual(['disclose successful', 'disclose failed']);
    },
  );

  test('of a help desk user names an end user of that computer', async () => {
    await desk.signIn('user');
    expect(await desk.refused('tpm.submit', { form: form() })).toBe('input.invalid');
    expect(
      await desk.refused('tpm.submit', { form: form({ userDomain: 'CONTOSO', userName: 'bert' }) }),
    ).toBe('tpm.userNotAssociated');
    await disclosed({ userDomain: 'contoso', userName: 'ANNA' });
    expect(since(1)).toEqual(['disclose failed', 'disclose successful']);
  });

  test.each<Partial<TpmForm>>([
    { reason: '' },
    { reason: 'other' },
    { computerName: '' },
    { computerDomain: ' ' },
    { computerName: "a';b" },
    { computerName: 'a b' },
    { computerDomain: 'a..b' },
    { userName: 'anna' },
    { note: OWNER },
  ])('with %j is not right', async (changes) => {
    await desk.signIn('admin');
    expect(await desk.refused('tpm.submit', { form: form(changes) })).toBe('input.invalid');
    expect(since(1)).toEqual([]);
  });

  test('is not for a report user', async () => {
    await desk.signIn('reports');
    for (const call of [
      'tpm.submit',
      'tpm.readLockout',
      'tpm.resetCommand',
      'tpm.computers',
      'tpm.chooseFile',
    ] as const)
      expect(await desk.refused(call, { form: form() })).toBe('auth.forbidden');
    expect(since(1)).toEqual(Array.from({ length: 5 }, () => 'refusal failed'));
  });

  test('completes names from the third letter', async () => {
    await desk.signIn('user');
    expect(await desk.ask('tpm.computers', { start: 'WS' })).toEqual({ computers: [] });
    expect(await desk.ask('tpm.computers', { start: ' ws- ' })).toMatchObject({
      computers: [{ name: 'WS-1', dnsDomain: 'contoso.test' }, { name: 'WS-9' }],
    });
  });
});

describe('a disclosed owner password', () => {
  test('is copied, saved and shown again, each under an entry of its own', async () => {
    await desk.signIn('admin');
    const disclosureId = await disclosed();
    await desk.ask('tpm.copy', { disclosureId });
    expect(desk.clipboard.text).toBe(OWNER);
    expect(await desk.ask('tpm.save', { disclosureId })).toMatchObject({
      outcome: 'saved',
      fileName: 'WS-1.tpm',
    });
    expect(new TextDecoder().decode(desk.saver.files.get('WS-1.tpm'))).toContain(
      `<ownerAuth>${OWNER}</ownerAuth>`,
    );
    await desk.ask('tpm.showAgain', { disclosureId });
    expect(since(2)).toEqual([
      'copy successful',
      'save intended',
      'save successful',
      'show-again successful',
    ]);
    expect(new Set(desk.profile.entries.slice(1).map(({ requestId }) => requestId)).size).toBe(1);
  });

  test('is gone once released, locked or signed out', async () => {
    await desk.signIn('admin');
    const disclosureId = await disclosed();
    await desk.ask('tpm.release', { disclosureId });
    expect(await desk.refused('tpm.copy', { disclosureId })).toBe('recovery.noLongerHeld');
    const again = await disclosed();
    await desk.ask('session.lock');
    await desk.ask('session.unlock', { password: 'pw' });
    expect(await desk.refused('tpm.showAgain', { disclosureId: again })).toBe(
      'recovery.noLongerHeld',
    );
  });

  test('goes nowhere when the console was locked while the store was writing', async () => {
    await desk.signIn('admin');
    desk.profile.duringDisclosure = async () => void (await desk.ask('session.lock'));
    expect(await desk.refused('tpm.submit', { form: form() })).toBe('auth.locked');
  });
});

describe('the reset', () => {
  test('sends what was just retrieved, in the operator’s own name, between its intent and its outcome', async () => {
    await desk.signIn('admin');
    const disclosureId = await disclosed();
    expect(
      await desk.ask('tpm.resetLockout', reset({ kind: 'retrieved', disclosureId })),
    ).toMatchObject({ hostName: 'ws-1.contoso.test', lockout: { lockedOut: false } });
    expect(desk.profile.tpmRemote.sent).toEqual([
      {
        hostName: 'ws-1.contoso.test',
        userName: 'CONTOSO\\op',
        password: 'pw',
        ownerPassword: OWNER,
      },
    ]);
    expect(since(2)).toEqual(['reset-lockout intended', 'reset-lockout successful']);
    expect(desk.profile.entries.at(-1)).toMatchObject({ keyType: 'tpm-password-hash' });
  });

  test('without an owner password is one without a secret', async () => {
    await desk.signIn('admin');
    await desk.ask('tpm.resetLockout', reset(kept));
    expect(desk.profile.tpmRemote.sent).toMatchObject([{ ownerPassword: undefined }]);
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'reset-lockout',
      result: 'successful',
      keyType: '',
    });
  });

  test('leaves a TPM alone that is not locked, and tries one that cannot tell', async () => {
    await desk.signIn('admin');
    desk.profile.tpmRemote.lockedOut = false;
    expect(await desk.refused('tpm.resetLockout', reset(kept))).toBe('tpm.notLocked');
    expect(desk.profile.tpmRemote.sent).toEqual([]);
    expect(since(1)).toEqual(['reset-lockout failed']);
    desk.profile.tpmRemote.lockedOut = null;
    await desk.ask('tpm.resetLockout', reset(kept));
    expect(desk.profile.tpmRemote.sent).toHaveLength(1);
  });

  test('sends the file of another computer only when that is meant', async () => {
    await desk.signIn('admin');
    const fileId = await dropped(file('WS-2'));
    const refused = await desk.call('tpm.resetLockout', reset({ kind: 'file', fileId }));
    expect(refused).toEqual({
      ok: false,
      error: { code: 'tpm.otherMachine', details: { reason: 'WS-2' } },
    });
    expect(desk.profile.tpmRemote.sent).toEqual([]);
    await desk.ask('tpm.resetLockout', reset({ kind: 'file', fileId }, true));
    expect(desk.profile.tpmRemote.sent).toMatchObject([{ ownerPassword: OTHER }]);
  });

  test('does not send what was retrieved for one computer to another', async () => {
    await desk.signIn('admin');
    const disclosureId = await disclosed();
    expect(
      await desk.refused(
        'tpm.resetLockout',
        reset({ kind: 'retrieved', disclosureId }, false, { computerName: 'WS-9' }),
      ),
    ).toBe('tpm.otherMachine');
    expect(desk.profile.tpmRemote.sent).toEqual([]);
  });

  test.each(['WS-1', 'ws-1', 'WS-1.contoso.test', ''])(
    'takes a file that says %j for this computer’s',
    async (machineName) => {
      await desk.signIn('admin');
      await desk.ask(
        'tpm.resetLockout',
        reset({ kind: 'file', fileId: await dropped(file(machineName)) }),
      );
      expect(desk.profile.tpmRemote.sent).toHaveLength(1);
    },
  );

  test.each<[number, ErrorCode]>([
    [0x80280001, 'tpm.wrongOwnerPassword'],
    [0x80280803, 'tpm.defendLock'],
    [0x80280014, 'tpm.alreadyOwned'],
    [0x8028000b, 'tpm.installDisabled'],
    [0x80280023, 'tpm.noEndorsement'],
    [0x80290300, 'tpm.presenceFailure'],
    [0x80290303, 'tpm.presenceUnsupported'],
    [0x80070057, 'tpm.badArgument'],
    [0x80284001, 'tpm.otherReturnCode'],
  ])('that returns %d fails as %s, with the code', async (answer, code) => {
    await desk.signIn('admin');
    desk.profile.tpmRemote.answer = answer;
    expect(await desk.call('tpm.resetLockout', reset(kept))).toEqual({
      ok: false,
      error: { code, details: { reason: `0x${answer.toString(16).toUpperCase()}` } },
    });
    expect(since(1)).toEqual(['reset-lockout intended', 'reset-lockout failed']);
    expect(desk.profile.entries.at(-1)).toMatchObject({ failure: code });
  });

  test('whose outcome is unknown says so in the log', async () => {
    await desk.signIn('admin');
    desk.profile.tpmRemote.answer = new AppError('tpm.timedOut', 'no answer');
    expect(await desk.refused('tpm.resetLockout', reset(kept))).toBe('tpm.timedOut');
    expect(since(1)).toEqual(['reset-lockout intended', 'reset-lockout failed']);
  });

  test('sends nothing when its intent cannot be written', async () => {
    await desk.signIn('admin');
    desk.profile.tpmRemote.whileAsked = () => {
      desk.profile.logIsFull = true;
    };
    expect(await desk.refused('tpm.resetLockout', reset(kept))).toBe('store.full');
    expect(desk.profile.tpmRemote.sent).toEqual([]);
  });

  test('sends nothing for somebody who has locked meanwhile', async () => {
    await desk.signIn('admin');
    desk.profile.tpmRemote.whileAsked = async () => void (await desk.ask('session.lock'));
    expect(await desk.refused('tpm.resetLockout', reset(kept))).toBe('auth.locked');
    expect(desk.profile.tpmRemote.sent).toEqual([]);
  });

  test('and its state go to computers alone that a source knows and the end user uses', async () => {
    await desk.signIn('user');
    const user = { userDomain: 'CONTOSO', userName: 'bert' };
    for (const call of ['tpm.readLockout', 'tpm.resetCommand'] as const) {
      expect(await desk.refused(call, { form: form(user) })).toBe('tpm.userNotAssociated');
      expect(await desk.refused(call, { form: form({ ...user, computerName: 'EVIL' }) })).toBe(
        'tpm.unknownComputer',
      );
    }
    expect(await desk.refused('tpm.resetLockout', reset(kept, false, user))).toBe(
      'tpm.userNotAssociated',
    );
    expect(
      await desk.ask('tpm.resetCommand', { form: form({ ...user, userName: 'anna' }) }),
    ).toMatchObject({ command: expect.stringContaining("-ComputerName 'ws-1.contoso.test'") });
    expect(verifyChain(desk.profile.entries)).toMatchObject({ intact: true });
  });
});

describe('a file', () => {
  test('is picked in the native dialog and stays in main', async () => {
    await desk.signIn('admin');
    desk.opener.answer = { fileName: 'a.tpm', bytes: file('WS-1') };
    const output = await desk.ask('tpm.chooseFile');
    expect(output).toMatchObject({ file: { fileName: 'a.tpm', machineName: 'WS-1' } });
    expect(JSON.stringify(output)).not.toContain(OTHER);
    expect(desk.opener.wanted).toMatchObject([{ title: 'Open TPM file', extensions: ['tpm'] }]);
    desk.opener.answer = undefined;
    expect(await desk.ask('tpm.chooseFile')).toEqual({ file: null });
  });

  test('that is none is refused with the reason', async () => {
    await desk.signIn('admin');
    expect(
      await desk.call('tpm.dropFile', { fileName: 'x', bytes: new TextEncoder().encode('<a/>') }),
    ).toEqual({
      ok: false,
      error: { code: 'tpm.fileUnreadable', details: { reason: 'wrong-root' } },
    });
  });

  test('is not looked at when the console was locked behind the dialog', async () => {
    await desk.signIn('admin');
    desk.opener.answer = { fileName: 'a.tpm', bytes: file('WS-1') };
    desk.opener.whileOpen = async () => void (await desk.ask('session.lock'));
    expect(await desk.refused('tpm.chooseFile')).toBe('auth.locked');
  });
});
