import type { SqlParameters } from '#main/drivers/tds/sql-server.ts';
import { AuditDraft, type EntryField, fieldsThat } from '#shared/audit/audit-entry.ts';
import { columnOf } from '../sql-text.ts';

const OF_AN_ENTRY = fieldsThat(({ stated }) => stated !== undefined).filter(isDraftField);
const OF_A_DISCLOSURE = fieldsThat(({ stated }) => stated === 'of-a-disclosure').filter(
  isDraftField,
);

/** What `append_entry` takes from a draft. The rest is the store's own to fill in. */
export function statedOfEntry(draft: AuditDraft): SqlParameters {
  return parametersOf(draft, OF_AN_ENTRY);
}

/**
 * What the procedures that disclose take from a draft. Operator, role, computer, key and time are
 * theirs to fill in.
 */
export function statedOfDisclosure(draft: AuditDraft): SqlParameters {
  return parametersOf(draft, OF_A_DISCLOSURE);
}

/** Values as the parameters of a procedure, each under the name of its column. */
export function parametersOf<V extends SqlParameters>(
  values: V,
  fields: readonly (keyof V & string)[] = Object.keys(values),
): SqlParameters {
  return Object.fromEntries(fields.map((field) => [columnOf(field), values[field] ?? null]));
}

function isDraftField(field: EntryField): field is keyof AuditDraft {
  return field in AuditDraft.shape;
}
