import { randomUUID } from 'node:crypto';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';

/** A complete draft; every call gets a request id of its own. */
export function draft(changes: Partial<AuditDraft> = {}): AuditDraft {
  return {
    action: 'disclose',
    source: 'helpdesk',
    result: 'successful',
    failure: '',
    operator: 'CONTOSO\\op',
    role: 'admin',
    endUser: 'CONTOSO\\anna',
    computer: 'CONTOSO\\WS-1',
    keyType: 'recovery-key-password',
    keyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138',
    reason: 'lost-pin',
    note: '',
    ticket: 'INC0012345',
    flag: '',
    workstation: 'HD-01',
    requestId: randomUUID(),
    ...changes,
  };
}

export const signIn = (operator: string, changes: Partial<AuditDraft> = {}): AuditDraft =>
  draft({
    action: 'sign-in',
    operator,
    role: '',
    endUser: '',
    computer: '',
    keyType: '',
    keyId: '',
    reason: '',
    ticket: '',
    ...changes,
  });
