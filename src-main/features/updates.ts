import { offeredVersion } from '#main/domain/updates/offered-version.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import type { UpdateFolder } from '#main/ports/updates.ts';
import type { Settings } from '#shared/console/settings.ts';
import { AppError } from '#shared/errors.ts';
import type { UpdateView } from '#shared/updates/update-view.ts';
import type { Handlers } from '../ipc/router.ts';

/** After the start: by then the console has come up and has time. */
const FIRST_LOOK_MS = 60_000;
const LOOK_EVERY_MS = 6 * 60 * 60 * 1000;

export interface UpdateDeps {
  readonly version: string;
  readonly workstation: string;
  readonly settings: Settings;
  readonly updates: Pick<UpdateFolder, 'list'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Looks for newer versions where the organisation keeps them. */
export interface Updates {
  /** Looks soon, and from time to time. @returns stops it */
  watch(): () => void;
  readonly feature: Pick<Handlers, 'updates.current' | 'updates.check'>;
}

/**
 * Looks which version this computer is given, and remembers it for whoever asks. It interrupts
 * nobody: the page asks when it shows the sign-in form or Settings. One request every six hours.
 */
export function createUpdates(deps: UpdateDeps): Updates {
  const { settings, clock, log } = deps;
  let view: UpdateView = { state: 'not-looked' };
  const isOff = () => settings.updates.mode === 'off';
  const current = (): UpdateView => (isOff() ? { state: 'off' } : view);

  async function check(signal: AbortSignal): Promise<UpdateView> {
    if (isOff()) return current();
    const at = new Date(clock.now()).toISOString();
    try {
      const version = await offered(deps, signal);
      const { folder } = settings.updates;
      view =
        version === undefined ? { state: 'newest', at } : { state: 'offered', at, version, folder };
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'request.cancelled') throw error;
      log.warn('no updates looked for', { code: error.code, reason: error.message });
      view = { state: 'failed', at, code: error.code, details: error.details };
    }
    return view;
  }

  return {
    watch: () => regularly(clock, (signal) => check(signal).catch(notCancelled(log))),
    feature: {
      'updates.current': async () => current(),
      'updates.check': async (_input, { signal }) => check(signal),
    },
  };
}

async function offered(deps: UpdateDeps, signal: AbortSignal): Promise<string | undefined> {
  const { version, workstation, settings, updates, clock } = deps;
  const { folder, publicKey, ring } = settings.updates;
  const list = await updates.list({ folder, publicKey }, { signal });
  return offeredVersion(list, { version, workstation, ring, nowMs: clock.now() });
}

function notCancelled(log: Log): (cause: unknown) => undefined {
  return (cause) => {
    if (!(cause instanceof AppError)) log.error('no updates looked for', { cause });
  };
}

function regularly(clock: Clock, look: (signal: AbortSignal) => Promise<unknown>): () => void {
  const stopping = new AbortController();
  let cancelTimer = (): void => undefined;
  const next = (afterMs: number): void => {
    cancelTimer = clock.after(afterMs, () => {
      void look(stopping.signal).finally(() => {
        if (!stopping.signal.aborted) next(LOOK_EVERY_MS);
      });
    });
  };
  next(FIRST_LOOK_MS);
  return () => {
    stopping.abort();
    cancelTimer();
  };
}
