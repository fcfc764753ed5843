import { randomUUID } from 'node:crypto';
import { GENESIS, headOf } from '#main/domain/audit/audit-chain.ts';
import { createRetries } from '#main/domain/retries.ts';
import type { AnchorMark, AnchorMarks, AnchorPlace } from '#main/ports/audit/anchor-place.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import { type AuditDraft, NOT_APPLICABLE } from '#shared/audit/audit-entry.ts';
import { type ErrorCode, codeOf } from '#shared/errors.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A timer may be early by a moment, and the clock may be set. */
const SHORTEST_WAIT_MS = 60_000;

interface DailyParts {
  readonly log: Pick<AuditLog, 'read' | 'newestSequence' | 'append'>;
  readonly places: readonly AnchorPlace[];
  readonly marks: AnchorMarks;
  readonly clock: Clock;
  readonly workstation: string;
  readonly programLog: Pick<Log, 'warn'>;
}

/**
 * Notes the newest entry of the log at each place once in 24 hours, while the log is open. What
 * fails is tried again; the log has an entry when it fails, and one when it succeeds again. It
 * costs one entry to read and some 100 bytes a day, however long the log is.
 *
 * @returns stops it; what is under way is cancelled
 */
export function startDailyAnchors(parts: DailyParts): () => void {
  const stops = parts.places.map((place) => startAt(place, parts));
  return () => {
    for (const stop of stops) stop();
  };
}

function startAt(place: AnchorPlace, parts: DailyParts): () => void {
  const { clock, marks, programLog } = parts;
  const ending = new AbortController();
  const retries = createRetries(clock);
  let cancelTimer = (): void => undefined;

  async function turn(): Promise<void> {
    try {
      const mark = marks.of(place.name);
      const waitMs = waitAfter(mark, clock.now());
      if (waitMs > 0) {
        cancelTimer = clock.after(waitMs, next);
        return;
      }
      await noteAt(place, mark, { ...parts, signal: ending.signal });
      retries.reset();
      if (!ending.signal.aborted) cancelTimer = clock.after(DAY_MS, next);
    } catch (cause) {
      if (ending.signal.aborted) return;
      programLog.warn('anchor not noted', { place: place.name, cause });
      retries.later(next);
    }
  }

  function next(): void {
    void turn();
  }

  next();
  return () => {
    ending.abort();
    retries.cancel();
    cancelTimer();
  };
}

/** How long to wait after the last anchor. A clock that was set back does not put it off. */
function waitAfter(mark: AnchorMark | undefined, nowMs: number): number {
  if (mark === undefined || mark.at === '' || mark.isSilent) return 0;
  const passedMs = nowMs - Date.parse(mark.at);
  return passedMs < 0 || passedMs >= DAY_MS ? 0 : Math.max(SHORTEST_WAIT_MS, DAY_MS - passedMs);
}

const NOTHING_YET: AnchorMark = { at: '', head: GENESIS, isSilent: false };

interface NotingParts extends DailyParts {
  readonly signal: AbortSignal;
}

/** @throws what the place, the log and the marks throw */
async function noteAt(
  place: AnchorPlace,
  mark: AnchorMark = NOTHING_YET,
  parts: NotingParts,
): Promise<void> {
  const { log, marks, clock, signal } = parts;
  const [newest] = await log.read(await log.newestSequence(), 1);
  if (newest === undefined) return;
  try {
    await place.note(newest, { signal });
  } catch (error) {
    if (!mark.isSilent && !signal.aborted) {
      await log.append(
        gapDraft(parts, { place, failure: codeOf(error), after: mark.head.sequence }),
      );
      marks.keep(place.name, { ...mark, isSilent: true });
    }
    throw error;
  }
  const at = new Date(clock.now()).toISOString();
  marks.keep(place.name, { at, head: headOf(newest), isSilent: false });
  if (mark.isSilent)
    await log.append(gapDraft(parts, { place, failure: '', after: newest.sequence }));
}

interface Gap {
  readonly place: AnchorPlace;
  /** Why it could not be noted; empty when it could again. */
  readonly failure: ErrorCode | '';
  readonly after: number;
}

function gapDraft({ workstation }: DailyParts, { place, failure, after }: Gap): AuditDraft {
  return {
    ...NOT_APPLICABLE,
    action: 'check-connection',
    source: 'helpdesk',
    result: failure === '' ? 'successful' : 'failed',
    failure,
    workstation,
    requestId: randomUUID(),
    note:
      failure === ''
        ? `${place.name}: anchor of entry ${after} noted again`
        : `${place.name}: no anchor after that of entry ${after}`,
  };
}
