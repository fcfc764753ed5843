import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EntraConfiguration } from '#main/sources/entra/configuration.ts';
import { openEntra } from '#main/sources/entra/entra.ts';
import type { OpenSource } from '#main/sources/source-kind.ts';
import { codeOf } from '#shared/errors.ts';
import { ROTATING_CLIENT_ID } from '#test/fakes/entra/authority.ts';
import { openPage, submitForm } from '#test/fakes/entra/browser.ts';
import {
  GROUP_OF,
  type OpenedDirectory,
  openDirectoryAt,
  seedPerson,
} from '#test/fakes/entra/directory.ts';
import { type EntraEstate, PAGES, startEntra } from '#test/fakes/entra/estate.ts';
import { seedTenant } from '#test/fakes/entra/seed-tenant.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const { signal } = new AbortController();
const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PREFIX = { kind: 'prefix', start: 'AC9D5655' } as const;

let estate: EntraEstate;
let directory: OpenedDirectory;
let source: OpenSource;
beforeAll(async () => {
  if (canMakeCertificates()) estate = await startEntra();
});
beforeEach(() => {
  const { tenant } = estate.graph;
  tenant.users.length = 0;
  tenant.groups.length = 0;
  seedTenant(tenant, [
    {
      keyId: ID,
      computer: 'LT-0042',
      // Of a domain, too: nobody signs in to that here.
      users: ['mia'],
      volume: { kind: 'operating-system' },
      recoveryPassword: '471207-278498-422125-177177-561902-537405-468006-693451',
      escrowedAt: '2026-05-04T07:30:00.000Z',
    },
  ]);
  directory = openDirectoryAt(estate);
  source = openWith(directory);
});
afterEach(() => {
  directory.signOut();
  source.signOut();
});
afterAll(async () => {
  await estate?.stop();
});

/** The source of a tenant that people sign in to Keydesk with. */
function openWith({ own, directory: { domains } }: OpenedDirectory): OpenSource {
  const nobody = () => {
    throw new Error('no Active Directory');
  };
  const silent = { info: () => undefined, warn: () => undefined };
  return openEntra(
    EntraConfiguration.parse({ kind: 'entra', rotation: { clientId: ROTATING_CLIENT_ID } }),
    {
      operator: nobody,
      kept: nobody,
      operatorSid: nobody,
      domains: () => domains.map((dns) => ({ netbios: dns, dns })),
    },
    {
      ownDirectory: undefined,
      ownEntra: own,
      localStore: nobody,
      log: silent,
      clock: manualClock(),
      program: { name: 'Keydesk', version: '1.2.3' },
      keptList: undefined,
      openBrowser: async (url) => {
        await submitForm(await openPage(url, estate.certificates.own.cert));
      },
    },
  );
}

async function signIn(name = 'anna') {
  const person = seedPerson(estate, { name, groups: [GROUP_OF.admin] });
  await (await directory.enter(person)).signIn({ signal });
  await expect.poll(() => source.cloud?.state().list.keys).toBe(1);
  return person;
}

describe.runIf(canMakeCertificates())(
  'keys of the tenant that people sign in with',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('are listed with the sign-in, and found by eight digits', async () => {
      await signIn();
      expect(source.cloud?.state()).toMatchObject({
        account: 'anna@contoso.test',
        isOwnSignIn: true,
      });
      const { matches } = await source.recovery.find(PREFIX, 10, { signal });
      expect(matches).toMatchObject([
        { computer: { name: 'LT-0042' }, users: ['mia.cloud@contoso.example'] },
      ]);
      expect(estate.graph.wrong).toEqual([]);
    });

    test('are found for an owner by the principal name, and by no name of a domain', async () => {
      await signIn();
      const of = (name: string, domain: string) =>
        source.recovery.ofEndUser?.({ name, domains: [domain] }, 10, { signal });
      expect(await of('mia.cloud', 'contoso.example')).toHaveLength(1);
      expect(await of('mia', 'contoso.test')).toEqual([]);
    });

    test('have no sign-in of their own to begin or to end', async () => {
      await signIn();
      const begun = source.cloud?.signIn({ pages: PAGES, signal }).catch(codeOf);
      expect(await begun).toBe('auth.forbidden');
      source.cloud?.signOut();
      expect(source.cloud?.state().account).toBe('anna@contoso.test');
    });

    test('are forgotten with the session, and are not the next operator’s', async () => {
      await signIn();
      directory.signOut();
      source.signOut();
      expect(source.cloud?.state()).toMatchObject({ account: null, list: { keys: null } });
      expect(await source.recovery.find(PREFIX, 10, { signal }).catch(codeOf)).toBe(
        'auth.signedOut',
      );
    });

    test('are replaced by Intune for the same account alone', async () => {
      const anna = await signIn();
      const azureADDeviceId = estate.graph.tenant.keys[0]?.deviceId ?? '';
      const id = '00000000-0000-4000-8000-00000000000d';
      estate.graph.tenant.managedDevices.push({ id, azureADDeviceId, lastSyncDateTime: '' });
      const request = () =>
        source.recovery.rotation?.request(ID as never, { pages: PAGES, signal });
      estate.authority.next = seedPerson(estate, { name: 'carl' });
      expect(await request()?.catch(codeOf)).toBe('entra.otherAccount');
      estate.authority.next = anna;
      await request();
      expect(estate.graph.tenant.rotations).toEqual([id]);
    });
  },
);
