import { mergeProtectors } from '#main/domain/recovery/merge-protectors.ts';
import { mayActFor } from '#main/domain/sign-in/access.ts';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import type {
  FoundProtectors,
  RecoverySource,
  SearchPlaces,
} from '#main/ports/recovery/recovery-source.ts';
import type { Clock } from '#main/ports/system.ts';
import type { TypedComputer } from '#main/ports/tpm/tpm-source.ts';
import type { Settings } from '#shared/console/settings.ts';
import { isOneTypoAway } from '#shared/recovery/near-key-id.ts';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';
import type { KeyIdQuery } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import { type AllAnswers, type AskOptions, askAll } from '../ask-sources.ts';
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

/**
 * Asks all sources of the profile at the same time; those that cannot search by key ID afterwards,
 * about the computers that the others have named.
 *
 * @throws AppError `request.cancelled`; what the first source failed with, when none answered
 */
export async function searchSources(
  deps: SearchDeps,
  { inquiry, query }: KeySearch,
  { signal, onProgress }: SearchOptions,
): Promise<Search> {
  const { session, role } = inquiry;
  const { maxMatches, sourceTimeoutSeconds: limitSeconds } = deps.settings.recovery;
  const { recovery } = session.profile;
  const common = { signal, clock: deps.clock, limitSeconds };
  const withDeleted = role === 'admin';
  const byId = await askAll(
    recovery.filter(({ searchedByPlace }) => searchedByPlace === undefined),
    (source, limited) => source.find(query, maxMatches, { ...limited, withDeleted }),
    { ...common, ...(onProgress && { onProgress }) },
  );
  const byPlace = await askAll(
    recovery.filter(({ searchedByPlace }) => searchedByPlace !== undefined),
    (source, limited) => {
      const places = placesFor(source, inquiry, byId);
      return source.find(query, maxMatches, { ...limited, withDeleted, places });
    },
    { ...common, onProgress: (statuses) => onProgress?.([...byId.statuses, ...statuses]) },
  );
  const answered = [...byId.answered, ...byPlace.answered];
  const failed = byId.failed ?? byPlace.failed;
  if (answered.length === 0 && failed !== undefined) throw failed;
  const { matches, total } = mergeProtectors(
    answered.map(({ answer }) => answer),
    maxMatches,
  );
  const located = matches.map((protector) => ({
    protector,
    holders: recovery.filter(({ name }) => protector.sources.includes(name)),
  }));
  return { located, total, missing: missingIn(byId, byPlace) };
}

type SourceAnswers = AllAnswers<RecoverySource, FoundProtectors>;

/** A source that could not look everywhere counts as one without an answer. */
function missingIn(...rounds: readonly SourceAnswers[]): readonly SourceStatus[] {
  return rounds.flatMap(({ statuses, answered }) =>
    statuses.flatMap((status) => {
      const found = answered.find(({ source }) => source.name === status.source)?.answer;
      if (found?.incomplete !== undefined)
        return [{ ...status, state: 'failed' as const, failure: found.incomplete }];
      return status.state === 'failed' ? [status] : [];
    }),
  );
}

/** Where a source is to look: at the computers of what was found, and at the end user's. */
function placesFor(
  { searchedByPlace }: RecoverySource,
  { session, request }: DriveInquiry,
  { answered }: SourceAnswers,
): SearchPlaces {
  const list = answered.find(({ source }) => source.name === searchedByPlace?.listedBy)?.answer;
  const found = list === undefined ? answered.map(({ answer }) => answer) : [list];
  const endUser = accountNames(endUserOf(request), domainsOf(session));
  return {
    computers: computersOf(found.flatMap(({ matches }) => matches)),
    ...(endUser.domains.length > 0 && { endUser }),
    areAll: list !== undefined && list.total === list.matches.length,
  };
}

function computersOf(protectors: readonly Protector[]): readonly TypedComputer[] {
  return [...new Map(protectors.map((one) => [computerOf(one), one.computer])).values()];
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
