import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, PASSWORD, disclosed, driveForm } from './drive-request.ts';

const DAY_MS = 86_400_000;

let desk: TestConsole;
beforeEach(() => {
  desk = testConsole();
});

describe('the commands of the procedures', () => {
  const unlock = { kind: 'unlock', drive: 'E:' };
  let disclosureId: string;
  beforeEach(async () => {
    desk.profile.protectors.push(protectorOf(ID));
    await desk.signIn('admin');
    disclosureId = await disclosed(desk);
  });

  test('are copied without the password for a ticket, and stay', async () => {
    expect(
      await desk.ask('recovery.copyCommand', {
        disclosureId,
        command: unlock,
        withPassword: false,
      }),
    ).toEqual({ clearAfterSeconds: null });
    expect(desk.clipboard.text).toBe('manage-bde -unlock E: -rp <recovery password>');
    desk.clock.advance(3_600_000);
    expect(desk.clipboard.text).not.toBe('');
    expect(desk.story().at(-1)).toBe('disclose successful');
  });

  test('with the password are recorded before they are copied, and cleared', async () => {
    await desk.ask('recovery.copyCommand', { disclosureId, command: unlock, withPassword: true });
    expect(desk.clipboard.text).toBe(`manage-bde -unlock E: -rp ${PASSWORD}`);
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'copy',
      result: 'successful',
      keyType: 'recovery-key-password',
      keyId: ID,
    });
    desk.clock.advance(30_000);
    await Promise.resolve();
    expect(desk.clipboard.text).toBe('');
  });

  test('with the password are refused when the entry cannot be written, or the key is no longer held', async () => {
    desk.profile.logIsFull = true;
    expect(
      await desk.refused('recovery.copyCommand', {
        disclosureId,
        command: unlock,
        withPassword: true,
      }),
    ).toBe('store.full');
    desk.profile.logIsFull = false;
    desk.clock.advance(900_000);
    expect(
      await desk.refused('recovery.copyCommand', {
        disclosureId,
        command: unlock,
        withPassword: true,
      }),
    ).toBe('recovery.noLongerHeld');
    expect(desk.clipboard.text).toBe('');
  });

  test.each([
    { kind: 'repair', corrupted: 'C:', fixed: 'C:', keyPackage: '', acceptsOverwrite: true },
    { kind: 'repair', corrupted: 'C:', fixed: 'D:', keyPackage: '', acceptsOverwrite: false },
    { kind: 'unlock', drive: 'E: & calc' },
  ])('%o is not one of them', async (command) => {
    expect(
      await desk.refused('recovery.copyCommand', { disclosureId, command, withPassword: true }),
    ).toBe('input.invalid');
    expect(desk.clipboard.text).toBe('');
  });
});

describe('how often a computer was recovered', () => {
  beforeEach(async () => {
    desk.profile.protectors.push(protectorOf(ID));
    await desk.signIn('admin');
  });
  const times = async () =>
    (
      (await desk.ask('recovery.submit', { form: driveForm() })) as {
        disclosure: { recentRecoveries: number };
      }
    ).disclosure.recentRecoveries;

  test('is counted over thirty days, this time included', async () => {
    expect(await times()).toBe(1);
    desk.clock.advance(29 * DAY_MS);
    expect(await times()).toBe(2);
    expect(await times()).toBe(3);
    desk.clock.advance(2 * DAY_MS);
    expect(await times()).toBe(3);
  });

  test('withholds no key when it cannot be counted', async () => {
    desk.profile.auditLog.disclosuresOf = () =>
      Promise.reject(new AppError('store.locked', 'busy'));
    expect(await times()).toBe(0);
  });

  test('a session that ends while it is counted gets nothing', async () => {
    desk.profile.auditLog.disclosuresOf = async () => {
      desk.sessions.lock();
      return [];
    };
    expect(await desk.refused('recovery.submit', { form: driveForm() })).toBe('auth.locked');
  });
});

describe('a recovery kit', () => {
  let disclosureId: string;
  beforeEach(async () => {
    await desk.signIn('admin');
  });
  const KIT = 'BitLocker Recovery Kit AC9D5655';
  const disclose = async (changes: Parameters<typeof protectorOf>[1] = {}) => {
    const protector = protectorOf(ID, changes);
    desk.profile.protectors.push(
      changes.hasKeyPackage === false ? { ...protector, keyPackage: undefined } : protector,
    );
    disclosureId = await disclosed(desk);
  };

  test('has an intent and an outcome for each secret in it', async () => {
    await disclose();
    expect(await desk.ask('recovery.saveKit', { disclosureId })).toEqual({
      outcome: 'saved',
      fileName: KIT,
      folder: '/media/STICK',
      isRemovable: true,
    });
    expect(desk.story().slice(-4)).toEqual([
      'save intended',
      'save-key-package intended',
      'save successful',
      'save-key-package successful',
    ]);
    expect([...desk.saver.files.keys()].map((name) => name.slice(0, KIT.length))).toEqual([
      KIT,
      KIT,
      KIT,
      KIT,
    ]);
  });

  test('without a package records the key alone', async () => {
    await disclose({ hasKeyPackage: false });
    await desk.ask('recovery.saveKit', { disclosureId });
    expect(desk.story().slice(-2)).toEqual(['save intended', 'save successful']);
    expect(desk.saver.files.size).toBe(3);
  });

  test('that could not be written is two failures', async () => {
    await disclose();
    desk.saver.answer = 'full-disk';
    expect(await desk.refused('recovery.saveKit', { disclosureId })).toBe('file.noSpace');
    expect(desk.profile.entries.slice(-2)).toMatchObject([
      { action: 'save', result: 'failed', failure: 'file.noSpace' },
      { action: 'save-key-package', result: 'failed', failure: 'file.noSpace' },
    ]);
  });

  test('is not written when it cannot be recorded, when the dialog closes, or when the console locks behind it', async () => {
    await disclose();
    desk.profile.logIsFull = true;
    expect(await desk.refused('recovery.saveKit', { disclosureId })).toBe('store.full');
    desk.profile.logIsFull = false;
    desk.saver.answer = 'close';
    expect(await desk.ask('recovery.saveKit', { disclosureId })).toEqual({ outcome: 'cancelled' });
    desk.saver.answer = 'accept';
    desk.saver.whileOpen = () => {
      desk.sessions.lock();
    };
    expect(await desk.refused('recovery.saveKit', { disclosureId })).toBe('recovery.noLongerHeld');
    expect(desk.saver.files.size).toBe(0);
    expect(desk.story().at(-1)).toBe('disclose successful');
  });

  test('the drives it could go to are named without a path', async () => {
    expect(await desk.ask('recovery.removableDrives')).toEqual({
      drives: [{ name: 'STICK', fileSystem: 'FAT32', freeBytes: 7_900_000_000 }],
    });
  });
});

describe('a note', () => {
  let disclosureId: string;
  beforeEach(async () => {
    desk.profile.protectors.push(protectorOf(ID));
    await desk.signIn('admin');
    disclosureId = await disclosed(desk, { note: 'from the form', ticket: 'INC1' });
  });

  test('joins the record of its disclosure', async () => {
    await desk.ask('recovery.note', { disclosureId, note: ' Moved drive: unlocked. ' });
    const [disclosure, note] = desk.profile.entries.slice(-2);
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
    expect(await desk.refused('recovery.note', { disclosureId, note })).toBe('input.invalid');
    expect(desk.story().at(-1)).toBe('disclose successful');
  });
});

describe('no match', () => {
  const SLIPPED = { keyId: 'AC9D5656' };
  const ANNA = { userDomain: 'contoso', userName: 'Anna' };
  beforeEach(() => {
    desk.profile.protectors.push(protectorOf(ID));
  });

  test('but one slip away on the end user’s own computer is listed, recorded as a search, and not disclosed', async () => {
    await desk.signIn('user');
    const output = await desk.ask('recovery.submit', { form: driveForm({ ...SLIPPED, ...ANNA }) });
    expect(output).toEqual({
      outcome: 'similar',
      matches: [expect.objectContaining({ keyId: ID })],
    });
    expect(withoutSecrets(JSON.stringify(output))).toBe(JSON.stringify(output));
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      result: 'successful',
      keyId: 'AC9D5656',
      endUser: 'contoso\\Anna',
      computer: '',
    });
    // Nor does the list open a way around the form: the chosen key has to begin with what the form says.
    const refusal = await desk.refused('recovery.disclose', {
      form: driveForm({ ...SLIPPED, ...ANNA }),
      keyId: ID,
    });
    expect(refusal).toBe('input.invalid');
  });

  test.each([
    ['nobody is named', {}],
    ['somebody else is named', { userDomain: 'CONTOSO', userName: 'bert' }],
    ['it is two slips away', { ...ANNA, keyId: 'AC9D5766' }],
  ])('stays one when %s', async (_when, changes) => {
    await desk.signIn('admin');
    expect(
      await desk.refused('recovery.submit', { form: driveForm({ ...SLIPPED, ...changes }) }),
    ).toBe('recovery.noMatch');
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      result: 'failed',
      failure: 'recovery.noMatch',
    });
  });

  test('is not helped when the search cannot be recorded', async () => {
    await desk.signIn('admin');
    desk.profile.logIsFull = true;
    expect(
      await desk.refused('recovery.submit', { form: driveForm({ ...SLIPPED, ...ANNA }) }),
    ).toBe('store.full');
  });
});
