import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { SECRETS_COUNTED } from '../recovery/disclosure-limit.ts';

/** Whether a secret is handed out after this entry was written. */
export function precedesSecret({ keyType, result }: AuditDraft): boolean {
  return result !== 'failed' && SECRETS_COUNTED.some((secret) => secret === keyType);
}
