import { GENESIS, headOf } from '#main/domain/audit/audit-chain.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Witness, WitnessMark } from '#main/ports/audit/witness.ts';
import type { ChainHead } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { whyUnlike } from './fits-mark.ts';
import { gapDraft } from './gap-entry.ts';
import { type Gap, type Queue, createQueue } from './queue.ts';
import type { WitnessedParts } from './witnessed-parts.ts';

const NOTHING_YET: WitnessMark = { head: GENESIS, isSilent: false };

/** The queues of all witnesses of a log. */
export interface WitnessQueues {
  readonly hasRequired: boolean;
  /** @throws AppError `store.behindWitness`, `store.unlikeWitness`, `store.*`, `file.unreadable` */
  requireFitting(): Promise<void>;
  /**
   * Waits until each required witness has confirmed this entry.
   *
   * @throws AppError `witness.*`, and as {@link requireFitting}
   */
  requireHandedOver(sequence: number): Promise<void>;
  /** Sends each witness what it does not have yet, without waiting for it. */
  nudge(): void;
  close(): Promise<void>;
}

interface OneQueue {
  readonly witness: Witness;
  readonly queue: Queue;
  readonly unlike: AppError | undefined;
}

/** Checks at once whether the log still fits what the witnesses have confirmed. */
export function createWitnessQueues(parts: WitnessedParts): WitnessQueues {
  const { witnesses, programLog } = parts;
  const onFailure = (witness: string, cause: unknown) => {
    programLog.warn('witness without an entry', { witness, cause });
  };

  async function recordGap(gap: Gap): Promise<void> {
    await parts.log.append(gapDraft(parts.workstation, gap));
    for (const { witness, queue } of await all()) if (witness.name !== gap.witness) queue.nudge();
  }

  let started: Promise<readonly OneQueue[]> | undefined;
  const all = (): Promise<readonly OneQueue[]> => {
    const start = (witness: Witness) => startQueue(witness, parts, { recordGap, onFailure });
    // Try again at the next call: a file that cannot be read now may be readable then.
    started ??= Promise.all(witnesses.map(start)).catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };

  const nudge = (): void => {
    all().then(
      (ready) => {
        for (const { queue } of ready) queue.nudge();
      },
      (cause: unknown) => onFailure('', cause),
    );
  };
  nudge();

  return {
    hasRequired: witnesses.some(({ isRequired }) => isRequired),
    async requireFitting() {
      for (const { unlike } of await all()) if (unlike !== undefined) throw unlike;
    },
    async requireHandedOver(sequence) {
      const required = (await all()).filter(({ witness }) => witness.isRequired);
      await Promise.all(required.map((one) => reach(one, sequence)));
    },
    nudge,
    async close() {
      const ready = (await started?.catch(() => [])) ?? [];
      await Promise.all(ready.map(({ queue }) => queue.stop()));
    },
  };
}

interface Telling {
  readonly recordGap: (gap: Gap) => Promise<void>;
  readonly onFailure: (witness: string, cause: unknown) => void;
}

async function startQueue(
  witness: Witness,
  { log, marks, clock }: WitnessedParts,
  telling: Telling,
): Promise<OneQueue> {
  const mark = marks.of(witness.name) ?? NOTHING_YET;
  const unlike = await whyUnlike(log, mark, witness.name);
  // If the log does not fit, new entries are still sent: they tell the witness what has happened.
  const start =
    unlike === undefined
      ? { mark, isFrozen: false }
      : { mark: { ...mark, head: await newestOf(log) }, isFrozen: true };
  return { witness, unlike, queue: createQueue(witness, start, { log, marks, clock, ...telling }) };
}

async function newestOf(log: Pick<AuditLog, 'read' | 'newestSequence'>): Promise<ChainHead> {
  const [newest] = await log.read(await log.newestSequence(), 1);
  return newest === undefined ? GENESIS : headOf(newest);
}

/** As {@link Queue.reach}, with the name of the witness in the details of an error. */
async function reach({ witness, queue }: OneQueue, sequence: number): Promise<void> {
  try {
    await queue.reach(sequence);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const details = { ...cause.details, server: witness.name };
    throw new AppError(cause.code, `${witness.name}: ${cause.message}`, { cause, details });
  }
}
