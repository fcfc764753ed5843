import type { AuditAction, AuditEntry } from '#shared/audit/audit-entry.ts';

/**
 * The event ID of each action in the Windows event log. Rules of others name them: never change
 * one.
 */
export const EVENT_IDS: Readonly<Record<AuditAction, number>> = {
  'sign-in': 1001,
  'sign-out': 1002,
  lock: 1003,
  unlock: 1004,
  search: 1101,
  disclose: 1102,
  'show-again': 1103,
  copy: 1104,
  save: 1105,
  'save-key-package': 1106,
  note: 1107,
  'caller-check': 1108,
  'reset-lockout': 1201,
  'request-rotation': 1202,
  'see-new-key': 1203,
  'check-connection': 1301,
  configure: 1302,
  export: 1303,
  print: 1304,
  refusal: 1305,
};

/** What failed or has a flag is a warning, as in syslog. */
export function eventType({ result, flag }: AuditEntry): 'Information' | 'Warning' {
  return result === 'failed' || flag !== '' ? 'Warning' : 'Information';
}
