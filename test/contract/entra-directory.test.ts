import { describe } from 'vitest';
import { splitAccount } from '#shared/sign-in/account.ts';
import { GROUP_OF, openDirectoryAt, seedPerson } from '../fakes/entra/directory.ts';
import { startEntra } from '../fakes/entra/estate.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import { browserDirectoryContract } from './directory.contract.ts';

const DOMAINS: Readonly<Record<string, string>> = {
  CONTOSO: 'contoso.test',
  EMEA: 'emea.contoso.test',
};

describe.runIf(canMakeCertificates())(
  'a made-up tenant',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    browserDirectoryContract('Entra ID', async (seed) => {
      const estate = await startEntra();
      const opened = openDirectoryAt(estate);
      const people = new Map(
        seed.map(({ account, displayName, roles }) => {
          const { domain, name } = splitAccount(account);
          const groups = roles.map((role) => GROUP_OF[role]);
          const place = { name, domain: DOMAINS[domain] ?? '' };
          return [account, seedPerson(estate, { ...place, displayName, groups })] as const;
        }),
      );
      const person = (account: string) => {
        const found = people.get(account);
        if (found === undefined) throw new Error(`nobody is ${account}`);
        return found;
      };
      return {
        directory: opened.directory,
        enter: (account, signal) => opened.enter(person(account), { signal }),
        nameOf: (account) => person(account).userPrincipalName,
        dispose: async () => {
          opened.signOut();
          await estate.stop();
          if (estate.graph.wrong.length > 0) throw new Error(estate.graph.wrong.join('\n'));
        },
      };
    });
  },
);
