import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { FoundTpmOwners, TpmSource, TypedComputer } from '#main/ports/tpm/tpm-source.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import { askSources } from '../ask-sources.ts';

export interface TpmSearchDeps {
  readonly settings: Settings;
  readonly clock: Clock;
}

interface TpmSearch extends FoundTpmOwners {
  /** Sources that gave no answer. */
  readonly missing: readonly SourceStatus[];
}

interface ComputerSearch {
  readonly sources: readonly TpmSource[];
  readonly typed: TypedComputer;
}

/**
 * What all sources of the profile keep about one computer. It is spelled as in the first source
 * that knows it; its users are those that any source names. @throws as {@link askSources}
 */
export async function searchTpmSources(
  deps: TpmSearchDeps,
  { sources, typed }: ComputerSearch,
  { signal }: CallOptions,
): Promise<TpmSearch> {
  const ask = (source: TpmSource, options: CallOptions) => source.find(typed, options);
  const { answered, missing } = await askSources(sources, ask, {
    signal,
    clock: deps.clock,
    limitSeconds: deps.settings.recovery.sourceTimeoutSeconds,
  });
  const [first, ...others] = answered.flatMap(({ answer }) => answer.computer ?? []);
  const computer = first && {
    ...first,
    users: [...new Set([first, ...others].flatMap(({ users }) => users))],
    domains: [first, ...others].flatMap(({ domains = [] }) => domains),
  };
  const owners = answered.flatMap(({ source, answer }) =>
    answer.owners.map((owner) => ({
      ...owner,
      ownerId: `${sources.indexOf(source)}/${owner.ownerId}`,
    })),
  );
  return { computer, owners: owners.sort(newestFirst), missing };
}

/** A record of an owner password, and the source that keeps it. */
export interface NamedOwner {
  readonly source: TpmSource;
  /** The record's ID in that source. */
  readonly ownerId: string;
}

/** Where a record found by {@link searchTpmSources} is kept; `undefined` for any other ID. */
export function tpmSourceOf(
  sources: readonly TpmSource[],
  ownerId: string,
): NamedOwner | undefined {
  const [, index = '', recordId = ''] = /^(\d{1,3})\/(.+)$/s.exec(ownerId) ?? [];
  const source = index === '' ? undefined : sources[Number(index)];
  return source && { source, ownerId: recordId };
}

function newestFirst(one: TpmOwner, other: TpmOwner): number {
  return one.recordedAt < other.recordedAt ? 1 : one.recordedAt > other.recordedAt ? -1 : 0;
}
