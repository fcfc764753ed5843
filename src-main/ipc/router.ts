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

/** Calls that may run at once. The page makes a handful; more are refused, not queued. */
const MOST_RUNNING = 64;

/** What a handler gets besides its input. */
export interface CallContext<N extends CallName> {
  /** Aborted when the page cancels the call. */
  readonly signal: AbortSignal;
  readonly progress: (data: ProgressOf<N>) => void;
}

/** One handler per call; a missing or misspelt one does not compile. Each feature returns some. */
export type Handlers = {
  readonly [N in CallName]: (input: InputOf<N>, context: CallContext<N>) => Promise<OutputOf<N>>;
};

/** Why the router refuses a call before its handler runs. */
type Refusal = 'auth.signedOut' | 'auth.locked' | 'auth.forbidden';

export interface RouterDeps {
  readonly handlers: Handlers;
  /** The session as main knows it; nothing the page says counts. */
  readonly session: () => SessionView | undefined;
  /** Records a refused call. The refusal is answered after it resolves. */
  readonly onRefused: (name: CallName, why: Refusal) => Promise<void>;
  /** Told of every failure that is no {@link AppError}; the page gets the incident number alone. */
  readonly onUnforeseen: (incident: string, name: string, cause: unknown) => void;
}

export interface Router {
  /** Answers every request; never rejects. `send` sends progress to the page. */
  handle(request: WireRequest, send: (data: unknown) => void): Promise<WireReply>;
  /** Aborts the signal of one call, if it still runs. */
  cancel(id: string): void;
  /** Cancels every running call: the page that made them is gone. */
  cancelAll(): void;
}

/**
 * The only way into the main process. Name, access, input and output of each call are checked here
 * and nowhere else.
 */
export function createRouter(deps: RouterDeps): Router {
  const running = new Map<string, AbortController>();
  return {
    async handle({ id, name, input }, send) {
      if (!isCallName(name) || running.has(id)) {
        return { ok: false, error: { code: 'input.invalid', details: {} } };
      }
      if (running.size >= MOST_RUNNING)
        return { ok: false, error: { code: 'request.inProgress', details: {} } };
      const controller = new AbortController();
      const { signal } = controller;
      running.set(id, controller);
      try {
        return { ok: true, output: await run(deps, { name, input, signal, send }) };
      } catch (error) {
        return { ok: false, error: wireError(deps, { name, signal }, error) };
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

/** An input that does not fit its schema is judged by the strictest rule of the call. */
function accessTo(spec: (typeof contract)[CallName], input: unknown): Access {
  const isForAnyone =
    input !== undefined &&
    'isForAnyone' in spec &&
    // It was parsed by the schema of the same call.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    (spec.isForAnyone as (asked: unknown) => boolean)(input);
  return isForAnyone ? 'anyone' : spec.access;
}

interface Call {
  readonly name: CallName;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly send: (data: unknown) => void;
}

async function run(deps: RouterDeps, { name, input, signal, send }: Call): Promise<unknown> {
  const spec = contract[name];
  const operator = deps.session()?.operator;
  const parsed = spec.input.safeParse(input);
  const access = accessTo(spec, parsed.data);
  await refuseUnlessAllowed(deps, name, access);
  if (!parsed.success)
    throw new AppError(
      'input.invalid',
      `${name}: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
    );
  const progress = (data: unknown) => {
    if ('progress' in spec) send(spec.progress.parse(data));
  };
  // TypeScript cannot see that this handler takes what the schema of the same name has just parsed.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const handler = deps.handlers[name] as (
    input: unknown,
    context: CallContext<CallName>,
  ) => Promise<unknown>;
  const output = spec.output.parse(await handler(parsed.data, { signal, progress }));
  refuseIfSessionChanged(deps, { name, access, operator });
  return output;
}

async function refuseUnlessAllowed(
  { session, onRefused }: RouterDeps,
  name: CallName,
  access: Access,
): Promise<void> {
  const refusal = refusalFor(access, session());
  if (refusal === undefined) return;
  await onRefused(name, refusal);
  throw new AppError(refusal, `${name} refused`);
}

/**
 * The console was locked, signed out or taken over by another operator while the call ran. Whoever
 * sits there now must not see the answer.
 */
function refuseIfSessionChanged(
  { session }: RouterDeps,
  {
    name,
    access,
    operator,
  }: { readonly name: CallName; readonly access: Access; readonly operator: Operator | undefined },
): void {
  if (access === 'anyone' || access === 'signed-in') return;
  const now = session();
  if (now?.operator !== operator || now?.locked !== false)
    throw new AppError(
      now === undefined ? 'auth.signedOut' : 'auth.locked',
      `${name}: the session ended meanwhile`,
    );
}

function wireError(
  { onUnforeseen }: RouterDeps,
  { name, signal }: Pick<Call, 'name' | 'signal'>,
  error: unknown,
): WireError {
  if (error instanceof AppError) return { code: error.code, details: error.details };
  if (signal.aborted) return { code: 'request.cancelled', details: {} };
  const incident = randomUUID().slice(0, 8).toUpperCase();
  onUnforeseen(incident, name, error);
  return { code: 'internal', details: {}, incident };
}

/** Whether the contract has a call of this name. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

function refusalFor(access: Access, session: SessionView | undefined): Refusal | undefined {
  if (access === 'anyone') return undefined;
  if (session === undefined) return 'auth.signedOut';
  if (access === 'signed-in') return undefined;
  if (session.locked) return 'auth.locked';
  return areasOf(session.operator.roles).includes(access) ? undefined : 'auth.forbidden';
}
