import { z } from 'zod';

/** A report file that is open, by the id it was given when it was opened. */
const InFile = z.object({ place: z.literal('file'), id: z.uuid() });

/** Where a Recovery Audit Report is read from: the organisation's audit log, or a report file. */
export const AuditPlace = z.discriminatedUnion('place', [
  z.object({ place: z.literal('log') }),
  InFile,
]);
export type AuditPlace = z.infer<typeof AuditPlace>;

/** Where compliance is read from: a source, by its name there, or a report file. */
export const CompliancePlace = z.discriminatedUnion('place', [
  z.object({ place: z.literal('source'), name: z.string().max(60) }),
  InFile,
]);
export type CompliancePlace = z.infer<typeof CompliancePlace>;

/** Where computers are looked for: in every source of the organisation, or in a report file. */
export const SearchPlace = z.discriminatedUnion('place', [
  z.object({ place: z.literal('sources') }),
  InFile,
]);
export type SearchPlace = z.infer<typeof SearchPlace>;

/**
 * True for what anybody at the window may look at: who opened a report file has it already. The log
 * and the sources are for those who may see reports.
 */
export function isInFile(from: { readonly place: string }): boolean {
  return from.place === 'file';
}
