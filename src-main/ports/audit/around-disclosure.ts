import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { RecordingRecoverySource } from '../recovery/recovery-source.ts';
import type { RecordingTpmSource } from '../tpm/tpm-source.ts';

/** A source that records a disclosure in the transaction that reads the secret. */
export type RecordingSource = RecordingRecoverySource | RecordingTpmSource;

/** Gets the entry about a disclosure, and decides when, or whether, `disclose` is called. */
export type Around = <T>(entry: AuditDraft, disclose: () => Promise<T>) => Promise<T>;

/** The source as it is, but for what comes before and after each disclosure. */
export function aroundDisclosure<S extends RecordingSource>(source: S, around: Around): S {
  return {
    ...source,
    disclose: async (...asked: Parameters<S['disclose']>) => {
      const [, entry] = asked;
      // They are the arguments that the source's own signature asks for.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return around(entry, async () => source.disclose(...(asked as [never, AuditDraft])));
    },
  };
}
