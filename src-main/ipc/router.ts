import { randomUUID } from 'node:crypto';
import {
  type Access,
  type CallName,
  type InputOf,
  type OutputOf,
  type ProgressOf,
  contract,
} from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { areasOf } from '#shared/sign-in/role.ts';
import type { Operator, SessionView } from '#shared/sign-in/session.ts';
import type { WireError, WireReply, WireRequest } from '#shared/wire.ts';

/** What a handler may know besides its input. */
export interface CallContext<N extends CallName> {
  /** Aborted when the page cancels the call. */
  readonly signal: AbortSignal;
  readonly progress: (data: ProgressOf<N>) => void;
}

/**
 * One handler a call: a missing or misspelt one does not compile. Each feature returns its own
 * part.
 */
export type Handlers = {
  readonly [N in CallName]: (input: InputOf<N>, context: CallContext<N>) => Promise<OutputOf<N>>;
};

export interface RouterDeps {
  readonly handlers: Handlers;
  /** Who is signed in, by main's own knowledge. */
  readonly session: () => SessionView | undefined;
  /**
   * Told of every call refused for want of a right; its record is written before the refusal is
   * answered.
   */
  readonly onRefused: (
    name: CallName,
    why: 'auth.signedOut' | 'auth.locked' | 'auth.forbidden',
  ) => Promise<void>;
  readonly onUnforeseen: (incident: string, name: string, cause: unknown) => void;
}

export interface Router {
  /** Answers every request; never rejects. */
  handle(request: WireRequest, send: (data: unknown) => void): Promise<WireReply>;
  cancel(id: string): void;
  /** Cancels every call that runs: the page they were made by is gone. */
  cancelAll(): void;
}

/**
 * The one way into the main process: name, access, input and output are checked here and nowhere
 * else.
 */
export function createRouter(deps: RouterDeps): Router {
  const running = new Map<string, AbortController>();

  async function run(
    name: CallName,
    raw: unknown,
    signal: AbortSignal,
    send: (data: unknown) => void,
  ): Promise<unknown> {
    const spec = contract[name];
    const asker = deps.session()?.operator;
    const input = spec.input.safeParse(raw);
    const access = accessTo(spec, input.data);
    await refuseUnlessAllowed(name, access);
    if (!input.success)
      throw new AppError(
        'input.invalid',
        `${name}: ${input.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
      );
    const progress = (data: unknown) => {
      if ('progress' in spec) send(spec.progress.parse(data));
    };
    const handler = deps.handlers[name] as (
      input: unknown,
      context: CallContext<CallName>,
    ) => Promise<unknown>;
    const output = spec.output.parse(await handler(input.data, { signal, progress }));
    refuseIfGone(name, access, asker);
    return output;
  }

  /**
   * Locked, signed out or somebody else's window meanwhile: what was found out is nobody's business
   * there any more.
   */
  function refuseIfGone(name: CallName, access: Access, asker: Operator | undefined): void {
    if (access === 'anyone' || access === 'signed-in') return;
    const now = deps.session();
    if (now?.operator !== asker || now?.locked !== false)
      throw new AppError(
        now === undefined ? 'auth.signedOut' : 'auth.locked',
        `${name}: the session ended meanwhile`,
      );
  }

  async function refuseUnlessAllowed(name: CallName, access: Access): Promise<void> {
    const refusal = refusalFor(access, deps.session());
    if (refusal === undefined) return;
    await deps.onRefused(name, refusal);
    throw new AppError(refusal, `${name} refused`);
  }

  function wireError(name: string, error: unknown, signal: AbortSignal): WireError {
    if (error instanceof AppError) return { code: error.code, details: error.details };
    if (signal.aborted) return { code: 'request.cancelled', details: {} };
    const incident = randomUUID().slice(0, 8).toUpperCase();
    deps.onUnforeseen(incident, name, error);
    return { code: 'internal', details: {}, incident };
  }

  return {
    async handle({ id, name, input }, send) {
      if (!isCallName(name) || running.has(id)) {
        return { ok: false, error: { code: 'input.invalid', details: {} } };
      }
      const controller = new AbortController();
      running.set(id, controller);
      try {
        return { ok: true, output: await run(name, input, controller.signal, send) };
      } catch (error) {
        return { ok: false, error: wireError(name, error, controller.signal) };
      } finally {
        running.delete(id);
      }
    },
    cancel(id) {
      running.get(id)?.abort();
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort();
    },
  };
}

/** What does not have its form counts as what fewest may ask. */
function accessTo(spec: (typeof contract)[CallName], input: unknown): Access {
  const isForAnyone =
    input !== undefined &&
    'isForAnyone' in spec &&
    (spec.isForAnyone as (asked: unknown) => boolean)(input);
  return isForAnyone ? 'anyone' : spec.access;
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

function refusalFor(
  access: Access,
  session: SessionView | undefined,
): 'auth.signedOut' | 'auth.locked' | 'auth.forbidden' | undefined {
  if (access === 'anyone') return undefined;
  if (session === undefined) return 'auth.signedOut';
  if (access === 'signed-in') return undefined;
  if (session.locked) return 'auth.locked';
  return areasOf(session.operator.roles).includes(access) ? undefined : 'auth.forbidden';
}
