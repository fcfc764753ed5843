import { randomUUID } from 'node:crypto';
import { type AuditDraft, NOT_APPLICABLE } from '#shared/audit/audit-entry.ts';
import type { CallName } from '#shared/contract.ts';
import type { RouterDeps } from '../ipc/router.ts';
import type { Log } from '../ports/system.ts';
import type { Sessions } from './sessions.ts';

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
  readonly log: Log;
  readonly workstation: string;
}

/**
 * Records the calls that the router refused because the operator may not make them. When the audit
 * log cannot be written, the call stays refused and the program's log says why.
 */
export function recordRefusals({
  sessions,
  log,
  workstation,
}: RecordRefusalsDeps): RouterDeps['onRefused'] {
  return async (name: CallName, why) => {
    log.warn('call refused', { name, why });
    const session = sessions.current();
    if (session === undefined) return;
    const { operator, profile } = session;
    const draft = auditDraft(workstation, {
      action: 'refusal',
      result: 'failed',
      failure: why,
      operator: operator.account,
      note: name,
    });
    await profile.auditLog.append(draft).catch((cause: unknown) => {
      log.error('refusal not recorded', { name, cause });
    });
  };
}
