import { GENESIS } from '#main/domain/audit/audit-chain.ts';
import type { Sessions } from '#main/features/sessions.ts';
import type { AuditLog, WholeCheck } from '#main/ports/audit/audit-log.ts';
import type { IdleLock } from '#main/ports/desktop/idle-lock.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import type { WholeChecks } from './log-check.ts';

interface QuietDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly idleLock: IdleLock;
  readonly wholeChecks: WholeChecks;
}

/** How often to look whether nobody is there, so that a check can begin or go on. */
const LOOK_EVERY_MS = 5_000;
/** After so long, a log is checked as a whole again. */
const AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;
/** How long to wait after a check that failed, or found a fault. */
const REST_MS = 60 * 60 * 1000;
/** Entries checked between two looks at whether somebody is there: some 10 ms. */
const STRETCH = 2_000;

/** A whole check that is under way: what it has checked, and the last entry it is to check. */
interface Begun extends WholeCheck {
  readonly until: number;
}

/**
 * Checks the whole log of the profile in use once a day, while nobody uses the computer. Whoever
 * comes back stops it within some 10 ms, and it goes on where it was the next time: it takes some 5
 * s for a million entries, and what was checked is one number and one hash, however long the log
 * is. A check that found no fault counts as the newest whole one, from the moment it began. One
 * that found a fault is in the program's log, and the next report checks the whole log anew.
 *
 * @returns a function that stops it
 */
export function watchForQuietCheck(deps: QuietDeps): () => void {
  const { clock, log } = deps;
  const stopping = new AbortController();
  const check = createQuietCheck(deps, stopping.signal);
  let cancelTimer = (): void => undefined;
  let restsUntilMs = 0;

  async function look(): Promise<void> {
    if (clock.elapsed() < restsUntilMs) return;
    try {
      if (await check()) return;
    } catch (cause) {
      if (stopping.signal.aborted) return;
      log.warn('log not checked while idle', { cause });
    }
    restsUntilMs = clock.elapsed() + REST_MS;
  }

  function next(): void {
    cancelTimer = clock.after(LOOK_EVERY_MS, () => {
      void look().finally(() => {
        if (!stopping.signal.aborted) next();
      });
    });
  }

  next();
  return () => {
    stopping.abort();
    cancelTimer();
  };
}

/** Goes on for as long as nobody is there. @returns false when a fault was found */
function createQuietCheck(
  { clock, log, sessions, idleLock, wholeChecks }: QuietDeps,
  signal: AbortSignal,
): () => Promise<boolean> {
  const begun = new WeakMap<AuditLog, Begun>();

  async function isDue(auditLog: AuditLog): Promise<boolean> {
    const last = wholeChecks.get(auditLog) ?? (await auditLog.checkedAtOpening?.({ signal }));
    return last === undefined || clock.now() - Date.parse(last.at) >= AGAIN_AFTER_MS;
  }

  async function begin(auditLog: AuditLog): Promise<Begun> {
    const at = new Date(clock.now()).toISOString();
    return { head: GENESIS, at, until: await auditLog.newestSequence() };
  }

  return async () => {
    const isLeftAlone = (): boolean => !signal.aborted && !idleLock.isSomebodyThere();
    const auditLog = sessions.current()?.profile.auditLog;
    if (auditLog === undefined || !isLeftAlone()) return true;
    let check = begun.get(auditLog);
    if (check === undefined && !(await isDue(auditLog))) return true;
    check ??= await begin(auditLog);
    while (check.head.sequence < check.until) {
      begun.set(auditLog, check);
      if (!isLeftAlone() || sessions.current()?.profile.auditLog !== auditLog) return true;
      const { head: since, until } = check;
      const verdict = await auditLog.verify({
        signal,
        since,
        until: Math.min(until, since.sequence + STRETCH),
      });
      if (!verdict.intact) {
        begun.delete(auditLog);
        wholeChecks.delete(auditLog);
        log.error('log not whole', { ...verdict });
        return false;
      }
      check = { ...check, head: verdict.head };
    }
    begun.delete(auditLog);
    const { head, at } = check;
    wholeChecks.set(auditLog, { head, at });
    log.info('log checked while idle', { entries: head.sequence, begunAt: at });
    return true;
  };
}
