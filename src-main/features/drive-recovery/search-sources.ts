import { mergeProtectors } from '#main/domain/recovery/merge-protectors.ts';
import type { Clock } from '#main/ports/desktop/clock.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { KeyIdQuery } from '#shared/recovery/recovery-key-id.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import { type AskingOptions, askAll } from '../side-by-side.ts';
import type { DriveInquiry } from './drive-inquiry.ts';

export type SearchOptions = Pick<AskingOptions, 'signal' | 'onProgress'>;

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

/** Asks all sources of the profile side by side. @throws as {@link askAll} */
export async function searchSources(
  deps: { readonly settings: Settings; readonly clock: Clock },
  { session }: DriveInquiry,
  query: KeyIdQuery,
  options: SearchOptions,
): Promise<Search> {
  const { maxMatches, sourceTimeoutSeconds } = deps.settings.recovery;
  const ask = (source: RecoverySource, { signal }: { readonly signal: AbortSignal }) =>
    source.find(query, maxMatches, { signal });
  const { answered, missing } = await askAll(session.profile.recovery, ask, {
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
