import type { DirectorySetup } from '../ports/connection/organisation-setup.ts';
import type { ProfileEntry } from '../ports/profile.ts';
import type { OpenReportStore } from '../ports/reports/report-store.ts';

/**
 * A profile whose sources, with the libraries behind them, are loaded when it is first used: the
 * window is on its way before.
 *
 * @param about what is known without them
 */
export function profileOnDemand(
  about: Pick<ProfileEntry, 'info'> & { readonly checksConnection: boolean },
  load: () => Promise<ProfileEntry>,
): ProfileEntry {
  return {
    info: about.info,
    checkConnection: about.checksConnection
      ? async (...asked) => (await load()).checkConnection?.(...asked)
      : undefined,
    open: async (options) => (await load()).open(options),
  };
}

/** The same for the set-up of a directory. */
export function setupOnDemand(load: () => Promise<DirectorySetup>): DirectorySetup {
  return {
    check:
      (draft) =>
      async (...asked) =>
        (await load()).check(draft)(...asked),
    enter: async (...asked) => (await load()).enter(...asked),
  };
}

/** The same for the store that a report file opens into. */
export function reportStoreOnDemand(load: () => Promise<OpenReportStore>): OpenReportStore {
  return {
    entries: async (...asked) => (await load()).entries(...asked),
    computers: async (...asked) => (await load()).computers(...asked),
  };
}
