import { randomUUID } from 'node:crypto';
import { type AuditDraft, NOT_APPLICABLE } from '#shared/audit/audit-entry.ts';

type Event = Pick<AuditDraft, 'action' | 'result'> & Partial<AuditDraft>;

/** An audit entry about something done at this console. */
export function auditDraft(workstation: string, event: Event): AuditDraft {
  return { ...NOT_APPLICABLE, source: 'helpdesk', workstation, requestId: randomUUID(), ...event };
}
