import type { ErrorCode } from '#shared/errors.ts';

/** Failures that concern one source or its copy of the key, for every kind of source. */
const OF_ONE_SOURCE: ReadonlySet<ErrorCode> = new Set([
  'source.timedOut',
  'source.notTrusted',
  'recovery.noMatch',
  'recovery.notPermitted',
  'recovery.damagedPassword',
  'recovery.keyClosed',
]);

/**
 * Whether the next source that keeps the key may be read after this failure. Not after an unknown
 * outcome, because the key may already be disclosed, and not after a failure that every source
 * would have, such as a full audit log.
 */
export function mayTryNextSource(
  failure: ErrorCode,
  source: { readonly shouldTryNextSource: (failure: ErrorCode) => boolean },
): boolean {
  return OF_ONE_SOURCE.has(failure) || source.shouldTryNextSource(failure);
}
