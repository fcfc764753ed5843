import type { AuditEntry, AuditResult } from '#shared/audit/audit-entry.ts';

/**
 * The names of ECS (Elastic Common Schema 8) where it has one, and our own below `keydesk`. What
 * identifies an entry stands first: a receiver that cuts long messages keeps it. Together they are
 * the whole entry, so that its hash can be calculated from what a witness has.
 */
export type WitnessFields = readonly (readonly [name: string, value: string])[];

/** `unknown` is ECS's word for an attempt whose result is not known yet. */
const OUTCOMES: Readonly<Record<AuditResult, string>> = {
  intended: 'unknown',
  successful: 'success',
  failed: 'failure',
};

/** An entry as a witness gets it; fields that are empty are left out. Entries hold no secret. */
export function witnessFields(entry: AuditEntry): WitnessFields {
  const fields: WitnessFields = [
    ['event.sequence', String(entry.sequence)],
    ['event.hash', entry.hash],
    ['event.action', entry.action],
    ['event.outcome', OUTCOMES[entry.result]],
    ['event.created', entry.time],
    ['keydesk.flag', entry.flag],
    ['event.reason', entry.failure],
    ['event.id', entry.requestId],
    ['user.name', entry.operator],
    ['user.roles', entry.role],
    ['user.target.name', entry.endUser],
    ['host.name', entry.workstation],
    ['destination.address', entry.computer],
    ['keydesk.key_type', entry.keyType],
    ['keydesk.key_id', entry.keyId],
    ['keydesk.reason', entry.reason],
    ['keydesk.ticket', entry.ticket],
    ['keydesk.source', entry.source],
    ['keydesk.previous_hash', entry.previousHash],
    ['keydesk.note', entry.note],
  ];
  return fields.filter(([, value]) => value !== '');
}

/** The text of a message that only tests the connection. */
export const WITNESS_TEST = 'test of the connection, no entry of the audit log';

/**
 * The anchor in words, for receivers that keep the text of a message and drop its fields. `npm run
 * verify` and `keydesk store verify` find it at the end of a line (`anchors.ts`).
 */
export function witnessSentence({ sequence, hash, action, result }: AuditEntry): string {
  return `entry ${sequence} sha256 ${hash} ${action} ${result}`;
}
