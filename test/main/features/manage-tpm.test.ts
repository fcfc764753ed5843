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
    `<tpmOwnerData machineName="${machineName}">` +
      `<ownerAuth>${ownerPassword}</ownerAuth></tpmOwnerData>`,
  );

let app: TestConsole;
beforeEach(() => {
  app = testConsole();
  app.profile.tpmOwners.push(tpmOwnerOf('1', OWNER));
});

async function disclosed(changes: Partial<TpmForm> = {}): Promise<string> {
  const output = await app.ask('tpm.submit', { form: form(changes) });
  if (output.outcome !== 'disclosed') throw new Error(`it was answered by ${output.outcome}`);
  return output.disclosure.disclosureId;
}
async function dropped(bytes: Uint8Array): Promise<string> {
  const output = await app.ask('tpm.dropFile', { fileName: 'x.tpm', bytes });
  return output.file.fileId;
}
const reset = (
  authorisation: object,
  acceptsOtherMachine = false,
  changes: Partial<TpmForm> = {},
) => ({ form: form(changes), authorisation, acceptsOtherMachine, acceptsSuperseded: false });
const since = (count: number) => app.recordedActions().slice(count);

describe('the request', () => {
  test('discloses the only owner password, with an entry of all but the secret', async () => {
    await app.signIn('admin');
    expect(
      await app.ask('tpm.submit', { form: form({ note: 'n', ticket: 'INC1' }) }),
    ).toMatchObject({
      outcome: 'disclosed',
      disclosure: { ownerPassword: OWNER, owner: { ownerId: '0/1' } },
    });
    expect(since(1)).toEqual(['disclose successful']);
    expect(app.profile.entries.at(-1)).toMatchObject({
      operator: 'CONTOSO\\op',
      role: 'admin',
      computer: 'CONTOSO\\WS-1',
      keyType: 'tpm-password-hash',
      reason: 'reset-pin-lockout',
      note: 'n',
      ticket: 'INC1',
      workstation: 'DESK-1',
    });
    const written = JSON.stringify(app.profile.entries);
    expect(withoutSecrets(written)).toBe(written);
  });

  test('is refused when the entry cannot be written', async () => {
    await app.signIn('admin');
    app.profile.logIsFull = true;
    expect(await app.refused('tpm.submit', { form: form() })).toBe('store.full');
  });

  test.each<[string, Partial<TpmForm>, ErrorCode]>([
    ['nothing is stored', { computerName: 'WS-9' }, 'tpm.noneStored'],
    ['nobody knows the computer', { computerName: 'WS-77' }, 'tpm.unknownComputer'],
    ['the domain is another', { computerDomain: 'emea.test' }, 'tpm.unknownComputer'],
  ])('is a failed entry when %s', async (_what, changes, code) => {
    await app.signIn('admin');
    expect(await app.refused('tpm.submit', { form: form(changes) })).toBe(code);
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'disclose',
      result: 'failed',
      failure: code,
      keyType: 'tpm-password-hash',
    });
  });

  test('of several is a history, of which each is disclosed by itself', async () => {
    app.profile.tpmOwners.push(tpmOwnerOf('2', OTHER));
    await app.signIn('admin');
    const output = await app.ask('tpm.submit', { form: form() });
    expect(output).toMatchObject({
      outcome: 'several',
      owners: [{ ownerId: '0/1' }, { ownerId: '0/2' }],
    });
    expect(JSON.stringify(output)).not.toContain(OWNER);
    expect(await app.ask('tpm.disclose', { form: form(), ownerId: '0/2' })).toMatchObject({
      disclosure: { ownerPassword: OTHER },
    });
    expect(since(1)).toEqual(['search successful', 'disclose successful']);
  });

  test('for a record of another computer is refused', async () => {
    app.profile.tpmOwners.push(tpmOwnerOf('2', OTHER, 'WS-2'));
    await app.signIn('admin');
    expect(await app.refused('tpm.disclose', { form: form(), ownerId: '0/2' })).toBe(
      'tpm.noneStored',
    );
    expect(since(1)).toEqual(['disclose failed']);
  });

  test.each(['Tm90IDIwIGJ5dGVz', '', '1euIs20Or/60b0ehnTqoX4cMis9='])(
    'never shows a damaged owner password: %j',
    async (damaged) => {
      app.profile.tpmOwners.splice(0, 1, tpmOwnerOf('1', damaged));
      await app.signIn('admin');
      expect(await app.refused('tpm.submit', { form: form() })).toBe('tpm.damagedPassword');
      expect(since(1)).toEqual(['disclose successful', 'disclose failed']);
    },
  );

  test('of a help desk user names an end user of that computer', async () => {
    await app.signIn('user');
    expect(await app.refused('tpm.submit', { form: form() })).toBe('input.invalid');
    expect(
      await app.refused('tpm.submit', { form: form({ userDomain: 'CONTOSO', userName: 'bert' }) }),
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
    await app.signIn('admin');
    expect(await app.refused('tpm.submit', { form: form(changes) })).toBe('input.invalid');
    expect(since(1)).toEqual([]);
  });

  test('is not for a report user', async () => {
    await app.signIn('reports');
    for (const call of [
      'tpm.submit',
      'tpm.readLockout',
      'tpm.resetCommand',
      'tpm.computers',
      'tpm.chooseFile',
    ] as const)
      expect(await app.refused(call, { form: form() })).toBe('auth.forbidden');
    expect(since(1)).toEqual(Array.from({ length: 5 }, () => 'refusal failed'));
  });

  test('completes names from the third letter', async () => {
    await app.signIn('user');
    expect(await app.ask('tpm.computers', { start: 'WS' })).toEqual({ computers: [] });
    expect(await app.ask('tpm.computers', { start: ' ws- ' })).toMatchObject({
      computers: [{ name: 'WS-1', dnsDomain: 'contoso.test' }, { name: 'WS-9' }],
    });
  });
});

describe('a disclosed owner password', () => {
  test('is copied, saved and shown again, each under an entry of its own', async () => {
    await app.signIn('admin');
    const disclosureId = await disclosed();
    await app.ask('tpm.copy', { disclosureId });
    expect(app.clipboard.text).toBe(OWNER);
    expect(await app.ask('tpm.save', { disclosureId })).toMatchObject({
      outcome: 'saved',
      fileName: 'WS-1.tpm',
    });
    expect(new TextDecoder().decode(app.saver.files.get('WS-1.tpm'))).toContain(
      `<ownerAuth>${OWNER}</ownerAuth>`,
    );
    await app.ask('tpm.showAgain', { disclosureId });
    expect(since(2)).toEqual([
      'copy successful',
      'save intended',
      'save successful',
      'show-again successful',
    ]);
    expect(new Set(app.profile.entries.slice(1).map(({ requestId }) => requestId)).size).toBe(1);
  });

  test('is gone once released, locked or signed out', async () => {
    await app.signIn('admin');
    const disclosureId = await disclosed();
    await app.ask('tpm.release', { disclosureId });
    expect(await app.refused('tpm.copy', { disclosureId })).toBe('recovery.noLongerHeld');
    const again = await disclosed();
    await app.ask('session.lock');
    await app.ask('session.unlock', { password: 'pw' });
    expect(await app.refused('tpm.showAgain', { disclosureId: again })).toBe(
      'recovery.noLongerHeld',
    );
  });

  test('goes nowhere when the console was locked while the store was writing', async () => {
    await app.signIn('admin');
    app.profile.duringDisclosure = () => app.ask('session.lock');
    expect(await app.refused('tpm.submit', { form: form() })).toBe('auth.locked');
  });
});

describe('the reset', () => {
  test('sends the disclosed password as the operator, between intent and outcome', async () => {
    await app.signIn('admin');
    const disclosureId = await disclosed();
    expect(
      await app.ask('tpm.resetLockout', reset({ kind: 'retrieved', disclosureId })),
    ).toMatchObject({ hostName: 'ws-1.contoso.test', lockout: { lockedOut: false } });
    expect(app.profile.tpmRemote.sent).toEqual([
      {
        hostName: 'ws-1.contoso.test',
        userName: 'CONTOSO\\op',
        password: 'pw',
        ownerPassword: OWNER,
      },
    ]);
    expect(since(2)).toEqual(['reset-lockout intended', 'reset-lockout successful']);
    expect(app.profile.entries.at(-1)).toMatchObject({ keyType: 'tpm-password-hash' });
  });

  test('without an owner password is one without a secret', async () => {
    await app.signIn('admin');
    await app.ask('tpm.resetLockout', reset(kept));
    expect(app.profile.tpmRemote.sent).toMatchObject([{ ownerPassword: undefined }]);
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'reset-lockout',
      result: 'successful',
      keyType: '',
    });
  });

  test('leaves a TPM alone that is not locked, and tries one that cannot tell', async () => {
    await app.signIn('admin');
    app.profile.tpmRemote.lockedOut = false;
    expect(await app.refused('tpm.resetLockout', reset(kept))).toBe('tpm.notLocked');
    expect(app.profile.tpmRemote.sent).toEqual([]);
    expect(since(1)).toEqual(['reset-lockout failed']);
    app.profile.tpmRemote.lockedOut = null;
    await app.ask('tpm.resetLockout', reset(kept));
    expect(app.profile.tpmRemote.sent).toHaveLength(1);
  });

  test('sends the file of another computer only when that is meant', async () => {
    await app.signIn('admin');
    const fileId = await dropped(file('WS-2'));
    const refused = await app.call('tpm.resetLockout', reset({ kind: 'file', fileId }));
    expect(refused).toEqual({
      ok: false,
      error: { code: 'tpm.otherMachine', details: { reason: 'WS-2' } },
    });
    expect(app.profile.tpmRemote.sent).toEqual([]);
    await app.ask('tpm.resetLockout', reset({ kind: 'file', fileId }, true));
    expect(app.profile.tpmRemote.sent).toMatchObject([{ ownerPassword: OTHER }]);
  });

  test('sends a superseded owner password only when that is meant', async () => {
    await app.signIn('admin');
    const old = tpmOwnerOf('0', OTHER);
    app.profile.tpmOwners.push({ ...old, owner: { ...old.owner, state: 'superseded' } });
    await app.ask('tpm.submit', { form: form() });
    const { disclosure } = await app.ask('tpm.disclose', { form: form(), ownerId: '0/0' });
    const authorisation = { kind: 'retrieved', disclosureId: disclosure.disclosureId };
    expect(await app.refused('tpm.resetLockout', reset(authorisation))).toBe('tpm.superseded');
    // The other confirmation is not this one.
    expect(await app.refused('tpm.resetLockout', reset(authorisation, true))).toBe(
      'tpm.superseded',
    );
    expect(app.profile.tpmRemote.sent).toEqual([]);
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'reset-lockout',
      result: 'failed',
      failure: 'tpm.superseded',
    });
    await app.ask('tpm.resetLockout', { ...reset(authorisation), acceptsSuperseded: true });
    expect(app.profile.tpmRemote.sent).toMatchObject([{ ownerPassword: OTHER }]);
  });

  test('does not send what was retrieved for one computer to another', async () => {
    await app.signIn('admin');
    const disclosureId = await disclosed();
    expect(
      await app.refused(
        'tpm.resetLockout',
        reset({ kind: 'retrieved', disclosureId }, false, { computerName: 'WS-9' }),
      ),
    ).toBe('tpm.otherMachine');
    expect(app.profile.tpmRemote.sent).toEqual([]);
  });

  test.each(['WS-1', 'ws-1', 'WS-1.contoso.test', ''])(
    'takes a file that says %j for this computer’s',
    async (machineName) => {
      await app.signIn('admin');
      await app.ask(
        'tpm.resetLockout',
        reset({ kind: 'file', fileId: await dropped(file(machineName)) }),
      );
      expect(app.profile.tpmRemote.sent).toHaveLength(1);
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
    await app.signIn('admin');
    app.profile.tpmRemote.answer = answer;
    expect(await app.call('tpm.resetLockout', reset(kept))).toEqual({
      ok: false,
      error: { code, details: { reason: `0x${answer.toString(16).toUpperCase()}` } },
    });
    expect(since(1)).toEqual(['reset-lockout intended', 'reset-lockout failed']);
    expect(app.profile.entries.at(-1)).toMatchObject({ failure: code });
  });

  test('whose outcome is unknown says so in the log', async () => {
    await app.signIn('admin');
    app.profile.tpmRemote.answer = new AppError('tpm.timedOut', 'no answer');
    expect(await app.refused('tpm.resetLockout', reset(kept))).toBe('tpm.timedOut');
    expect(since(1)).toEqual(['reset-lockout intended', 'reset-lockout failed']);
  });

  test('sends nothing when its intent cannot be written', async () => {
    await app.signIn('admin');
    app.profile.tpmRemote.whileAsked = () => {
      app.profile.logIsFull = true;
    };
    expect(await app.refused('tpm.resetLockout', reset(kept))).toBe('store.full');
    expect(app.profile.tpmRemote.sent).toEqual([]);
  });

  test('sends nothing for somebody who has locked meanwhile', async () => {
    await app.signIn('admin');
    app.profile.tpmRemote.whileAsked = () => app.ask('session.lock');
    expect(await app.refused('tpm.resetLockout', reset(kept))).toBe('auth.locked');
    expect(app.profile.tpmRemote.sent).toEqual([]);
  });

  test('is asked only of a computer that a source knows and the end user uses', async () => {
    await app.signIn('user');
    const user = { userDomain: 'CONTOSO', userName: 'bert' };
    for (const call of ['tpm.readLockout', 'tpm.resetCommand'] as const) {
      expect(await app.refused(call, { form: form(user) })).toBe('tpm.userNotAssociated');
      expect(await app.refused(call, { form: form({ ...user, computerName: 'EVIL' }) })).toBe(
        'tpm.unknownComputer',
      );
    }
    expect(await app.refused('tpm.resetLockout', reset(kept, false, user))).toBe(
      'tpm.userNotAssociated',
    );
    expect(
      await app.ask('tpm.resetCommand', { form: form({ ...user, userName: 'anna' }) }),
    ).toMatchObject({ command: expect.stringContaining("-ComputerName 'ws-1.contoso.test'") });
    expect(verifyChain(app.profile.entries)).toMatchObject({ intact: true });
  });
});

describe('a file', () => {
  test('is picked in the native dialog and stays in main', async () => {
    await app.signIn('admin');
    app.opener.answer = { fileName: 'a.tpm', bytes: file('WS-1') };
    const output = await app.ask('tpm.chooseFile');
    expect(output).toMatchObject({ file: { fileName: 'a.tpm', machineName: 'WS-1' } });
    expect(JSON.stringify(output)).not.toContain(OTHER);
    expect(app.opener.wanted).toMatchObject([{ title: 'Open TPM file', extensions: ['tpm'] }]);
    app.opener.answer = undefined;
    expect(await app.ask('tpm.chooseFile')).toEqual({ file: null });
  });

  test('that is none is refused with the reason', async () => {
    await app.signIn('admin');
    expect(
      await app.call('tpm.dropFile', { fileName: 'x', bytes: new TextEncoder().encode('<a/>') }),
    ).toEqual({
      ok: false,
      error: { code: 'tpm.fileUnreadable', details: { reason: 'wrong-root' } },
    });
  });

  test('is not looked at when the console was locked behind the dialog', async () => {
    await app.signIn('admin');
    app.opener.answer = { fileName: 'a.tpm', bytes: file('WS-1') };
    app.opener.whileOpen = () => app.ask('session.lock');
    expect(await app.refused('tpm.chooseFile')).toBe('auth.locked');
  });
});
