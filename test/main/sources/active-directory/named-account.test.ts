import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type LdapOrganisation,
  ldapOrganisation,
} from '#main/sources/active-directory/ldap-organisation.ts';
import { PATIENT_WITH_DIRECTORY } from '#test/fakes/patience.ts';
import { WITHOUT_OPENSSL, canMakeCertificates } from './fake-forest/certificates.ts';
import {
  type FakeForest,
  GROUPS,
  type Person,
  startFakeForest,
} from './fake-forest/fake-forest.ts';

const signal = new AbortController().signal;
const person = (domain: Person['domain'], name: string, principalName?: string): Person => ({
  domain,
  name,
  password: 'x',
  memberOf: [GROUPS.admin],
  ...(principalName !== undefined && { principalName }),
});

describe.runIf(canMakeCertificates())(
  'whom somebody means by a name',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let forest: FakeForest;
    let desk: LdapOrganisation;
    const find = (name: string) => desk.directory.findAccount?.(name, { signal });

    beforeAll(async () => {
      forest = await startFakeForest({
        people: [
          person('CONTOSO', 'anna'),
          // Three names for one person, none of which is like another.
          person('CONTOSO', 'mlarsen', 'mia.larsen@contoso.com'),
          person('CONTOSO', 'plus', 'mia+desk@contoso.test'),
          person('EMEA', 'anna'),
          person('EMEA', 'bert', 'bert.berg@contoso.com'),
          // The account name of one is the user principal name of the other.
          person('CONTOSO', 'carla', 'dora@contoso.test'),
          person('CONTOSO', 'dora', 'carla@contoso.test'),
          person('CONTOSO', 'Jörg'),
          // A user principal name that two people have, which a directory should not admit.
          person('CONTOSO', 'twin-1', 'twin@contoso.com'),
          person('EMEA', 'twin-2', 'twin@contoso.com'),
        ],
      });
      desk = ldapOrganisation(forest.configuration, { timeLimits: PATIENT_WITH_DIRECTORY });
      await desk.directory.signIn({ userName: 'CONTOSO\\anna', password: 'x' }, { signal });
    });
    afterAll(async () => {
      desk.signOut();
      await forest.stop();
    });

    test.each([
      ['CONTOSO\\mlarsen', 'CONTOSO\\mlarsen'],
      ['contoso\\MLarsen', 'CONTOSO\\mlarsen'],
      ['contoso.test\\mlarsen', 'CONTOSO\\mlarsen'],
      ['mlarsen@contoso.test', 'CONTOSO\\mlarsen'],
      ['mlarsen@CONTOSO', 'CONTOSO\\mlarsen'],
      ['mia.larsen@contoso.com', 'CONTOSO\\mlarsen'],
      ['  Mia.Larsen@Contoso.COM ', 'CONTOSO\\mlarsen'],
      ['contoso.com\\mia.larsen', 'CONTOSO\\mlarsen'],
      ['CONTOSO\\mia.larsen@contoso.com', 'CONTOSO\\mlarsen'],
      ['\\mia.larsen@contoso.com', 'CONTOSO\\mlarsen'],
      ['mlarsen', 'CONTOSO\\mlarsen'],
      ['mia+desk@contoso.test', 'CONTOSO\\plus'],
      ['contoso.test\\mia+desk', 'CONTOSO\\plus'],
      ['anna', 'CONTOSO\\anna'],
      ['anna@emea.contoso.test', 'EMEA\\anna'],
      ['emea\\anna', 'EMEA\\anna'],
      ['bert.berg@contoso.com', 'EMEA\\bert'],
      ['dora@contoso.test', 'CONTOSO\\carla'],
      ['CONTOSO\\dora', 'CONTOSO\\dora'],
      ['contoso.test\\dora', 'CONTOSO\\dora'],
      ['contoso\\JöRG', 'CONTOSO\\Jörg'],
      ['contoso\\Jo\u0308rg', 'CONTOSO\\Jörg'],
    ])('%j is %j', async (typed, account) => {
      expect(await find(typed)).toBe(account);
    });

    test.each([
      '',
      '\\',
      '@',
      'CONTOSO\\',
      '@contoso.test',
      '*',
      'CONTOSO\\*',
      'CONTOSO\\anna)(cn=*',
      'CONTOSO\\a\\b',
      'bert',
      'CONTOSO\\bert',
      'EMEA\\mia.larsen@contoso.com',
      'NOWHERE\\anna',
      'NOWHERE\\mia.larsen@contoso.com',
      'CONTOSO\\mia.larsen',
      'twin@contoso.com',
      'anna@nowhere.example',
      'x'.repeat(5_000),
    ])('%j is nobody', async (typed) => {
      expect(await find(typed)).toBeUndefined();
    });

    test('nobody is asked for before somebody has signed in', async () => {
      const { directory } = ldapOrganisation(forest.configuration);
      await expect(directory.findAccount?.('CONTOSO\\anna', { signal })).rejects.toMatchObject({
        code: 'auth.signedOut',
      });
    });

    test('a plus sign in a user principal name signs in', async () => {
      const desk2 = ldapOrganisation(forest.configuration, { timeLimits: PATIENT_WITH_DIRECTORY });
      expect(
        await desk2.directory.signIn(
          { userName: 'mia+desk@contoso.test', password: 'x' },
          { signal },
        ),
      ).toMatchObject({ account: 'CONTOSO\\plus' });
      desk2.signOut();
    });
  },
);
