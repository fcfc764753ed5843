import { join } from 'node:path';
import type { KeptLogins } from '#main/ports/connection/kept-logins.ts';
import type { Clock } from '#main/ports/desktop/clock.ts';
import type { TpmRemote } from '#main/ports/tpm/tpm-remote.ts';
import type { Configuration } from './configuration.ts';
import { DEMO_INFO } from './demo/demo-info.ts';
import { profileOnDemand, setupOnDemand } from './on-demand.ts';
import { profileInfo } from './organisation/profile-info.ts';

interface MakerDeps {
  readonly userData: string;
  /** Path of the script of the threads that read long reports and check the log. */
  readonly readingScript: string;
  readonly clock: Clock;
  readonly logins: KeptLogins;
  readonly tpmRemote: TpmRemote;
}

/**
 * Makes profiles. Database, directory and what they bring along are half of the program, and the
 * window needs none of it: loaded at first use.
 */
export function profileMakers({ userData, readingScript, clock, logins, tpmRemote }: MakerDeps) {
  const load = {
    organisation: () => import('./organisation/organisation-profile.ts'),
    demo: () => import('./demo/demo-profile.ts'),
    setup: () => import('#main/sources/active-directory/directory-setup.ts'),
  };
  const organisation = (profile: Configuration['profiles'][number]) =>
    profileOnDemand({ info: profileInfo(profile), checksConnection: true }, async () =>
      (await load.organisation()).organisationProfile(profile, {
        folder: join(userData, 'profiles'),
        readingScript,
        clock,
        logins,
        tpmRemote,
      }),
    );
  const demo = () =>
    profileOnDemand({ info: DEMO_INFO, checksConnection: false }, async () =>
      (await load.demo()).demoProfile({ folder: join(userData, 'demo'), readingScript, clock }),
    );
  return {
    /** The organisations of a configuration; the demo where it names none. */
    entriesOf: ({ profiles }: Configuration) =>
      profiles.length > 0 ? profiles.map(organisation) : [demo()],
    setup: setupOnDemand(async () => (await load.setup()).ldapSetup({ now: () => clock.now() })),
    /** Begins to load what a profile of this configuration will need. */
    loadFor({ profiles }: Configuration): void {
      void (profiles.length > 0 ? load.organisation() : load.demo());
    },
  };
}
