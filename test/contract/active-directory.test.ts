import { describe } from 'vitest';
import { ldapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import { PATIENT_WITH_DIRECTORY } from '../fakes/patience.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import {
  type DomainName,
  GROUPS,
  startFakeForest,
} from '../main/sources/active-directory/fake-forest/fake-forest.ts';
import { directoryContract } from './directory.contract.ts';

describe.runIf(canMakeCertificates())(
  'a made-up forest',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    directoryContract('Active Directory', async (seed) => {
      const people = seed.map(({ account, displayName, password, roles }) => {
        const [domain, name = ''] = account.split('\\');
        return {
          domain: domain as DomainName,
          name,
          password,
          displayName,
          memberOf: roles.map((role) => GROUPS[role]),
        };
      });
      const forest = await startFakeForest({ people });
      const { directory, signOut } = ldapOrganisation(forest.configuration, {
        timeLimits: PATIENT_WITH_DIRECTORY,
      });
      // The domains of a forest are known from its first sign-in on.
      await directory.signIn(
        { userName: 'anna', password: seed[0]?.password ?? '' },
        { signal: new AbortController().signal },
      );
      return {
        directory,
        dispose: () => {
          signOut();
          return forest.stop();
        },
      };
    });
  },
);
