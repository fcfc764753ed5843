import { randomUUID } from 'node:crypto';
import type { AuditDraft } from '../../src-shared/model/audit-entry.ts';

type Event = Pick<AuditDraft, 'action' | 'result'> & Partial<AuditDraft>;

/** An audit entry about this console: fields that do not apply are empty. */
export function auditDraft(workstation: string, event: Event): AuditDraft {
  return {
    source: 'helpdesk',
    failure: '',
    operator: '',
    role: '',
    endUser: '',
    computer: '',
    keyType: '',
    keyId: '',
    reason: '',
    note: '',
    ticket: '',
    workstation,
    requestId: event.requestId ?? randomUUID(),
    ...event,
  };
}
