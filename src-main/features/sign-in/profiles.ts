import type { TrustedKey } from '#main/domain/reports/report-signature.ts';
import type { OpenOptions, OpenProfile, ProfileEntry } from '#main/ports/profile.ts';
import { AppError } from '#shared/errors.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';

/** The configured profiles. Each is opened once, and then shared. */
export interface Profiles {
  readonly infos: readonly ProfileInfo[];
  /** What report files of these organisations may be signed with. */
  reportKeys(): readonly TrustedKey[];
  /** @throws AppError `profile.unknown` */
  entry(id: string): ProfileEntry;
  /**
   * Opens a profile, or waits until a call before this one has opened it. After a failure, the next
   * call tries again.
   *
   * @throws AppError `profile.unknown`, and as {@link ProfileEntry.open}
   */
  open(id: string, options: OpenOptions): Promise<OpenProfile>;
  /**
   * Opens a profile, after closing it if it was open. Only to be called while nobody is signed in.
   *
   * @throws as {@link Profiles.open}
   */
  openAnew(id: string, options: OpenOptions): Promise<OpenProfile>;
  /** Closes all profiles and continues with others. Only to be called while nobody is signed in. */
  replace(entries: readonly ProfileEntry[]): Promise<void>;
  /** Never rejects. */
  closeAll(): Promise<void>;
}

/** @param first the profiles until {@link Profiles.replace} is called */
export function createProfiles(first: readonly ProfileEntry[]): Profiles {
  const opened = new Map<string, Promise<OpenProfile>>();
  let entries = first;

  function entryOf(id: string): ProfileEntry {
    const entry = entries.find((candidate) => candidate.info.id === id);
    if (entry === undefined) throw new AppError('profile.unknown', `no profile "${id}"`);
    return entry;
  }

  async function closeAll(): Promise<void> {
    const closing = [...opened.values()].map(async (profile) => (await profile).close());
    opened.clear();
    await Promise.allSettled(closing);
  }

  async function open(id: string, options: OpenOptions): Promise<OpenProfile> {
    const entry = entryOf(id);
    const known = opened.get(id);
    if (known !== undefined) return known;
    const opening = entry.open(options);
    opened.set(id, opening);
    opening.catch(() => opened.delete(id));
    return opening;
  }

  return {
    get infos() {
      return entries.map(({ info }) => info);
    },
    reportKeys: () => entries.flatMap(({ reportKeys }) => reportKeys ?? []),
    entry: entryOf,
    open,
    async openAnew(id, options) {
      const known = opened.get(id);
      opened.delete(id);
      await known?.then((profile) => profile.close()).catch(() => undefined);
      return open(id, options);
    },
    async replace(next) {
      await closeAll();
      entries = next;
    },
    closeAll,
  };
}
