import { describe, expect, test, vi } from 'vitest';
import { createApi } from '#renderer/api.ts';
import type { Bridge, WireReply, WireRequest } from '#shared/wire.ts';

function bridgeThatAnswers(answer: (request: WireRequest) => WireReply | Promise<WireReply>) {
  const listeners: {
    progress?: (id: string, data: unknown) => void;
    event?: (event: unknown) => void;
  } = {};
  const cancelled: string[] = [];
  const bridge: Bridge = {
    call: async (request) => answer(request),
    cancel: (id) => cancelled.push(id),
    onProgress: (listener) => {
      listeners.progress = listener;
      return () => undefined;
    },
    onEvent: (listener) => {
      listeners.event = listener;
      return () => undefined;
    },
  };
  return { bridge, listeners, cancelled };
}

describe('asking', () => {
  test('the output is parsed by the contract, and what it does not name is dropped', async () => {
    const { bridge } = bridgeThatAnswers(() => ({
      ok: true,
      output: { clearAfterSeconds: 30, recoveryPassword: 'never' },
    }));
    expect(
      await createApi(bridge).ask('recovery.copy', { disclosureId: crypto.randomUUID() }),
    ).toEqual({ clearAfterSeconds: 30 });
  });

  test('an error comes back with its code, details and incident', async () => {
    const { bridge } = bridgeThatAnswers(() => ({
      ok: false,
      error: { code: 'auth.throttled', details: { waitSeconds: 7 }, incident: 'ABC' },
    }));
    await expect(createApi(bridge).ask('session.lock', undefined)).rejects.toMatchObject({
      code: 'auth.throttled',
      details: { waitSeconds: 7 },
      incident: 'ABC',
    });
  });

  test.each<[string, () => WireReply | Promise<WireReply>]>([
    ['a malformed reply', () => ({ ok: true, output: { nonsense: 1 } })],
    [
      'an error nobody knows',
      // A code that no version of main has: the type forbids it, the wire does not.
      () => ({ ok: false, error: { code: 'nonsense' as never, details: {} } }),
    ],
    ['a bridge that breaks', () => Promise.reject(new Error('gone'))],
  ])('%s is an internal error, not a crash', async (_what, answer) => {
    await expect(
      // The bridge answers whatever it is asked; the words it takes are of no matter here.
      createApi(bridgeThatAnswers(answer).bridge).ask('app.describe', undefined as never),
    ).rejects.toMatchObject({ code: 'internal' });
  });

  test('aborting cancels this call and no other', async () => {
    const ids: string[] = [];
    const { bridge, cancelled } = bridgeThatAnswers(({ id }) => {
      ids.push(id);
      return new Promise(() => undefined);
    });
    const api = createApi(bridge);
    const abort = new AbortController();
    void api.ask('session.current', undefined, { signal: abort.signal });
    void api.ask('session.current', undefined);
    abort.abort();
    expect(cancelled).toEqual([ids[0]]);
  });

  test('progress reaches the call it belongs to, until that is over', async () => {
    let finish: (reply: WireReply) => void = () => undefined;
    let id = '';
    const { bridge, listeners } = bridgeThatAnswers((request) => {
      id = request.id;
      return new Promise((resolve) => (finish = resolve));
    });
    const onProgress = vi.fn<(data: unknown) => void>();
    const asking = createApi(bridge).ask('profile.open', { profileId: 'x' }, { onProgress });
    listeners.progress?.('another', { done: 9, total: 9 });
    listeners.progress?.(id, { done: 1, total: 2 });
    finish({ ok: true, output: { profile: { id: 'x', name: 'X', demo: false } } });
    await asking;
    listeners.progress?.(id, { done: 2, total: 2 });
    expect(onProgress.mock.calls).toEqual([[{ done: 1, total: 2 }]]);
  });
});

test('events that are none are ignored', () => {
  const { bridge, listeners } = bridgeThatAnswers(() => ({ ok: true, output: undefined }));
  const heard = vi.fn<(event: unknown) => void>();
  createApi(bridge).onEvent(heard);
  listeners.event?.({ type: 'command', command: 'format-disk' });
  listeners.event?.({ type: 'command', command: 'lock' });
  expect(heard.mock.calls).toEqual([[{ type: 'command', command: 'lock' }]]);
});
