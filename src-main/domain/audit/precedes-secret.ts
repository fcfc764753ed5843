import type { AuditDraft, KeyType } from '#shared/audit/audit-entry.ts';

const OF_SECRETS: ReadonlySet<KeyType | ''> = new Set([
  'recovery-key-password',
  'key-package',
  'tpm-password-hash',
]);

/** Whether a secret is handed out after this entry was written. */
export function precedesSecret({ keyType, result }: AuditDraft): boolean {
  return result !== 'failed' && OF_SECRETS.has(keyType);
}
