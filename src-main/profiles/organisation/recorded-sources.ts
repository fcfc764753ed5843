import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { CallOptions } from '#main/ports/call-options.ts';
import type { ProtectorReader } from '#main/ports/recovery/protector-reader.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { TpmReader } from '#main/ports/tpm/tpm-reader.ts';
import type { TpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';

/** A reader that keeps no record, with the record around it. */
export function recordedRecovery(reader: ProtectorReader, log: AuditLog): RecoverySource {
  const { ofEndUser } = reader;
  return {
    name: reader.name,
    marksDisclosed: reader.marksDisclosed,
    find: (query, limit, options) => reader.find(query, limit, options),
    ofComputer: (computer, limit, options) => reader.ofComputer(computer, limit, options),
    ...(ofEndUser !== undefined && {
      ofEndUser: (endUser: string, limit: number, options: CallOptions) =>
        ofEndUser(endUser, limit, options),
    }),
    disclose: (keyId, entry) =>
      recorded(log, entry, ({ signal }) => reader.read(keyId, { signal, reason: entry.reason })),
  };
}

/** The same for TPM owner passwords. */
export function recordedTpm(reader: TpmReader, log: AuditLog): TpmSource {
  return {
    name: reader.name,
    computersNamed: (start, limit, options) => reader.computersNamed(start, limit, options),
    find: (computer, options) => reader.find(computer, options),
    disclose: (ownerId, entry) => recorded(log, entry, (options) => reader.read(ownerId, options)),
  };
}

/**
 * Writes the intent, reads, writes the outcome. A secret whose outcome could not be written is not
 * handed out: the intent then stands alone, which tells an auditor where the log stopped.
 */
async function recorded<T>(
  log: AuditLog,
  entry: AuditDraft,
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
