import { mergeProtectors } from '#main/domain/recovery/merge-protectors.ts';
import { mayActFor } from '#main/domain/sign-in/access.ts';
import { isOneTypoAway } from '#shared/recovery/near-key-id.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import type { DriveInquiry } from './drive-inquiry.ts';

/** Nobody is associated with more keys than this; the rest is not looked at. */
const MOST_KEYS_OF_ONE_USER = 500;

/**
 * Keys of the named end user's own computers whose ID is one slip away from the one asked for.
 * Without an end user, or where no source knows whose a computer is, nothing is suggested: among
 * all keys of an organisation there is always one that looks alike.
 */
export async function similarKeys(
  { session, request, role, query }: DriveInquiry,
  signal: AbortSignal,
): Promise<Protector[]> {
  const endUser = endUserOf(request);
  if (endUser === '') return [];
  // Every source has just answered that it has no such key. One that fails now costs no more than its suggestions.
  const known = await Promise.all(
    session.profile.recovery.map(async (source) =>
      source.ofEndUser?.(endUser, MOST_KEYS_OF_ONE_USER, { signal }).catch(() => []),
    ),
  );
  const findings = known.map((matches = []) => ({ matches, total: matches.length }));
  const { matches } = mergeProtectors(findings, MOST_KEYS_OF_ONE_USER);
  return matches.filter(
    ({ keyId, users }) => isOneTypoAway(query.start, keyId) && mayActFor(request, role, users),
  );
}
