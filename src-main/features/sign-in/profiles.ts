import { AppError } from '../../../src-shared/errors.ts';
import type { ProfileInfo } from '../../../src-shared/model/session.ts';
import type { OpenOptions, OpenProfile, ProfileEntry } from '../../ports/profile.ts';

/** The configured profiles; each is opened once and shared from then on. */
export interface Profiles {
  readonly infos: readonly ProfileInfo[];
  /** Opens a profile, or waits for the opening that is under way. A failed opening may be tried again. */
  open(id: string, options: OpenOptions): Promise<OpenProfile>;
  closeAll(): Promise<void>;
}

export function createProfiles(entries: readonly ProfileEntry[]): Profiles {
  const opened = new Map<string, Promise<OpenProfile>>();

  return {
    infos: entries.map((entry) => entry.info),
    open(id, options) {
      const entry = entries.find((candidate) => candidate.info.id === id);
      if (entry === undefined) throw new AppError('profile.unknown', `no profile "${id}"`);
      const known = opened.get(id);
      if (known !== undefined) return known;
      const opening = entry.open(options);
      opened.set(id, opening);
      opening.catch(() => opened.delete(id));
      return opening;
    },
    async closeAll() {
      const closing = [...opened.values()].map(async (profile) => (await profile).close());
      opened.clear();
      await Promise.allSettled(closing);
    },
  };
}
