import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { DisclosedProtector, RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { DisclosedTpmOwner, TpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

/** What a disclosure is recorded as, and where. */
interface Recording {
  readonly log: AuditLog;
  readonly entry: AuditDraft;
}

/**
 * The secrets of one protector: no secret without a record. A source that holds the log writes the
 * entry in the transaction of the read; for any other, intent and outcome are written here.
 *
 * @throws AppError as the source's `disclose` or `read`, and `store.*` when the log cannot be
 *   written
 */
export function readProtector(
  source: RecoverySource,
  keyId: RecoveryKeyId,
  recording: Recording,
): Promise<DisclosedProtector> {
  const { reason } = recording.entry;
  return source.recordedBy === 'source'
    ? source.disclose(keyId, recording.entry)
    : betweenEntries(recording, (options) => source.read(keyId, { ...options, reason }));
}

/** The same for a TPM owner password. */
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
 * Writes the intent, reads, writes the outcome. A secret whose outcome could not be written is not
 * handed out: the intent then stands alone, which tells an auditor where the log stopped.
 */
async function betweenEntries<T>(
  { log, entry }: Recording,
  read: (options: CallOptions) => Promise<T>,
): Promise<T> {
  await log.append({ ...entry, result: 'intended' });
  try {
    // Not the page's signal: once the intent stands, its outcome has to follow. Every reader has time limits of its own.
    const secret = await read({ signal: new AbortController().signal });
    await log.append({ ...entry, result: 'successful' });
    return secret;
  } catch (error) {
    await log.append({ ...entry, result: 'failed', failure: codeOf(error) });
    throw error;
  }
}
