import { precedesSecret } from '#main/domain/audit/precedes-secret.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { RecordingRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { RecordingTpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { AuditDraft, AuditEntry } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';
import { type Audience, createAudience } from './audience.ts';
import type { WitnessedParts } from './witnessed-parts.ts';

/** A log with witnesses, and the sources that write into it. */
export interface WitnessedLog {
  readonly auditLog: AuditLog;
  /** A source whose store keeps this log. */
  source<S extends RecordingRecoverySource | RecordingTpmSource>(source: S): S;
  /** Waits a moment for what is being handed over. The rest follows after the next start. */
  close(): Promise<void>;
}

/**
 * The log as it is, and each entry goes to the witnesses. An entry that precedes a secret is first
 * confirmed by those that are required: without that there is no secret, and the log says why. Nor
 * is there one while the log is not the one that was handed over.
 */
export function witnessedLog(parts: WitnessedParts): WitnessedLog {
  const audience = createAudience(parts);
  const { append, recorded } = appending(parts.log, audience);

  return {
    auditLog: {
      ...parts.log,
      append,
      // A chain may be whole, and yet not the one that was handed over.
      async verify(options) {
        const verdict = await parts.log.verify(options);
        if (verdict.intact) await audience.requireFitting();
        return verdict;
      },
    },
    source: (source) => recordingSource(source, recorded),
    close: () => audience.close(),
  };
}

type Recorded = <T>(entry: AuditDraft, read: () => Promise<T>) => Promise<T>;

function recordingSource<S extends RecordingRecoverySource | RecordingTpmSource>(
  source: S,
  recorded: Recorded,
): S {
  return {
    ...source,
    disclose: async (...asked: Parameters<S['disclose']>) => {
      const [, entry] = asked;
      // As the source's own signature has them.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return recorded(entry, async () => source.disclose(...(asked as [never, AuditDraft])));
    },
  };
}

function appending(log: AuditLog, audience: Audience) {
  /** Secrets whose intent is with the witnesses: their outcomes need not be waited for. */
  const intents = new Set<string>();

  async function appendAndNudge(draft: AuditDraft): Promise<AuditEntry> {
    const entry = await log.append(draft);
    audience.nudge();
    return entry;
  }

  /** Where not even the refusal can be written, its reason is still the first one. */
  async function orRefused(draft: AuditDraft, require: () => Promise<void>): Promise<void> {
    try {
      await require();
    } catch (error) {
      const refusal = { ...draft, result: 'failed', failure: codeOf(error) } as const;
      await appendAndNudge(refusal).catch(() => undefined);
      throw error;
    }
  }

  async function append(draft: AuditDraft): Promise<AuditEntry> {
    const isOutcome = intents.delete(secretOf(draft)) && draft.result !== 'intended';
    if (isOutcome || !precedesSecret(draft)) return appendAndNudge(draft);
    await orRefused(draft, () => audience.requireFitting());
    const entry = await log.append(draft);
    await orRefused(draft, () => audience.requireHandedOver(entry.sequence));
    if (draft.result === 'intended') intents.add(secretOf(draft));
    audience.nudge();
    return entry;
  }

  /**
   * For a source that writes its entry while it reads: where a witness is required, it has the
   * intent before that.
   */
  async function recorded<T>(entry: AuditDraft, read: () => Promise<T>): Promise<T> {
    if (!audience.hasRequired) {
      await orRefused(entry, () => audience.requireFitting());
      return read().finally(() => audience.nudge());
    }
    const intent = { ...entry, result: 'intended' } as const;
    await append(intent);
    try {
      return await read();
    } catch (error) {
      await appendAndNudge({ ...entry, result: 'failed', failure: codeOf(error) });
      throw error;
    } finally {
      intents.delete(secretOf(intent));
      audience.nudge();
    }
  }

  return { append, recorded };
}

/** One secret of one request. */
function secretOf({ requestId, action, keyType, keyId }: AuditDraft): string {
  return [requestId, action, keyType, keyId].join('/');
}
