import { randomUUID } from 'node:crypto';
import { type AuditDraft, NOT_APPLICABLE } from '#shared/audit/audit-entry.ts';
import type { Gap } from './queue.ts';

/** The entry about a witness that is new, has stopped answering, or answers again. */
export function gapDraft(workstation: string, gap: Gap): AuditDraft {
  return {
    ...NOT_APPLICABLE,
    action: 'check-connection',
    source: 'helpdesk',
    result: gap.failure === '' ? 'successful' : 'failed',
    failure: gap.failure,
    workstation,
    requestId: randomUUID(),
    note: `witness ${gap.witness}: ${whatOf(gap)}`,
  };
}

function whatOf({ failure, after, until }: Gap): string {
  if (failure !== '') return `silent after entry ${after}`;
  if (after === 0) return `begins, has entries 1 to ${until}`;
  return `answers again, has entries ${after + 1} to ${until} late`;
}
