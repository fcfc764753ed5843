import { z } from 'zod';
import { withoutCase } from '#main/domain/without-case.ts';
import { AuditEntry } from '#shared/audit/audit-entry.ts';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import {
  Compliance,
  ComplianceStatus,
  DriveCompliance,
} from '#shared/compliance/compliance-status.ts';
import { Exemption } from '#shared/compliance/exemption.ts';
import { AppError } from '#shared/errors.ts';
import type { Computer } from '#shared/request/computer.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';

// Rows that Keydesk's own stores answer with. SQL Server gives 64-bit counts as text.

/**
 * What a store keeps under the names of one computer: of a row that did not tell the domain's DNS
 * name, it is there once more. Its people are those of all.
 *
 * @throws AppError `tpm.severalDomains` where it is the computers of several domains
 */
export function oneComputer(found: readonly Computer[]): Computer | undefined {
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  if (others.some(({ dnsDomain }) => withoutCase(dnsDomain) !== withoutCase(first.dnsDomain)))
    throw new AppError('tpm.severalDomains', 'computers of several domains have these names');
  return {
    ...first,
    users: [...new Set(found.flatMap(({ users }) => users))],
    domains: found.flatMap(({ domains = [] }) => domains),
  };
}

/** When a key was escrowed; `null` in a store that does not know. */
export const EscrowedAt = z
  .string()
  .nullable()
  .transform((iso) => iso ?? UNKNOWN_TIME);

/** How many entries are alike in what a report counts. */
export const CountedRows = z.array(
  z.object({
    action: z.string(),
    result: z.string(),
    failure: z.string(),
    flag: z.string(),
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
  // Safe to hash and to compare, which is all that is done with an entry of another form.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return rows.map((row) => AuditEntry.safeParse(row).data ?? (row as AuditEntry));
}
