import { describe, expect, test } from 'vitest';
import { type Api, AskError } from '#renderer/api.ts';
import { createDriveRecoveryStore } from '#renderer/panes/drive-recovery/store.ts';
import { LONGEST_INPUT } from '#renderer/ui/fields.tsx';
import type { Disclosure } from '#shared/contract.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { TicketSettings, ticketRuleOf } from '#shared/request/tickets.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { protectorOf } from '../fakes/memory-profile.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const ANY_TICKET = ticketRuleOf(TicketSettings.parse({}), false);
const GROUPS = '471207-278498-422125-177177-561902-537405-468006-693451'.split('-');

const disclosure = (disclosureId: string): Disclosure => ({
  disclosureId,
  protector: protectorOf(ID).protector,
  marked: true,
  rotation: 'by-client',
  groups: GROUPS,
  hideAfterSeconds: 60,
  heldForSeconds: 900,
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
  const store = createDriveRecoveryStore(api, { role, ticket: ANY_TICKET });
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

  test('are put aside by a new request, and leave the store when their time is over', async () => {
    const { state, asked } = openStore();
    state().submit();
    await asked[0]?.answer({ outcome: 'disclosed', disclosure: disclosure('one') });
    state().newRequest();
    expect(state().result).toBeUndefined();
    state().hideAside('one');
    expect(JSON.stringify(state())).not.toContain(GROUPS[0]);
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

describe('one caller after the other', () => {
  const LAST = {
    userDomain: 'CONTOSO',
    userName: 'anna',
    reason: 'lost-pin',
    note: 'at the airport',
    ticket: 'INC001',
  } as const;
  const EMPTY = { userDomain: '', userName: '', keyId: '', reason: '', note: '', ticket: '' };

  /** A store in which requests were answered, the last one in front. */
  async function answeredStore(...ids: readonly string[]) {
    const opened = openStore();
    for (const id of ids) {
      opened.state().newRequest();
      opened.state().edit({ ...LAST, keyId: ID });
      opened.state().submit();
      const answer = { outcome: 'disclosed', disclosure: disclosure(id) };
      await opened.call('recovery.submit').at(-1)?.answer(answer);
      // Each later than the one before it.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return opened;
  }
  const asideOf = (state: ReturnType<typeof openStore>['state']) =>
    state().aside.map(({ disclosureId }) => disclosureId);

  test('the form is empty once it was answered; what was asked stays with the key', async () => {
    const { state } = await answeredStore('one');
    expect(state().form).toEqual(EMPTY);
    expect(state().result?.asked).toMatchObject(LAST);
  });

  test('what was typed while the search ran is the next request, and stays', async () => {
    const { state, asked } = openStore();
    state().submit();
    state().edit({ keyId: '58C06D3B', reason: '' });
    await asked[0]?.answer({ outcome: 'disclosed', disclosure: disclosure('one') });
    expect(state().form).toMatchObject({ keyId: '58C06D3B', reason: '' });
    expect(state().result?.asked).toMatchObject({ keyId: ID, reason: 'lost-pin' });
  });

  test('a form begun for the second caller waits while the first one is served', async () => {
    const { state } = await answeredStore('one');
    state().beginWith('58C06D3B');
    state().edit({ ticket: 'INC002' });
    state().openAside('one');
    expect(state().result?.disclosureId).toBe('one');
    state().backToForm();
    expect(state()).toMatchObject({ result: undefined, form: { keyId: '58C06D3B' } });
    expect(state().form).toEqual({ ...EMPTY, keyId: '58C06D3B', ticket: 'INC002' });
    expect(asideOf(state)).toEqual(['one']);
  });

  test('another key for the same caller keeps everything but the key ID', async () => {
    const { state } = await answeredStore('one');
    state().sameCaller();
    expect(state().form).toEqual({ ...EMPTY, ...LAST });
  });

  test('three keys wait in main; it forgets the fourth, which stays listed', async () => {
    const { state, call } = await answeredStore('one', 'two', 'three', 'four', 'five');
    expect(asideOf(state)).toEqual(['four', 'three', 'two', 'one']);
    expect(call('recovery.release').map(({ input }) => input)).toEqual([{ disclosureId: 'one' }]);
    const last = state().aside.at(-1);
    expect(last).toMatchObject({ disclosureId: 'one', heldUntilMs: 0, shown: undefined });
  });

  test('Escape in an empty form goes back to the request before', async () => {
    const { state } = await answeredStore('one');
    state().newRequest();
    state().stepBack();
    expect(state().result?.disclosureId).toBe('one');
    state().stepBack();
    expect(state().result).toMatchObject({ disclosureId: 'one', shown: undefined });
    state().stepBack();
    expect(state().result?.disclosureId).toBe('one');
  });

  test('a failure keeps the request in the form: the same caller corrects it', async () => {
    const { state, asked } = openStore();
    state().edit(LAST);
    state().submit();
    await asked[0]?.fail('recovery.noMatch');
    expect(state().form).toMatchObject(LAST);
  });

  test('a key shown again for one caller never replaces the other’s', async () => {
    const { state, call } = await answeredStore('one', 'two');
    state().hide();
    void state().showAgain();
    state().openAside('one');
    await call('recovery.showAgain')[0]?.answer({ disclosure: disclosure('two') });
    expect(state().result?.disclosureId).toBe('one');
    expect(state().aside[0]).toMatchObject({ disclosureId: 'two', shown: undefined });
    expect(call('recovery.release')).toEqual([]);
  });

  test('showing longer adds to what is left, and ends with the key itself', async () => {
    const { state, call } = await answeredStore('one');
    const before = state().result?.shown?.hidesAtMs ?? 0;
    void state().showLonger();
    await call('recovery.showLonger')[0]?.answer({ bySeconds: 60, heldForSeconds: 800 });
    expect(state().result?.shown?.hidesAtMs).toBe(before + 60_000);
    void state().showLonger();
    await call('recovery.showLonger')[1]?.answer({ bySeconds: 60, heldForSeconds: 70 });
    const hidesAtMs = state().result?.shown?.hidesAtMs ?? 0;
    expect(hidesAtMs).toBe(state().result?.heldUntilMs);
    expect(hidesAtMs - Date.now()).toBeLessThanOrEqual(70_000);
  });

  test('reading out and showing again end with the key itself, too', async () => {
    const { state, call } = await answeredStore('one');
    state().hide();
    void state().showAgain();
    const nearlyOver = { ...disclosure('one'), heldForSeconds: 20 };
    await call('recovery.showAgain')[0]?.answer({ disclosure: nearlyOver });
    expect(state().result?.shown?.hidesAtMs).toBe(state().result?.heldUntilMs);
    state().keepShown();
    expect(state().result?.shown?.hidesAtMs).toBe(state().result?.heldUntilMs);
  });
});
