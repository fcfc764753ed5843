import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { RotationList } from '#shared/audit/awaiting-rotation.ts';

/** So many are listed; the rest is counted. */
const MOST = 100;

/**
 * Keys that were handed out and not replaced, over all sources that know, longest wait first.
 *
 * @returns `null` where none knows
 * @throws AppError `store.*`, `source.*`, `request.cancelled`
 */
export async function keysAwaitingRotation(
  sources: readonly RecoverySource[],
  options: CallOptions,
): Promise<RotationList | null> {
  const asked = sources.flatMap((source) => source.awaitingRotation?.(MOST, options) ?? []);
  if (asked.length === 0) return null;
  const lists = await Promise.all(asked);
  // Two sources may keep the same key.
  const keys = new Map(lists.flatMap((list) => list.keys).map((key) => [key.keyId, key]));
  const twice = lists.reduce((sum, list) => sum + list.keys.length, 0) - keys.size;
  const longestFirst = [...keys.values()].sort((one, other) =>
    one.disclosedAt < other.disclosedAt ? -1 : 1,
  );
  return {
    keys: longestFirst.slice(0, MOST),
    total: lists.reduce((sum, list) => sum + list.total, 0) - twice,
  };
}
