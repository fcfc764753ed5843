import type { AuditAction, AuditResult, KeyType } from '../../../src-shared/model/audit-entry.ts';

const ACTIONS: Readonly<Record<AuditAction, string>> = {
  'sign-in': 'Sign-in',
  'sign-out': 'Sign-out',
  lock: 'Lock',
  unlock: 'Unlock',
  search: 'Search',
  disclose: 'Disclosure',
  'show-again': 'Shown again',
  copy: 'Copy',
  save: 'Save',
  'save-key-package': 'Save key package',
  note: 'Note',
  'caller-check': 'Caller check',
  'reset-lockout': 'TPM lockout reset',
  'check-connection': 'Check connection',
  configure: 'Configure',
  refusal: 'Refusal',
};

const RESULTS: Readonly<Record<AuditResult, string>> = { intended: 'Intended', successful: 'Successful', failed: 'Failed' };

const KEY_TYPES: Readonly<Record<KeyType, string>> = {
  'recovery-key-id': 'Recovery Key ID',
  'recovery-key-password': 'Recovery Key Password',
  'key-package': 'Key Package',
  'tpm-password-hash': 'TPM Password Hash',
};

export const reports = {
  title: 'Recovery Audit Report',
  view: 'View report',
  loading: 'Reading the audit log',
  older: 'Show older entries',
  shown: (shown: string, total: string) => `${shown} of ${total} entries, newest first`,
  chain: {
    checking: 'Checking the chain',
    intact: (count: string, head: string) => `Verified: ${count} entries, head ${head}`,
    broken: (sequence: string, why: string) => `Broken at entry ${sequence}: ${why}`,
    why: {
      missing: 'it is missing.',
      altered: 'it was altered after it was written.',
      unlinked: 'it does not follow the entry before it.',
    },
    next: 'Keep this store as it is and tell your security officer.',
  },
  columns: {
    time: 'Request date and time',
    source: 'Audit request source',
    action: 'Action',
    result: 'Request result',
    operator: 'Helpdesk user',
    endUser: 'End user',
    computer: 'Computer',
    keyType: 'Key type',
    keyId: 'Key ID',
    reason: 'Reason description',
    note: 'Note',
    ticket: 'Ticket',
    workstation: 'Workstation',
  },
  sources: { helpdesk: 'Helpdesk', 'self-service': 'Self-Service Portal', agent: 'Agent TPM unlock' },
  actions: ACTIONS,
  results: RESULTS,
  keyTypes: KEY_TYPES,
} as const;
