import { mergeProtectors } from '#main/domain/recovery/merge-protectors.ts';
import { mayActFor } from '#main/domain/sign-in/access.ts';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { Clock } from '#main/ports/system.ts';
import type { Settings } from '#shared/console/settings.ts';
import { isOneTypoAway } from '#shared/recovery/near-key-id.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { KeyIdQuery } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import { type AskOptions, askSources } from '../ask-sources.ts';
import { asking, domainsOf } from '../asking.ts';
import type { DriveInquiry } from './drive-inquiry.ts';

export type SearchOptions = Pick<AskOptions, 'signal' | 'onProgress'>;

/** A protector, and the sources it can be read from. */
export interface LocatedProtector {
  readonly protector: Protector;
  /** The sources that keep it, in the order in which they are read. */
  readonly holders: readonly RecoverySource[];
}

/** What all sources found together. */
export interface Search {
  /** Newest escrowed first. */
  readonly located: readonly LocatedProtector[];
  /** How many there are in all; more than `located` when the limit cut the list. */
  readonly total: number;
  /** Sources that gave no answer. */
  readonly missing: readonly SourceStatus[];
}

interface SearchDeps {
  readonly settings: Settings;
  readonly clock: Clock;
}

interface KeySearch {
  readonly inquiry: DriveInquiry;
  readonly query: KeyIdQuery;
}

/** Asks all sources of the profile at the same time. @throws as {@link askSources} */
export async function searchSources(
  deps: SearchDeps,
  { inquiry: { session, role }, query }: KeySearch,
  options: SearchOptions,
): Promise<Search> {
  const { maxMatches, sourceTimeoutSeconds } = deps.settings.recovery;
  const ask = (source: RecoverySource, { signal }: { readonly signal: AbortSignal }) =>
    source.find(query, maxMatches, { signal, withDeleted: role === 'admin' });
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

/** More keys than any one user has; the rest is not compared. */
const MOST_KEYS_OF_ONE_USER = 500;

/**
 * Keys of the named end user's own computers whose ID differs by one typing error from the ID asked
 * for. Empty without an end user, and where no source knows who uses a computer: among all keys of
 * an organisation there is always one that looks similar.
 */
export async function similarKeys(
  inquiry: DriveInquiry,
  signal: AbortSignal,
): Promise<Protector[]> {
  const { session, request, query } = inquiry;
  const endUser = accountNames(endUserOf(request), domainsOf(session));
  if (endUser.domains.length === 0) return [];
  // All sources have answered just before, so one that fails now only loses its suggestions.
  const known = await Promise.all(
    session.profile.recovery.map(async (source) =>
      source.ofEndUser?.(endUser, MOST_KEYS_OF_ONE_USER, { signal }).catch(() => []),
    ),
  );
  const findings = known.map((matches = []) => ({ matches, total: matches.length }));
  const { matches } = mergeProtectors(findings, MOST_KEYS_OF_ONE_USER);
  return matches.filter(
    (protector) =>
      isOneTypoAway(query.start, protector.keyId) && mayActFor(asking(inquiry), protector),
  );
}
