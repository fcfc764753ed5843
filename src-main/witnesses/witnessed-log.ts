import { precedesSecret } from '#main/domain/audit/precedes-secret.ts';
import { type RecordingSource, aroundDisclosure } from '#main/ports/audit/around-disclosure.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AuditDraft, AuditEntry } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';
import { type WitnessQueues, createWitnessQueues } from './witness-queues.ts';
import type { WitnessedParts } from './witnessed-parts.ts';

/** A log with witnesses, and the sources that write into it. */
export interface WitnessedLog {
  readonly auditLog: AuditLog;
  /** A source whose store keeps this log. */
  source<S extends RecordingSource>(source: S): S;
  /** Waits a moment for what is being sent. The rest is sent after the next start. */
  close(): Promise<void>;
}

/**
 * A log whose entries are also sent to the witnesses. Before a secret is read, each required
 * witness must have confirmed the entry about it, and the log must fit what every witness has
 * confirmed. Otherwise no secret is read, and an entry says why.
 */
export function witnessedLog(parts: WitnessedParts): WitnessedLog {
  const queues = createWitnessQueues(parts);
  const { append, recorded } = appending(parts.log, queues);

  return {
    auditLog: {
      ...parts.log,
      append,
      // A chain may be whole and still not be the one that the witnesses have.
      async verify(options) {
        const verdict = await parts.log.verify(options);
        if (verdict.intact) await queues.requireFitting();
        return verdict;
      },
    },
    source: (source) => aroundDisclosure(source, recorded),
    close: () => queues.close(),
  };
}

function appending(log: AuditLog, queues: WitnessQueues) {
  /** Secrets whose intent the witnesses have confirmed. Their outcomes are sent without waiting. */
  const intents = new Set<string>();

  async function appendAndNudge(draft: AuditDraft): Promise<AuditEntry> {
    const entry = await log.append(draft);
    queues.nudge();
    return entry;
  }

  /** Records a refusal. If that cannot be written, the error is still the refusal's. */
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
    await orRefused(draft, () => queues.requireFitting());
    const entry = await log.append(draft);
    await orRefused(draft, () => queues.requireHandedOver(entry.sequence));
    if (draft.result === 'intended') intents.add(secretOf(draft));
    queues.nudge();
    return entry;
  }

  /**
   * For a source that writes its entry in the transaction that reads the secret. If a witness is
   * required, an intent is written and confirmed before that.
   */
  async function recorded<T>(entry: AuditDraft, read: () => Promise<T>): Promise<T> {
    if (!queues.hasRequired) {
      await orRefused(entry, () => queues.requireFitting());
      return read().finally(() => queues.nudge());
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
      queues.nudge();
    }
  }

  return { append, recorded };
}

/** One secret of one request. */
function secretOf({ requestId, action, keyType, keyId }: AuditDraft): string {
  return [requestId, action, keyType, keyId].join('/');
}
