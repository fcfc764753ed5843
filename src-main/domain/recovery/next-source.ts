import type { ErrorCode } from '#shared/errors.ts';

/** Failures of this one source or of its copy of the key, whatever kind of source it is. */
const OF_ONE_SOURCE: ReadonlySet<ErrorCode> = new Set([
  'source.timedOut',
  'source.notTrusted',
  'recovery.noMatch',
  'recovery.notPermitted',
  'recovery.damagedPassword',
  'recovery.keyClosed',
]);

/**
 * Whether the next source that keeps the key is worth asking: not after an unknown outcome, for
 * then the key may already be disclosed, and not after a failure another source would not mend,
 * such as a full audit log.
 */
export function mayTryNextSource(
  failure: ErrorCode,
  source: { readonly shouldTryNextSource: (failure: ErrorCode) => boolean },
): boolean {
  return OF_ONE_SOURCE.has(failure) || source.shouldTryNextSource(failure);
}
