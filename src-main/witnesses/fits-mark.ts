import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { WitnessMark } from '#main/ports/audit/witness.ts';
import { AppError } from '#shared/errors.ts';

/**
 * Whether the log still fits what a witness has confirmed: the last confirmed entry must be in it,
 * with the hash it had then.
 *
 * @returns `undefined` if it fits, otherwise why not: AppError `store.behindWitness`,
 *   `store.unlikeWitness`
 * @throws AppError `store.*` when the log cannot be read
 */
export async function whyUnlike(
  log: Pick<AuditLog, 'read' | 'newestSequence'>,
  { head }: WitnessMark,
  witness: string,
): Promise<AppError | undefined> {
  if (head.sequence === 0) return undefined;
  const newest = await log.newestSequence();
  if (newest < head.sequence)
    return new AppError('store.behindWitness', `${witness} has entry ${head.sequence}`, {
      details: { server: witness, witnessed: head.sequence, fits: newest },
    });
  const [entry] = await log.read(head.sequence, 1);
  if (entry?.hash === head.hash) return undefined;
  return new AppError('store.unlikeWitness', `${witness} has another entry ${head.sequence}`, {
    details: { server: witness, witnessed: head.sequence },
  });
}
