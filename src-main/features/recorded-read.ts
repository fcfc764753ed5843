import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { DisclosedProtector, RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { DisclosedTpmOwner, TpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

/** The audit entry of a disclosure, and the log it is written to. */
export interface Recording {
  readonly log: Pick<AuditLog, 'append'>;
  readonly entry: AuditDraft;
}

/**
 * Reads the secrets of one protector: no secret without a record. A source that keeps the audit log
 * writes the entry in the same transaction as the read. For any other source, intent and outcome
 * are written here. A cancel does not stop it.
 *
 * @throws AppError as the source's `disclose` or `read`; `disclosure.limitReached` and `store.*`
 *   when the log does not take the entry
 */
export function readProtector(
  source: RecoverySource,
  keyId: RecoveryKeyId,
  recording: Recording,
): Promise<DisclosedProtector> {
  const { reason, role, requestId } = recording.entry;
  return source.recordedBy === 'source'
    ? source.disclose(keyId, recording.entry)
    : betweenEntries(recording, (options) =>
        source.read(keyId, { ...options, reason, requestId, withDeleted: role === 'admin' }),
      );
}

/** The same as {@link readProtector} for a TPM owner password. */
export function readTpmOwner(
  source: TpmSource,
  ownerId: string,
  recording: Recording,
): Promise<DisclosedTpmOwner> {
  return source.recordedBy === 'source'
    ? source.disclose(ownerId, recording.entry)
    : betweenEntries(recording, (options) => source.read(ownerId, options));
}

/**
 * Writes the intent, reads, writes the outcome. When the outcome cannot be written, the secret is
 * not returned. An intent without an outcome shows an auditor where the log stopped.
 */
async function betweenEntries<T>(
  { log, entry }: Recording,
  read: (options: CallOptions) => Promise<T>,
): Promise<T> {
  await log.append({ ...entry, result: 'intended' });
  try {
    // Not the page's signal: after the intent, the outcome has to be written too. Sources have time
    // limits of their own.
    const secret = await read({ signal: new AbortController().signal });
    await log.append({ ...entry, result: 'successful' });
    return secret;
  } catch (error) {
    await log.append({ ...entry, result: 'failed', failure: codeOf(error) });
    throw error;
  }
}
