import { describe, expect, test } from 'vitest';
import { type Api, AskError } from '#renderer/api.ts';
import { createDriveRecoveryStore } from '#renderer/panes/drive-recovery/store.ts';
import { LONGEST_INPUT } from '#renderer/ui/fields.tsx';
import type { Disclosure } from '#shared/contract.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { protectorOf } from '../fakes/memory-profile.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const GROUPS = '471207-278498-422125-177177-561902-537405-468006-693451'.split('-');

const disclosure = (disclosureId: string): Disclosure => ({
  disclosureId,
  protector: protectorOf(ID).protector,
  marked: true,
  groups: GROUPS,
  hideAfterSeconds: 60,
  reason: 'lost-pin',
  isBeyondLimit: false,
  recentRecoveries: 1,
});

interface Asked {
  readonly name: string;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  answer(output: unknown): Promise<void>;
  fail(code: ErrorCode): Promise<void>;
}

/**
 * A store whose calls stay open until the test answers them: what happens in between is what these
 * tests are about.
 */
function openStore(role: Role = 'admin') {
  const asked: Asked[] = [];
  const api: Api = {
    ask: (name, input, { signal } = {}) =>
      new Promise<never>((resolve, reject) => {
        asked.push({
          name,
          input,
          signal,
          answer: async (output) => {
            // Each test knows what the call it answers returns.
            resolve(output as never);
            await settled();
          },
          fail: async (code) => {
            reject(new AskError({ code, details: {} }));
            await settled();
          },
        });
      }),
    onEvent: () => () => undefined,
  };
  const store = createDriveRecoveryStore(api, role);
  store.getState().edit({ keyId: ID, reason: 'lost-pin' });
  return {
    store,
    asked,
    state: store.getState,
    call: (name: string) => asked.filter((one) => one.name === name),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('one request at a time', () => {
  test('a second submit while the first runs asks nothing', () => {
    const { state, call } = openStore();
    state().submit();
    state().submit();
    expect(call('recovery.submit')).toHaveLength(1);
  });

  test('a cancelled request says so and keeps the form', async () => {
    const { state, asked } = openStore();
    state().submit();
    state().cancel();
    expect(asked[0]?.signal?.aborted).toBe(true);
    await asked[0]?.fail('request.cancelled');
    expect(state()).toMatchObject({
      task: undefined,
      failure: { code: 'request.cancelled' },
      form: { keyId: ID },
    });
  });
});

test('an account typed into the domain field is split before it is sent', () => {
  const { state, asked } = openStore('user');
  state().edit({ userDomain: 'CONTOSO\\' });
  state().edit({ userDomain: 'CONTOSO\\mia.larsen' });
  expect(state().form.userDomain).toBe('CONTOSO\\mia.larsen');
  expect(state().submit()).toEqual([]);
  expect(asked[0]?.input).toMatchObject({
    form: { userDomain: 'CONTOSO', userName: 'mia.larsen' },
  });
});

describe('a new request while the old one still runs', () => {
  test('the old one’s cancellation is no failure of the new one', async () => {
    const { state, asked } = openStore();
    state().submit();
    state().newRequest();
    expect(state().task).toBeUndefined();
    await asked[0]?.fail('request.cancelled');
    expect(state().failure).toBeUndefined();
  });

  test('a key that arrives too late is not shown, and main is told to forget it', async () => {
    const { state, asked, call } = openStore();
    state().submit();
    state().newRequest();
    await asked[0]?.answer({ outcome: 'disclosed', disclosure: disclosure('late') });
    expect(state().result).toBeUndefined();
    expect(JSON.stringify(state())).not.toContain(GROUPS[0]);
    expect(call('recovery.release').map(({ input }) => input)).toEqual([{ disclosureId: 'late' }]);
  });

  test('the new one can be submitted at once, and its answer counts', async () => {
    const { state, call } = openStore();
    state().submit();
    state().newRequest();
    state().edit({ keyId: ID, reason: 'tpm-reset' });
    state().submit();
    const [old, fresh] = call('recovery.submit');
    await fresh?.answer({ outcome: 'disclosed', disclosure: disclosure('fresh') });
    await old?.answer({ outcome: 'disclosed', disclosure: disclosure('late') });
    expect(state()).toMatchObject({ task: undefined, result: { disclosureId: 'fresh' } });
  });

  test('showing again and then starting anew leaves no digits', async () => {
    const { state, asked, call } = openStore();
    state().submit();
    await asked[0]?.answer({ outcome: 'disclosed', disclosure: disclosure('one') });
    state().hide();
    void state().showAgain();
    state().newRequest();
    await call('recovery.showAgain')[0]?.answer({ disclosure: disclosure('one') });
    expect(state().result).toBeUndefined();
  });
});

describe('the digits', () => {
  test('leave the store when they are hidden', async () => {
    const { state, asked } = openStore();
    state().submit();
    await asked[0]?.answer({ outcome: 'disclosed', disclosure: disclosure('one') });
    expect(JSON.stringify(state())).toContain(GROUPS[0]);
    state().hide();
    expect(JSON.stringify(state())).not.toContain(GROUPS[0]);
    expect(state().result?.protector.keyId).toBe(ID);
  });

  test('leave the store with a new request', async () => {
    const { state, asked, call } = openStore();
    state().submit();
    await asked[0]?.answer({ outcome: 'disclosed', disclosure: disclosure('one') });
    state().newRequest();
    expect(JSON.stringify(state())).not.toContain(GROUPS[0]);
    expect(call('recovery.release')).toHaveLength(1);
  });
});

describe('several matches', () => {
  test('a row is disclosed with the form it was found by, whatever is typed since', async () => {
    const { state, asked, call } = openStore();
    state().submit();
    await asked[0]?.answer({
      outcome: 'several',
      matches: [protectorOf(ID).protector],
      total: 1,
      missing: [],
    });
    state().edit({ reason: 'other', note: 'another call already' });
    state().showMatch(protectorOf(ID).protector.keyId);
    expect(call('recovery.disclose')[0]?.input).toMatchObject({
      keyId: ID,
      form: { reason: 'lost-pin', note: '' },
    });
  });

  test('a row asked for while something else runs leaves the key on screen alone', async () => {
    const { state, asked, call } = openStore();
    state().submit();
    await asked[0]?.answer({
      outcome: 'several',
      matches: [protectorOf(ID).protector],
      total: 1,
      missing: [],
    });
    state().showMatch(protectorOf(ID).protector.keyId);
    await call('recovery.disclose')[0]?.answer({ disclosure: disclosure('one') });
    void state().copy();
    state().showMatch(protectorOf(ID).protector.keyId);
    expect(state().result?.disclosureId).toBe('one');
    expect(call('recovery.release')).toEqual([]);
  });

  test('stay on screen when showing one fails', async () => {
    const { state, asked, call } = openStore();
    state().submit();
    await asked[0]?.answer({
      outcome: 'several',
      matches: [protectorOf(ID).protector],
      total: 1,
      missing: [],
    });
    state().showMatch(protectorOf(ID).protector.keyId);
    await call('recovery.disclose')[0]?.fail('store.full');
    expect(state()).toMatchObject({ failure: { code: 'store.full' }, matches: { total: 1 } });
  });
});

describe('the form', () => {
  test('keeps the beginning of a pasted file, and says it is too long', () => {
    const { state } = openStore();
    // More than once over all of it for each character, and this would take hours.
    state().edit({ keyId: 'A'.repeat(2_000_000) });
    expect(state().form.keyId).toHaveLength(LONGEST_INPUT);
    expect(state().submit()).toEqual(['keyId']);
    expect(state().problems).toEqual({ keyId: 'too-long' });
  });

  test.each<[Role, string[]]>([
    ['admin', ['keyId', 'reason']],
    ['user', ['userDomain', 'userName', 'keyId', 'reason']],
  ])('of an empty form, the %s must fill in %s', (role, fields) => {
    const { state, asked } = openStore(role);
    state().edit({ keyId: '', reason: '' });
    expect(state().submit()).toEqual(fields);
    expect(asked).toEqual([]);
  });
});

describe('the next caller’s request', () => {
  const NEXT = '58C06D3B-1111-4222-8333-444455556666';
  const LAST = {
    userDomain: 'CONTOSO',
    userName: 'anna',
    reason: 'lost-pin',
    note: 'at the airport',
    ticket: 'INC001',
  } as const;

  async function answeredStore(role: Role = 'admin') {
    const opened = openStore(role);
    opened.state().edit(LAST);
    opened.state().submit();
    await opened.asked[0]?.answer({ outcome: 'disclosed', disclosure: disclosure('last') });
    return opened;
  }
  const EMPTY = { userDomain: '', userName: '', reason: '', note: '', ticket: '' };

  test('begins with the first digit that the last key ID does not have', async () => {
    const { state } = await answeredStore();
    for (const keyId of [`${ID} `, `{${ID}}`, ID.slice(0, 9), '', 'ac']) {
      state().edit({ keyId });
      expect(state().form).toMatchObject(LAST);
    }
    state().edit({ keyId: '5' });
    expect(state().form).toEqual({ ...EMPTY, keyId: '5' });
    expect(state().result?.disclosureId).toBe('last');
  });

  test('keeps what was typed since the last key was shown', async () => {
    const { state } = await answeredStore('user');
    state().edit({ userName: 'CONTOSO\\bert' });
    state().edit({ ticket: 'INC002' });
    state().edit({ keyId: NEXT });
    expect(state().form).toEqual({
      ...EMPTY,
      userDomain: 'CONTOSO',
      userName: 'bert',
      ticket: 'INC002',
      keyId: NEXT,
    });
  });

  test('keeps its own fields while its key ID is corrected', async () => {
    const { state } = await answeredStore();
    state().edit({ keyId: '58C06D3B' });
    state().edit({ reason: 'bios-changed', ticket: 'INC002' });
    state().edit({ keyId: '59C06D3B' });
    expect(state().form).toMatchObject({ reason: 'bios-changed', ticket: 'INC002' });
  });

  test('does not begin while no key was disclosed: the same caller corrects the ID', async () => {
    const { state, asked } = openStore();
    state().edit(LAST);
    state().submit();
    await asked[0]?.fail('recovery.noMatch');
    state().edit({ keyId: NEXT });
    expect(state().form).toMatchObject(LAST);
  });

  test('begins after the last key was hidden, too', async () => {
    const { state } = await answeredStore();
    state().stepBack();
    state().edit({ keyId: NEXT });
    expect(state().form).toEqual({ ...EMPTY, keyId: NEXT });
  });

  test('takes the last caller’s list of matches away, in which the key is no longer current', async () => {
    const { state, asked, call } = openStore();
    state().submit();
    const row = { ...protectorOf(ID).protector, state: 'damaged' };
    await asked[0]?.answer({ outcome: 'several', matches: [row], total: 2, missing: [] });
    state().showMatch(protectorOf(ID).protector.keyId);
    await call('recovery.disclose')[0]?.answer({ disclosure: disclosure('of a row') });
    expect(state().matches?.rows).toEqual([disclosure('of a row').protector]);
    state().edit({ keyId: NEXT });
    expect(state().matches).toBeUndefined();
  });
});
