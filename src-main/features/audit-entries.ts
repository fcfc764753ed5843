import { randomUUID } from 'node:crypto';
import { type AuditDraft, NOT_APPLICABLE } from '#shared/audit/audit-entry.ts';
import type { RouterDeps } from '../ipc/router.ts';
import type { Clock, Log } from '../ports/system.ts';
import { createRefusalCounter } from './refusal-counter.ts';
import type { Session, Sessions } from './sessions.ts';

type Event = Pick<AuditDraft, 'action' | 'result'> & Partial<AuditDraft>;

/**
 * The audit entry of an event at this console. Fields that the event leaves out say that they do
 * not apply; a request ID is made unless the event has one.
 *
 * @param workstation the name of this computer
 */
export function auditDraft(workstation: string, event: Event): AuditDraft {
  return { ...NOT_APPLICABLE, source: 'helpdesk', workstation, requestId: randomUUID(), ...event };
}

interface RecordRefusalsDeps {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  readonly workstation: string;
}

/**
 * Records the calls that the router refused because the operator may not make them: 20 a minute by
 * themselves, the others by their number in one entry when the minute is over. When the audit log
 * cannot be written, the call stays refused and the program's log says why.
 */
export function recordRefusals(deps: RecordRefusalsDeps): RouterDeps['onRefused'] {
  const counter = createRefusalCounter(deps.clock);
  return async (name, why) => {
    const session = deps.sessions.current();
    const isOneOfFew = counter(session?.operator.account ?? '', (more) => {
      if (session !== undefined)
        void recordRefusal(deps, session, { note: `${more} more calls`, why });
    });
    if (!isOneOfFew) return;
    deps.log.warn('call refused', { name, why });
    if (session !== undefined) await recordRefusal(deps, session, { note: name, why });
  };
}

async function recordRefusal(
  { log, workstation }: RecordRefusalsDeps,
  { operator, profile }: Session,
  { note, why }: { readonly note: string; readonly why: string },
): Promise<void> {
  const draft = auditDraft(workstation, {
    action: 'refusal',
    result: 'failed',
    failure: why,
    operator: operator.account,
    note,
  });
  await profile.auditLog.append(draft).catch((cause: unknown) => {
    log.error('refusal not recorded', { note, cause });
  });
}
