import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { DriveForm } from '#shared/recovery/drive-request.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, PASSWORD, disclosed, driveForm } from './drive-request.ts';

const TWIN = 'AC9D5655-0000-4D1D-902F-1B6087118138';

let desk: TestConsole;
beforeEach(() => {
  desk = testConsole();
});

describe('one match', () => {
  beforeEach(() => {
    desk.profile.protectors.push(protectorOf(ID));
  });

  test('is disclosed with its eight groups, under one entry that names everything but the digits', async () => {
    await desk.signIn('admin');
    const output = await desk.ask('recovery.submit', {
      form: driveForm({ note: 'n', ticket: 'INC1' }),
    });

    expect(output).toMatchObject({
      outcome: 'disclosed',
      disclosure: { groups: PASSWORD.split('-'), protector: { keyId: ID } },
    });
    expect(desk.story()).toEqual(['sign-in successful', 'disclose successful']);
    expect(desk.profile.entries.at(-1)).toMatchObject({
      operator: 'CONTOSO\\op',
      role: 'admin',
      computer: 'CONTOSO\\WS-1',
      keyId: ID,
      keyType: 'recovery-key-password',
      reason: 'lost-pin',
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
    expect(await desk.refused('recovery.submit', { form: driveForm() })).toBe('store.full');
    expect(desk.story()).toEqual(['sign-in successful']);
  });

  test('two submits at once are one disclosure', async () => {
    await desk.signIn('admin');
    const [first, second] = await Promise.all([
      desk.call('recovery.submit', { form: driveForm() }),
      desk.call('recovery.submit', { form: driveForm() }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, false]);
    expect(desk.story()).toEqual(['sign-in successful', 'disclose successful']);
  });

  test('a console locked during the disclosure shows nothing, and the entry stands', async () => {
    await desk.signIn('admin');
    desk.profile.duringDisclosure = () => {
      desk.sessions.lock();
    };
    expect(await desk.refused('recovery.submit', { form: driveForm() })).toBe('auth.locked');
    expect(desk.story()).toEqual(['sign-in successful', 'disclose successful']);
  });

  test('a damaged password is never handed out', async () => {
    desk.profile.protectors[0] = {
      ...protectorOf(ID),
      recoveryPassword: PASSWORD.replace('471207', '471208'),
    };
    await desk.signIn('admin');
    expect(await desk.refused('recovery.submit', { form: driveForm() })).toBe(
      'recovery.damagedPassword',
    );
    expect(desk.story()).toEqual(['sign-in successful', 'disclose successful', 'search failed']);
  });

  test.each([
    '{ac9d5655-f7ca-4d1d-902f-1b6087118138}',
    'ac9d5655f7ca4d1d902f1b6087118138',
    ' AC9D 5655 F7CA ',
  ])('is found by %s', async (keyId) => {
    await desk.signIn('admin');
    expect(await desk.ask('recovery.submit', { form: driveForm({ keyId }) })).toMatchObject({
      outcome: 'disclosed',
    });
  });
});

describe('several matches', () => {
  beforeEach(async () => {
    desk.profile.protectors.push(protectorOf(ID), protectorOf(TWIN, { users: ['CONTOSO\\bert'] }));
  });

  test('are listed without a secret, under a search entry', async () => {
    await desk.signIn('admin');
    const output = await desk.ask('recovery.submit', { form: driveForm() });
    expect(output).toMatchObject({
      outcome: 'several',
      total: 2,
      matches: [{ keyId: ID }, { keyId: TWIN }],
    });
    expect(JSON.stringify(output)).not.toContain('471207');
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      keyType: 'recovery-key-id',
      keyId: 'AC9D5655',
      computer: '',
    });
  });

  test('each row is disclosed by its own request', async () => {
    await desk.signIn('admin');
    await desk.ask('recovery.submit', { form: driveForm() });
    expect(await desk.ask('recovery.disclose', { form: driveForm(), keyId: TWIN })).toMatchObject({
      disclosure: { protector: { keyId: TWIN } },
    });
    expect(desk.story()).toEqual([
      'sign-in successful',
      'search successful',
      'disclose successful',
    ]);
  });

  test('a row outside the search is refused', async () => {
    await desk.signIn('admin');
    expect(
      await desk.refused('recovery.disclose', {
        form: driveForm({ keyId: 'AC9D5655-F' }),
        keyId: TWIN,
      }),
    ).toBe('input.invalid');
    expect(desk.story()).toEqual(['sign-in successful']);
  });

  test('a help desk user gets the one of the end user they named', async () => {
    await desk.signIn('user');
    const named = driveForm({ userDomain: 'contoso', userName: 'BERT' });
    expect(await desk.ask('recovery.submit', { form: named })).toMatchObject({
      outcome: 'disclosed',
      disclosure: { protector: { keyId: TWIN } },
    });
    expect(await desk.refused('recovery.disclose', { form: named, keyId: ID })).toBe(
      'recovery.userNotAssociated',
    );
  });
});

describe('no match', () => {
  test('is a failed entry with the digits that were typed', async () => {
    await desk.signIn('admin');
    expect(await desk.refused('recovery.submit', { form: driveForm() })).toBe('recovery.noMatch');
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      result: 'failed',
      failure: 'recovery.noMatch',
      keyId: 'AC9D5655',
    });
  });

  test('an end user who is not associated is a failed entry that names the computer', async () => {
    desk.profile.protectors.push(protectorOf(ID));
    await desk.signIn('user');
    const named = driveForm({ userDomain: 'CONTOSO', userName: 'carla' });
    expect(await desk.refused('recovery.submit', { form: named })).toBe(
      'recovery.userNotAssociated',
    );
    expect(desk.profile.entries.at(-1)).toMatchObject({
      result: 'failed',
      failure: 'recovery.userNotAssociated',
      computer: 'CONTOSO\\WS-1',
      endUser: 'CONTOSO\\carla',
    });
  });

  test('a source that knows no users holds nobody back', async () => {
    desk.profile.protectors.push(protectorOf(ID, { users: [] }));
    await desk.signIn('user');
    expect(
      await desk.ask('recovery.submit', {
        form: driveForm({ userDomain: 'CONTOSO', userName: 'carla' }),
      }),
    ).toMatchObject({ outcome: 'disclosed' });
  });
});

describe('wrong input changes nothing', () => {
  test.each<[string, Partial<DriveForm>]>([
    ['seven digits', { keyId: 'AC9D565' }],
    ['33 digits', { keyId: 'A'.repeat(33) }],
    ['a letter that is not hexadecimal', { keyId: 'AC9D565G' }],
    ['SQL', { keyId: "AC9D5655' OR '1'='1" }],
    ['a wildcard', { keyId: 'AC9D56%%' }],
    ['a zero-width space', { keyId: 'AC9D\u200B5655' }],
    ['a right-to-left mark', { keyId: '\u202EAC9D5655' }],
    ['the recovery password itself', { keyId: PASSWORD }],
    ['no reason', { reason: '' }],
    ['Other without a note', { reason: 'other' }],
    ['half an end user', { userName: 'anna' }],
    ['a recovery password in the note', { note: `the key is ${PASSWORD}` }],
    ['half a surrogate pair in the note', { note: 'x\uD800' }],
    ['an invisible character in the ticket', { ticket: 'INC\u200B1' }],
  ])('%s', async (_what, changes) => {
    desk.profile.protectors.push(protectorOf(ID));
    await desk.signIn('admin');
    expect(await desk.refused('recovery.submit', { form: driveForm(changes) })).toBe(
      'input.invalid',
    );
    expect(desk.story()).toEqual(['sign-in successful']);
  });

  test('a help desk user must fill in every field', async () => {
    await desk.signIn('user');
    const reply = await desk.call('recovery.submit', { form: driveForm() });
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'input.invalid',
        details: { fields: { userDomain: 'required', userName: 'required' } },
      },
    });
  });

  test('a paste of two megabytes', async () => {
    await desk.signIn('admin');
    expect(
      await desk.refused('recovery.submit', { form: driveForm({ keyId: 'A'.repeat(2_000_000) }) }),
    ).toBe('input.invalid');
  });
});

describe('after the disclosure', () => {
  let disclosureId: string;
  beforeEach(async () => {
    desk.profile.protectors.push(protectorOf(ID));
    await desk.signIn('admin');
    disclosureId = await disclosed(desk);
  });

  test('showing again is an entry of the same request', async () => {
    expect(await desk.ask('recovery.showAgain', { disclosureId })).toMatchObject({
      disclosure: { groups: PASSWORD.split('-') },
    });
    const [disclose, again] = desk.profile.entries.slice(-2);
    expect(again).toMatchObject({ action: 'show-again', requestId: disclose?.requestId });
  });

  test('copying is an entry, and the clipboard is cleared after its time', async () => {
    expect(await desk.ask('recovery.copy', { disclosureId })).toEqual({ clearAfterSeconds: 30 });
    expect(desk.clipboard.text).toBe(PASSWORD);
    desk.clock.advance(29_999);
    expect(desk.clipboard.text).toBe(PASSWORD);
    desk.clock.advance(1);
    expect(desk.clipboard.text).toBe('');
    expect(desk.story().at(-1)).toBe('copy successful');
  });

  test('what somebody else copied since then stays', async () => {
    await desk.ask('recovery.copy', { disclosureId });
    desk.clipboard.text = 'shopping list';
    desk.clock.advance(30_000);
    expect(desk.clipboard.text).toBe('shopping list');
  });

  test('a clipboard that another program holds is cleared as soon as it lets go', async () => {
    await desk.ask('recovery.copy', { disclosureId });
    desk.clipboard.heldFor = 2;
    desk.clock.advance(30_000);
    for (let second = 0; second < 2; second += 1) {
      await new Promise(setImmediate);
      expect(desk.clipboard.text).toBe(PASSWORD);
      desk.clock.advance(1_000);
    }
    await new Promise(setImmediate);
    expect(desk.clipboard.text).toBe('');
  });

  test('a clipboard that refuses is a failed entry', async () => {
    desk.clipboard.broken = true;
    expect(await desk.refused('recovery.copy', { disclosureId })).toBe('clipboard.unavailable');
    expect(desk.story().slice(-2)).toEqual(['copy successful', 'copy failed']);
  });

  test('nothing is copied when the entry cannot be written', async () => {
    desk.profile.logIsFull = true;
    expect(await desk.refused('recovery.copy', { disclosureId })).toBe('store.full');
    expect(desk.clipboard.text).toBe('');
  });

  test("saving writes Windows' file under Windows' name, between its intent and its outcome", async () => {
    const name = `BitLocker Recovery Key ${ID}.TXT`;
    expect(await desk.ask('recovery.save', { disclosureId })).toEqual({
      outcome: 'saved',
      fileName: name,
      folder: '/documents',
      isRemovable: false,
    });
    const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(
      desk.saver.files.get(name),
    );
    expect(text.startsWith('\uFEFFBitLocker Drive Encryption recovery key \r\n')).toBe(true);
    expect(text).toContain(`\r\n\t${ID}\r\n`);
    expect(text).toContain(`\r\n\t${PASSWORD}\r\n`);
    expect(desk.story().slice(-2)).toEqual(['save intended', 'save successful']);
  });

  test('the key package keeps its bytes and its name', async () => {
    await desk.ask('recovery.saveKeyPackage', { disclosureId });
    expect([...(desk.saver.files.get(`BitLocker Key Package {${ID}}.KPG`) ?? [])]).toEqual([
      1, 2, 3,
    ]);
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'save-key-package',
      keyType: 'key-package',
      result: 'successful',
    });
  });

  test('a closed dialog leaves no file and no entry', async () => {
    desk.saver.answer = 'close';
    expect(await desk.ask('recovery.save', { disclosureId })).toEqual({ outcome: 'cancelled' });
    expect(desk.story().at(-1)).toBe('disclose successful');
  });

  test('a full disk is a failed entry', async () => {
    desk.saver.answer = 'full-disk';
    expect(await desk.refused('recovery.save', { disclosureId })).toBe('file.noSpace');
    expect(desk.story().slice(-2)).toEqual(['save intended', 'save failed']);
    expect(desk.profile.entries.at(-1)?.failure).toBe('file.noSpace');
  });

  test('a log that fills up after the file was written does not deny the file', async () => {
    const append = desk.profile.auditLog.append.bind(desk.profile.auditLog);
    desk.profile.auditLog.append = async (draft) => {
      if (draft.result === 'successful') throw new Error('full');
      return append(draft);
    };
    expect(await desk.ask('recovery.save', { disclosureId })).toMatchObject({ outcome: 'saved' });
    expect(desk.story().at(-1)).toBe('save intended');
  });

  test('a console locked behind the open dialog writes nothing', async () => {
    desk.saver.whileOpen = () => {
      desk.sessions.lock();
    };
    expect(await desk.refused('recovery.save', { disclosureId })).toBe('recovery.noLongerHeld');
    expect(desk.saver.files.size).toBe(0);
  });

  test.each(['session.lock', 'session.signOut'] as const)(
    '%s takes the secret and the clipboard away',
    async (name) => {
      await desk.ask('recovery.copy', { disclosureId });
      await desk.ask(name);
      expect(desk.clipboard.text).toBe('');
      await desk.ask('session.signIn', {
        profileId: 'test',
        userName: 'CONTOSO\\op',
        password: 'pw',
      });
      expect(await desk.refused('recovery.showAgain', { disclosureId })).toBe(
        'recovery.noLongerHeld',
      );
    },
  );

  test('the secret is kept for its time only', async () => {
    desk.clock.advance(900_000);
    expect(await desk.refused('recovery.copy', { disclosureId })).toBe('recovery.noLongerHeld');
  });

  test('a released secret is gone', async () => {
    await desk.ask('recovery.release', { disclosureId });
    expect(await desk.refused('recovery.showAgain', { disclosureId })).toBe(
      'recovery.noLongerHeld',
    );
  });

  test('the whole story is one unbroken chain', async () => {
    await desk.ask('recovery.copy', { disclosureId });
    await desk.ask('recovery.save', { disclosureId });
    expect(verifyChain(desk.profile.entries)).toMatchObject({ intact: true, count: 5 });
  });
});

test('a protector without a key package says so, in the log too', async () => {
  desk.profile.protectors.push({
    ...protectorOf(ID, { hasKeyPackage: false }),
    keyPackage: undefined,
  });
  await desk.signIn('admin');
  const disclosureId = await disclosed(desk);
  expect(await desk.refused('recovery.saveKeyPackage', { disclosureId })).toBe(
    'recovery.noKeyPackage',
  );
  expect(desk.profile.entries.at(-1)).toMatchObject({
    action: 'save-key-package',
    result: 'failed',
    failure: 'recovery.noKeyPackage',
  });
});
