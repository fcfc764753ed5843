import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, PASSWORD, disclosed } from './drive-request.ts';

let app: TestConsole;
beforeEach(() => {
  app = testConsole();
});

describe('after the disclosure', () => {
  let disclosureId: string;
  beforeEach(async () => {
    app.profile.protectors.push(protectorOf(ID));
    await app.signIn('admin');
    disclosureId = await disclosed(app);
  });

  test('showing again is an entry of the same request', async () => {
    expect(await app.ask('recovery.showAgain', { disclosureId })).toMatchObject({
      disclosure: { groups: PASSWORD.split('-') },
    });
    const [disclose, again] = app.profile.entries.slice(-2);
    expect(again).toMatchObject({ action: 'show-again', requestId: disclose?.requestId });
  });

  test('showing longer is an entry of the same request, and tells for how long', async () => {
    app.clock.advance(60_000);
    expect(await app.ask('recovery.showLonger', { disclosureId })).toEqual({
      bySeconds: 60,
      heldForSeconds: 840,
    });
    const [disclose, longer] = app.profile.entries.slice(-2);
    expect(longer).toMatchObject({
      action: 'show-again',
      note: '+60 s',
      requestId: disclose?.requestId,
    });
  });

  test('nothing is shown longer when the entry cannot be written, or the key is gone', async () => {
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.showLonger', { disclosureId })).toBe('store.full');
    app.profile.logIsFull = false;
    app.clock.advance(900_000);
    expect(await app.refused('recovery.showLonger', { disclosureId })).toBe(
      'recovery.noLongerHeld',
    );
  });

  test('copying is an entry, and the clipboard is cleared after its time', async () => {
    expect(await app.ask('recovery.copy', { disclosureId })).toEqual({ clearAfterSeconds: 30 });
    expect(app.clipboard.text).toBe(PASSWORD);
    app.clock.advance(29_999);
    expect(app.clipboard.text).toBe(PASSWORD);
    app.clock.advance(1);
    expect(app.clipboard.text).toBe('');
    expect(app.recordedActions().at(-1)).toBe('copy successful');
  });

  test('what somebody else copied since then stays', async () => {
    await app.ask('recovery.copy', { disclosureId });
    app.clipboard.text = 'shopping list';
    app.clock.advance(30_000);
    expect(app.clipboard.text).toBe('shopping list');
  });

  test('a clipboard that another program holds is cleared as soon as it lets go', async () => {
    await app.ask('recovery.copy', { disclosureId });
    app.clipboard.heldFor = 2;
    app.clock.advance(30_000);
    for (let second = 0; second < 2; second += 1) {
      await new Promise(setImmediate);
      expect(app.clipboard.text).toBe(PASSWORD);
      app.clock.advance(1_000);
    }
    await new Promise(setImmediate);
    expect(app.clipboard.text).toBe('');
  });

  test('a clipboard that refuses is a failed entry', async () => {
    app.clipboard.broken = true;
    expect(await app.refused('recovery.copy', { disclosureId })).toBe('clipboard.unavailable');
    expect(app.recordedActions().slice(-2)).toEqual(['copy successful', 'copy failed']);
  });

  test('nothing is copied when the entry cannot be written', async () => {
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.copy', { disclosureId })).toBe('store.full');
    expect(app.clipboard.text).toBe('');
  });

  test('saving writes the file of Windows under its name, between intent and outcome', async () => {
    const name = `BitLocker Recovery Key ${ID}.TXT`;
    expect(await app.ask('recovery.save', { disclosureId })).toEqual({
      outcome: 'saved',
      fileName: name,
      folder: '/documents',
      isRemovable: false,
    });
    const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(app.saver.files.get(name));
    expect(text.startsWith('\uFEFFBitLocker Drive Encryption recovery key \r\n')).toBe(true);
    expect(text).toContain(`\r\n\t${ID}\r\n`);
    expect(text).toContain(`\r\n\t${PASSWORD}\r\n`);
    expect(app.recordedActions().slice(-2)).toEqual(['save intended', 'save successful']);
  });

  test('the key package keeps its bytes and its name', async () => {
    await app.ask('recovery.saveKeyPackage', { disclosureId });
    expect([...(app.saver.files.get(`BitLocker Key Package {${ID}}.KPG`) ?? [])]).toEqual([
      1, 2, 3,
    ]);
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'save-key-package',
      keyType: 'key-package',
      result: 'successful',
    });
  });

  test('a closed dialog leaves no file and no entry', async () => {
    app.saver.answer = 'close';
    expect(await app.ask('recovery.save', { disclosureId })).toEqual({ outcome: 'cancelled' });
    expect(app.recordedActions().at(-1)).toBe('disclose successful');
  });

  test('a full disk is a failed entry', async () => {
    app.saver.answer = 'full-disk';
    expect(await app.refused('recovery.save', { disclosureId })).toBe('file.noSpace');
    expect(app.recordedActions().slice(-2)).toEqual(['save intended', 'save failed']);
    expect(app.profile.entries.at(-1)?.failure).toBe('file.noSpace');
  });

  test('a log that fills up after the file was written does not deny the file', async () => {
    const append = app.profile.auditLog.append.bind(app.profile.auditLog);
    app.profile.auditLog.append = async (draft) => {
      if (draft.result === 'successful') throw new Error('full');
      return append(draft);
    };
    expect(await app.ask('recovery.save', { disclosureId })).toMatchObject({ outcome: 'saved' });
    expect(app.recordedActions().at(-1)).toBe('save intended');
  });

  test('a console locked behind the open dialog writes nothing', async () => {
    app.saver.whileOpen = () => {
      app.sessions.lock();
    };
    expect(await app.refused('recovery.save', { disclosureId })).toBe('recovery.noLongerHeld');
    expect(app.saver.files.size).toBe(0);
  });

  test.each(['session.lock', 'session.signOut'] as const)(
    '%s takes the secret and the clipboard away',
    async (name) => {
      await app.ask('recovery.copy', { disclosureId });
      await app.ask(name);
      expect(app.clipboard.text).toBe('');
      await app.ask('session.signIn', {
        profileId: 'test',
        userName: 'CONTOSO\\op',
        password: 'pw',
      });
      expect(await app.refused('recovery.showAgain', { disclosureId })).toBe(
        'recovery.noLongerHeld',
      );
    },
  );

  test('the secret is kept for its time only', async () => {
    app.clock.advance(900_000);
    expect(await app.refused('recovery.copy', { disclosureId })).toBe('recovery.noLongerHeld');
  });

  test('a released secret is gone', async () => {
    await app.ask('recovery.release', { disclosureId });
    expect(await app.refused('recovery.showAgain', { disclosureId })).toBe('recovery.noLongerHeld');
  });

  test('all entries are one unbroken chain', async () => {
    await app.ask('recovery.copy', { disclosureId });
    await app.ask('recovery.save', { disclosureId });
    expect(verifyChain(app.profile.entries)).toMatchObject({ intact: true, count: 5 });
  });
});

test('a protector without a key package says so, in the log too', async () => {
  app.profile.protectors.push({
    ...protectorOf(ID, { hasKeyPackage: false }),
    keyPackage: undefined,
  });
  await app.signIn('admin');
  const disclosureId = await disclosed(app);
  expect(await app.refused('recovery.saveKeyPackage', { disclosureId })).toBe(
    'recovery.noKeyPackage',
  );
  expect(app.profile.entries.at(-1)).toMatchObject({
    action: 'save-key-package',
    result: 'failed',
    failure: 'recovery.noKeyPackage',
  });
});

describe('the commands of the procedures', () => {
  const unlock = { kind: 'unlock', drive: 'E:' };
  let disclosureId: string;
  beforeEach(async () => {
    app.profile.protectors.push(protectorOf(ID));
    await app.signIn('admin');
    disclosureId = await disclosed(app);
  });

  test('are copied without the password for a ticket, and stay', async () => {
    expect(
      await app.ask('recovery.copyCommand', { disclosureId, command: unlock, withPassword: false }),
    ).toEqual({ clearAfterSeconds: null });
    expect(app.clipboard.text).toBe('manage-bde -unlock E: -rp <recovery password>');
    app.clock.advance(3_600_000);
    expect(app.clipboard.text).not.toBe('');
    expect(app.recordedActions().at(-1)).toBe('disclose successful');
  });

  test('with the password are recorded before they are copied, and cleared', async () => {
    await app.ask('recovery.copyCommand', { disclosureId, command: unlock, withPassword: true });
    expect(app.clipboard.text).toBe(`manage-bde -unlock E: -rp ${PASSWORD}`);
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'copy',
      result: 'successful',
      keyType: 'recovery-key-password',
      keyId: ID,
    });
    app.clock.advance(30_000);
    await Promise.resolve();
    expect(app.clipboard.text).toBe('');
  });

  test('with the password are refused without an entry, or once the key was dropped', async () => {
    app.profile.logIsFull = true;
    expect(
      await app.refused('recovery.copyCommand', {
        disclosureId,
        command: unlock,
        withPassword: true,
      }),
    ).toBe('store.full');
    app.profile.logIsFull = false;
    app.clock.advance(900_000);
    expect(
      await app.refused('recovery.copyCommand', {
        disclosureId,
        command: unlock,
        withPassword: true,
      }),
    ).toBe('recovery.noLongerHeld');
    expect(app.clipboard.text).toBe('');
  });

  test.each([
    { kind: 'repair', corrupted: 'C:', fixed: 'C:', keyPackage: '', acceptsOverwrite: true },
    { kind: 'repair', corrupted: 'C:', fixed: 'D:', keyPackage: '', acceptsOverwrite: false },
    { kind: 'unlock', drive: 'E: & calc' },
  ])('%o is not one of them', async (command) => {
    expect(
      await app.refused('recovery.copyCommand', { disclosureId, command, withPassword: true }),
    ).toBe('input.invalid');
    expect(app.clipboard.text).toBe('');
  });
});

describe('a recovery kit', () => {
  let disclosureId: string;
  beforeEach(async () => {
    await app.signIn('admin');
  });
  const KIT = 'BitLocker Recovery Kit AC9D5655';
  const disclose = async (changes: Parameters<typeof protectorOf>[1] = {}) => {
    const protector = protectorOf(ID, changes);
    app.profile.protectors.push(
      changes.hasKeyPackage === false ? { ...protector, keyPackage: undefined } : protector,
    );
    disclosureId = await disclosed(app);
  };

  test('has an intent and an outcome for each secret in it', async () => {
    await disclose();
    expect(await app.ask('recovery.saveKit', { disclosureId })).toEqual({
      outcome: 'saved',
      fileName: KIT,
      folder: '/media/STICK',
      isRemovable: true,
    });
    expect(app.recordedActions().slice(-4)).toEqual([
      'save intended',
      'save-key-package intended',
      'save successful',
      'save-key-package successful',
    ]);
    expect([...app.saver.files.keys()].map((name) => name.slice(0, KIT.length))).toEqual([
      KIT,
      KIT,
      KIT,
      KIT,
    ]);
  });

  test('without a package records the key alone', async () => {
    await disclose({ hasKeyPackage: false });
    await app.ask('recovery.saveKit', { disclosureId });
    expect(app.recordedActions().slice(-2)).toEqual(['save intended', 'save successful']);
    expect(app.saver.files.size).toBe(3);
  });

  test('that could not be written is two failures', async () => {
    await disclose();
    app.saver.answer = 'full-disk';
    expect(await app.refused('recovery.saveKit', { disclosureId })).toBe('file.noSpace');
    expect(app.profile.entries.slice(-2)).toMatchObject([
      { action: 'save', result: 'failed', failure: 'file.noSpace' },
      { action: 'save-key-package', result: 'failed', failure: 'file.noSpace' },
    ]);
  });

  test('is not written without an entry, after a closed dialog, or after a lock', async () => {
    await disclose();
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.saveKit', { disclosureId })).toBe('store.full');
    app.profile.logIsFull = false;
    app.saver.answer = 'close';
    expect(await app.ask('recovery.saveKit', { disclosureId })).toEqual({ outcome: 'cancelled' });
    app.saver.answer = 'accept';
    app.saver.whileOpen = () => {
      app.sessions.lock();
    };
    expect(await app.refused('recovery.saveKit', { disclosureId })).toBe('recovery.noLongerHeld');
    expect(app.saver.files.size).toBe(0);
    expect(app.recordedActions().at(-1)).toBe('disclose successful');
  });

  test('the drives it could go to are named without a path', async () => {
    expect(await app.ask('recovery.removableDrives')).toEqual({
      drives: [{ name: 'STICK', fileSystem: 'FAT32', freeBytes: 7_900_000_000 }],
    });
  });
});

describe('a note', () => {
  let disclosureId: string;
  beforeEach(async () => {
    app.profile.protectors.push(protectorOf(ID));
    await app.signIn('admin');
    disclosureId = await disclosed(app, { note: 'from the form', ticket: 'INC1' });
  });

  test('joins the record of its disclosure', async () => {
    await app.ask('recovery.note', { disclosureId, note: ' Moved drive: unlocked. ' });
    const [disclosure, note] = app.profile.entries.slice(-2);
    expect(note).toMatchObject({
      action: 'note',
      result: 'successful',
      note: 'Moved drive: unlocked.',
      keyId: ID,
      computer: 'CONTOSO\\WS-1',
      ticket: 'INC1',
      requestId: disclosure?.requestId,
    });
  });

  test.each([
    ['', 'nothing'],
    ['   ', 'blanks'],
    ['x'.repeat(501), 'too much'],
    [`typed ${PASSWORD}`, 'the digits'],
    ['a\nb', 'a second line'],
  ])('%# is refused: %2$s', async (note) => {
    expect(await app.refused('recovery.note', { disclosureId, note })).toBe('input.invalid');
    expect(app.recordedActions().at(-1)).toBe('disclose successful');
  });
});
