import { mergeProtectors } from '#main/domain/recovery/merge-protectors.ts';
import { mayActFor } from '#main/domain/sign-in/access.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { Clock } from '#main/ports/system.ts';
import type { Settings } from '#shared/console/settings.ts';
import { isOneSlipAway } from '#shared/recovery/near-key-id.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { KeyIdQuery } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import { askSources, type AskOptions } from '../ask-sources.ts';
import type { DriveInquiry } from './drive-inquiry.ts';

export type SearchOptions = Pick<AskOptions, 'signal' | 'onProgress'>;

/** A protector, and where it can be read. */
export interface LocatedProtector {
  readonly protector: Protector;
  /** The sources that keep it, the one to believe first at the front. */
  readonly holders: readonly RecoverySource[];
}

interface Search {
  /** Newest escrowed first. */
  readonly located: readonly LocatedProtector[];
  readonly total: number;
  /** Sources that gave no answer. */
  readonly missing: readonly SourceStatus[];
}

/** Asks all sources of the profile side by side. @throws as {@link askSources} */
export async function searchSources(
  deps: { readonly settings: Settings; readonly clock: Clock },
  { session }: DriveInquiry,
  query: KeyIdQuery,
  options: SearchOptions,
): Promise<Search> {
  const { maxMatches, sourceTimeoutSeconds } = deps.settings.recovery;
  const ask = (source: RecoverySource, { signal }: { readonly signal: AbortSignal }) =>
    source.find(query, maxMatches, { signal });
  const { answered, missing } = await askSources(session.profile.recovery, ask, {
    ...options,
    clock: deps.clock,
    limitSeconds: sourceTimeoutSeconds,
  });
  const { matches, total } = mergeProtectors(
    answered.map(({ answer }) => answer),
    maxMatches,
  );
  const located = matches.map((protector) => ({
    protector,
    holders: session.profile.recovery.filter(({ name }) => protector.sources.includes(name)),
  }));
  return { located, total, missing };
}

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
    ({ keyId, users }) => isOneSlipAway(query.start, keyId) && mayActFor(request, role, users),
  );
}
