import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { DriveForm } from '#shared/recovery/drive-request.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { memoryRecovery, protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, PASSWORD, driveForm } from './drive-request.ts';

const DAY_MS = 86_400_000;
const TWIN = 'AC9D5655-0000-4D1D-902F-1B6087118138';

let app: TestConsole;
beforeEach(() => {
  app = testConsole();
});

describe('one match', () => {
  beforeEach(() => {
    app.profile.protectors.push(protectorOf(ID));
  });

  test('is disclosed in eight groups, with one entry of everything but the digits', async () => {
    await app.signIn('admin');
    const output = await app.ask('recovery.submit', {
      form: driveForm({ note: 'n', ticket: 'INC1' }),
    });

    expect(output).toMatchObject({
      outcome: 'disclosed',
      disclosure: { groups: PASSWORD.split('-'), protector: { keyId: ID } },
    });
    expect(app.recordedActions()).toEqual(['sign-in successful', 'disclose successful']);
    expect(app.profile.entries.at(-1)).toMatchObject({
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
    const written = JSON.stringify(app.profile.entries);
    expect(withoutSecrets(written)).toBe(written);
  });

  test('is refused when the entry cannot be written', async () => {
    await app.signIn('admin');
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.submit', { form: driveForm() })).toBe('store.full');
    expect(app.recordedActions()).toEqual(['sign-in successful']);
  });

  test('two submits at once are one disclosure', async () => {
    await app.signIn('admin');
    const [first, second] = await Promise.all([
      app.call('recovery.submit', { form: driveForm() }),
      app.call('recovery.submit', { form: driveForm() }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, false]);
    expect(app.recordedActions()).toEqual(['sign-in successful', 'disclose successful']);
  });

  test('a console locked during the disclosure shows nothing, and the entry stands', async () => {
    await app.signIn('admin');
    app.profile.duringDisclosure = () => {
      app.sessions.lock();
    };
    expect(await app.refused('recovery.submit', { form: driveForm() })).toBe('auth.locked');
    expect(app.recordedActions()).toEqual(['sign-in successful', 'disclose successful']);
  });

  test('a damaged password is never handed out', async () => {
    app.profile.protectors[0] = {
      ...protectorOf(ID),
      recoveryPassword: PASSWORD.replace('471207', '471208'),
    };
    await app.signIn('admin');
    expect(await app.refused('recovery.submit', { form: driveForm() })).toBe(
      'recovery.damagedPassword',
    );
    expect(app.recordedActions()).toEqual([
      'sign-in successful',
      'disclose successful',
      'search failed',
    ]);
  });

  test.each([
    '{ac9d5655-f7ca-4d1d-902f-1b6087118138}',
    'ac9d5655f7ca4d1d902f1b6087118138',
    ' AC9D 5655 F7CA ',
  ])('is found by %s', async (keyId) => {
    await app.signIn('admin');
    expect(await app.ask('recovery.submit', { form: driveForm({ keyId }) })).toMatchObject({
      outcome: 'disclosed',
    });
  });
});

describe('several matches', () => {
  beforeEach(async () => {
    app.profile.protectors.push(protectorOf(ID), protectorOf(TWIN, { users: ['CONTOSO\\bert'] }));
  });

  test('are listed without a secret, under a search entry', async () => {
    await app.signIn('admin');
    const output = await app.ask('recovery.submit', { form: driveForm() });
    expect(output).toMatchObject({
      outcome: 'several',
      total: 2,
      matches: [{ keyId: ID }, { keyId: TWIN }],
    });
    expect(JSON.stringify(output)).not.toContain('471207');
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      keyType: 'recovery-key-id',
      keyId: 'AC9D5655',
      computer: '',
    });
  });

  test('each row is disclosed by its own request', async () => {
    await app.signIn('admin');
    await app.ask('recovery.submit', { form: driveForm() });
    expect(await app.ask('recovery.disclose', { form: driveForm(), keyId: TWIN })).toMatchObject({
      disclosure: { protector: { keyId: TWIN } },
    });
    expect(app.recordedActions()).toEqual([
      'sign-in successful',
      'search successful',
      'disclose successful',
    ]);
  });

  test('a row outside the search is refused', async () => {
    await app.signIn('admin');
    expect(
      await app.refused('recovery.disclose', {
        form: driveForm({ keyId: 'AC9D5655-F' }),
        keyId: TWIN,
      }),
    ).toBe('input.invalid');
    expect(app.recordedActions()).toEqual(['sign-in successful']);
  });

  test('a help desk user gets the one of the end user they named', async () => {
    await app.signIn('user');
    const named = driveForm({ userDomain: 'contoso', userName: 'BERT' });
    expect(await app.ask('recovery.submit', { form: named })).toMatchObject({
      outcome: 'disclosed',
      disclosure: { protector: { keyId: TWIN } },
    });
    expect(await app.refused('recovery.disclose', { form: named, keyId: ID })).toBe(
      'recovery.noneForEndUser',
    );
  });
});

describe('no match', () => {
  test('is a failed entry with the digits that were typed', async () => {
    await app.signIn('admin');
    expect(await app.refused('recovery.submit', { form: driveForm() })).toBe('recovery.noMatch');
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      result: 'failed',
      failure: 'recovery.noMatch',
      keyId: 'AC9D5655',
    });
  });

  test('an end user who is not associated is a failed entry that names the computer', async () => {
    app.profile.protectors.push(protectorOf(ID));
    await app.signIn('user');
    const named = driveForm({ userDomain: 'CONTOSO', userName: 'carla' });
    expect(await app.refused('recovery.submit', { form: named })).toBe('recovery.noneForEndUser');
    expect(app.profile.entries.at(-1)).toMatchObject({
      result: 'failed',
      failure: 'recovery.userNotAssociated',
      computer: 'CONTOSO\\WS-1',
      endUser: 'CONTOSO\\carla',
    });
  });

  test('a help desk user cannot tell a key of somebody else from none', async () => {
    const OTHER = ID.replace('AC9D5655', 'AC9D5656');
    app.profile.protectors.push(protectorOf(ID), protectorOf(OTHER, { users: ['CONTOSO\\carla'] }));
    await app.signIn('user');
    const ask = (keyId: string, userName: string) =>
      app.call('recovery.submit', { form: driveForm({ keyId, userDomain: 'CONTOSO', userName }) });
    const somebodyElses = await ask('AC9D5655', 'dora');
    expect(somebodyElses).toMatchObject({ error: { code: 'recovery.noneForEndUser' } });
    expect(await ask('00000000', 'dora')).toEqual(somebodyElses);
    expect(app.profile.entries.slice(-2).map(({ failure }) => failure)).toEqual([
      'recovery.userNotAssociated',
      'recovery.noMatch',
    ]);
    // What is one typing error away is offered in either case, and of the named end user alone.
    for (const keyId of ['AC9D5655', 'AC9D5657'])
      expect(await ask(keyId, 'carla')).toMatchObject({
        output: { outcome: 'similar', matches: [{ keyId: OTHER }] },
      });
    const named = driveForm({ keyId: ID, userDomain: 'CONTOSO', userName: 'dora' });
    const chosen = await app.call('recovery.disclose', { form: named, keyId: ID });
    app.profile.protectors.length = 0;
    expect(chosen).toEqual(somebodyElses);
    expect(await app.call('recovery.disclose', { form: named, keyId: ID })).toEqual(chosen);
  });

  test('nor while a source gives no answer', async () => {
    app.profile.protectors.push(protectorOf(ID));
    app.profile.recovery.push({
      ...memoryRecovery(
        () => app.profile,
        'silent',
        () => [],
      ),
      find: () => Promise.reject(new AppError('directory.unreachable', 'silent')),
    });
    await app.signIn('user');
    const ask = (keyId: string) =>
      app.call('recovery.submit', {
        form: driveForm({ keyId, userDomain: 'CONTOSO', userName: 'dora' }),
      });
    expect(await ask('AC9D5655')).toMatchObject({ error: { code: 'recovery.sourcesMissing' } });
    expect(await ask('00000000')).toEqual(await ask('AC9D5655'));
    expect(app.profile.entries.at(-1)).toMatchObject({ failure: 'recovery.userNotAssociated' });
  });

  test('a source that knows no users holds nobody back', async () => {
    app.profile.protectors.push(protectorOf(ID, { users: [] }));
    await app.signIn('user');
    expect(
      await app.ask('recovery.submit', {
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
    app.profile.protectors.push(protectorOf(ID));
    await app.signIn('admin');
    expect(await app.refused('recovery.submit', { form: driveForm(changes) })).toBe(
      'input.invalid',
    );
    expect(app.recordedActions()).toEqual(['sign-in successful']);
  });

  test('a help desk user must fill in every field', async () => {
    await app.signIn('user');
    const reply = await app.call('recovery.submit', { form: driveForm() });
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'input.invalid',
        details: { fields: { userDomain: 'required', userName: 'required' } },
      },
    });
  });

  test('a paste of two megabytes', async () => {
    await app.signIn('admin');
    expect(
      await app.refused('recovery.submit', { form: driveForm({ keyId: 'A'.repeat(2_000_000) }) }),
    ).toBe('input.invalid');
  });
});

describe('how often a computer was recovered', () => {
  beforeEach(async () => {
    app.profile.protectors.push(protectorOf(ID));
    await app.signIn('admin');
  });
  const times = async () => {
    const output = await app.ask('recovery.submit', { form: driveForm() });
    return output.outcome === 'disclosed' ? output.disclosure.recentRecoveries : undefined;
  };

  test('is counted over thirty days, this time included', async () => {
    expect(await times()).toBe(1);
    app.clock.advance(29 * DAY_MS);
    expect(await times()).toBe(2);
    // Asked for once more in the same call.
    expect(await times()).toBe(2);
    app.clock.advance(2 * DAY_MS);
    expect(await times()).toBe(2);
  });

  test('withholds no key when it cannot be counted', async () => {
    app.profile.auditLog.disclosuresOf = () => Promise.reject(new AppError('store.locked', 'busy'));
    expect(await times()).toBe(0);
  });

  test('a session that ends while it is counted gets nothing', async () => {
    app.profile.auditLog.disclosuresOf = async () => {
      app.sessions.lock();
      return [];
    };
    expect(await app.refused('recovery.submit', { form: driveForm() })).toBe('auth.locked');
  });
});

describe('no match, but a similar key ID', () => {
  const SLIPPED = { keyId: 'AC9D5656' };
  const ANNA = { userDomain: 'contoso', userName: 'Anna' };
  beforeEach(() => {
    app.profile.protectors.push(protectorOf(ID));
  });

  test('of the end user is listed and recorded as a search, but not disclosed', async () => {
    await app.signIn('user');
    const output = await app.ask('recovery.submit', { form: driveForm({ ...SLIPPED, ...ANNA }) });
    expect(output).toEqual({
      outcome: 'similar',
      matches: [expect.objectContaining({ keyId: ID })],
    });
    expect(withoutSecrets(JSON.stringify(output))).toBe(JSON.stringify(output));
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      result: 'successful',
      keyId: 'AC9D5656',
      endUser: 'contoso\\Anna',
      computer: '',
    });
    // A key of the list cannot be chosen either: it does not begin as the form says.
    const refusal = await app.refused('recovery.disclose', {
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
    await app.signIn('admin');
    expect(
      await app.refused('recovery.submit', { form: driveForm({ ...SLIPPED, ...changes }) }),
    ).toBe('recovery.noMatch');
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      result: 'failed',
      failure: 'recovery.noMatch',
    });
  });

  test('is not helped when the search cannot be recorded', async () => {
    await app.signIn('admin');
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.submit', { form: driveForm({ ...SLIPPED, ...ANNA }) })).toBe(
      'store.full',
    );
  });
});
