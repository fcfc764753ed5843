import { z } from 'zod';
import { AuditEntry } from '#shared/audit/audit-entry.ts';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import {
  Compliance,
  ComplianceStatus,
  DriveCompliance,
} from '#shared/compliance/compliance-status.ts';
import { Exemption } from '#shared/compliance/exemption.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';

// Rows that Keydesk's own stores answer with. SQL Server gives 64-bit counts as text.

/** When a key was escrowed; `null` in a store that does not know. */
export const EscrowedAt = z
  .string()
  .nullable()
  .transform((iso) => iso ?? UNKNOWN_TIME);

/** How many entries are alike in what a report counts. */
export const CountedRows = z.array(
  z.object({
    result: z.string(),
    reason: z.string(),
    operator: z.string(),
    moment: z.string(),
    count: z.coerce.number(),
  }),
);

/** How many computers are alike in what a report counts. */
export const AlikeRows = z.array(
  z.object({
    status: ComplianceStatus,
    overall: Compliance,
    exemption: Exemption,
    error: ComplianceError,
    osDrive: DriveCompliance,
    fixedDrives: DriveCompliance,
    count: z.coerce.number(),
  }),
);

/**
 * Entries as they were read. One that was altered so that it has not the form of an entry stays
 * among them, so that checking the chain can name it.
 */
export function entriesOf(rows: readonly unknown[]): readonly AuditEntry[] {
  return rows.map((row) => AuditEntry.safeParse(row).data ?? (row as AuditEntry));
}
