import { join } from 'node:path';
import type { KeptList } from '#main/ports/connection/kept-list.ts';
import type { KeptLogins } from '#main/ports/connection/kept-logins.ts';
import type { DriveRemote } from '#main/ports/recovery/drive-remote.ts';
import type { StoreKeyring } from '#main/ports/recovery/store-keys.ts';
import type { OpenReportStore } from '#main/ports/reports/report-store.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import type { TpmRemote } from '#main/ports/tpm/tpm-remote.ts';
import type { EventLogScript } from '#main/witnesses/event-log-witness.ts';
import type { DirectorySetup } from '../ports/connection/organisation-setup.ts';
import type { ProfileEntry } from '../ports/profile.ts';
import type { Configuration } from './configuration.ts';
import { DEMO_INFO } from './demo/demo-info.ts';
import { profileInfo, reportKeys } from './organisation/configuration.ts';

interface MakerDeps {
  readonly userData: string;
  /** Where organisations keep their audit logs, a folder each. */
  readonly organisations: string;
  /** Path of the script of the threads that read long reports and check the log. */
  readonly readingScript: string;
  readonly clock: Clock;
  readonly logins: KeptLogins;
  readonly storeKeys: StoreKeyring;
  /** The keys that report files are signed with. */
  readonly signingKeys: StoreKeyring;
  readonly tpmRemote: TpmRemote;
  /** Absent where nothing is to be changed on the drives of computers. */
  readonly driveRemote: DriveRemote | undefined;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Shows a page in the browser of the operating system. */
  readonly openBrowser: (url: string) => Promise<void>;
  /** What this program is called towards others. */
  readonly program: { readonly name: string; readonly version: string };
  /** By the ID of the organisation. Absent where no list of keys is to be kept. */
  readonly keptList: ((organisation: string) => KeptList) | undefined;
  /** The name of this computer. */
  readonly workstation: string;
  /** How the event log of Windows is written. */
  readonly eventLog: EventLogScript;
}

/**
 * Makes profiles. The code of databases and directories is half of the program, and the window does
 * not need it: it is loaded when a profile is used for the first time.
 */
export function profileMakers({ userData, organisations, readingScript, ...ports }: MakerDeps) {
  const { clock } = ports;
  const load = {
    organisation: () => import('./organisation/organisation-profile.ts'),
    demo: () => import('./demo/demo-profile.ts'),
    setup: () => import('#main/sources/active-directory/directory-setup.ts'),
  };
  const organisation = (
    profile: Configuration['profiles'][number],
    { disclosures: limits }: Configuration['settings'],
  ) =>
    profileOnDemand(
      { info: profileInfo(profile), reportKeys: reportKeys(profile), checksConnection: true },
      async () =>
        (await load.organisation()).organisationProfile(profile, {
          folder: organisations,
          readingScript,
          limits,
          ...ports,
        }),
    );
  const demo = ({ disclosures: limits }: Configuration['settings']) =>
    profileOnDemand({ info: DEMO_INFO, checksConnection: false }, async () =>
      (await load.demo()).demoProfile({
        folder: join(userData, 'demo'),
        readingScript,
        clock,
        limits,
      }),
    );
  return {
    /** The organisations of a configuration; the demo where it names none. */
    entriesOf: ({ profiles, settings }: Configuration) =>
      profiles.length > 0
        ? profiles.map((profile) => organisation(profile, settings))
        : [demo(settings)],
    setup: setupOnDemand(async () => (await load.setup()).ldapSetup({ now: () => clock.now() })),
    /** Starts to load the code that a profile of this configuration will need. */
    loadFor({ profiles }: Configuration): void {
      void (profiles.length > 0 ? load.organisation() : load.demo());
    },
  };
}

/**
 * A profile whose code is loaded when it is used for the first time.
 *
 * @param about what is known before that
 */
function profileOnDemand(
  about: Pick<ProfileEntry, 'info' | 'reportKeys'> & { readonly checksConnection: boolean },
  load: () => Promise<ProfileEntry>,
): ProfileEntry {
  let loaded: Promise<ProfileEntry> | undefined;
  // One and the same: what the check has to know of the open profile, only that one knows.
  const entry = () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  return {
    info: about.info,
    reportKeys: about.reportKeys,
    checkConnection: about.checksConnection
      ? async (...asked) => (await entry()).checkConnection?.(...asked)
      : undefined,
    open: async (options) => (await entry()).open(options),
  };
}

/** The same as {@link profileOnDemand} for the setup of a directory. */
function setupOnDemand(load: () => Promise<DirectorySetup>): DirectorySetup {
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
