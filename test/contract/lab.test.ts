import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InventoryComputer, InventoryKey } from '#main/domain/escrow/inventory.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import { LdapConfiguration } from '#main/sources/active-directory/configuration.ts';
import { ldapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { PATIENT_WITH_DIRECTORY } from '../fakes/patience.ts';
import { LAB_PASSWORD, type Lab, labObstacle, startLab } from '../lab/lab.ts';
import { testStore } from '../main/sources/embedded-store/test-store.ts';
import { directoryContract } from './directory.contract.ts';
import { escrowInventoryContract } from './escrow-inventory.contract.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';

const obstacle = labObstacle();
const signal = new AbortController().signal;

async function listedBy(inventory: EscrowInventory) {
  const computers: InventoryComputer[] = [];
  const keys: InventoryKey[] = [];
  for await (const part of inventory.list({ signal })) {
    computers.push(...part.computers);
    keys.push(...part.keys);
  }
  return { computers, keys };
}

// fill.py creates the accounts, computers and keys that the contracts expect.
describe.skipIf(obstacle !== undefined)('a real domain', { meta: { reason: obstacle } }, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
    // The contract tries more wrong passwords than the domain allows.
    await lab.change('DC=contoso,DC=test', 'replace', { lockoutThreshold: ['0'] });
  });
  afterAll(() => lab.stop());

  directoryContract('Samba', async () => {
    const { directory, signOut } = ldapOrganisation(LdapConfiguration.parse(lab.activeDirectory), {
      timeLimits: PATIENT_WITH_DIRECTORY,
    });
    await directory.signIn({ userName: 'anna', password: LAB_PASSWORD }, { signal });
    return { directory, dispose: async () => signOut() };
  });

  describe('what only a real directory can show', () => {
    const signedIn = async (changes: object = {}) => {
      const organisation = ldapOrganisation(
        LdapConfiguration.parse({ ...lab.activeDirectory, ...changes }),
        { timeLimits: PATIENT_WITH_DIRECTORY },
      );
      await organisation.directory.signIn(
        { userName: 'desk-admin', password: LAB_PASSWORD },
        { signal },
      );
      return organisation;
    };
    const query = (typed: string) => {
      const reading = readKeyId(typed);
      if (!reading.ok) throw new Error(reading.problem);
      return reading.query;
    };

    // MaxPageSize is 1000, and a search of the whole domain also returns references to its other
    // partitions.
    // All of them: which come first is up to the directory, and differs from one lab to the next.
    test('where a computer is, by either name of its domain', async () => {
      const { directory, signOut } = await signedIn();
      for (const domain of ['CONTOSO', 'contoso.test'])
        expect(await directory.placeOf?.({ domain, name: 'ws-1' }, { signal })).toMatch(
          /^CN=WS-1,OU=PCs,DC=contoso,DC=test$/i,
        );
      expect(await directory.placeOf?.({ domain: 'CONTOSO', name: 'WS-*' }, { signal })).toBe(
        undefined,
      );
      signOut();
    });

    test('more answers than fit on a page', async () => {
      const { tpms, signOut } = await signedIn();
      const names = (await tpms.computersNamed('PC-', 2_500, { signal })).map(({ name }) => name);
      expect([names.length, new Set(names).size, names[0]]).toEqual([1_995, 1_995, 'PC-0000']);
      signOut();
    });

    test('two thousand computers and their four thousand keys, none of them deleted', async () => {
      const { inventory, signOut } = await signedIn();
      const listed = await listedBy(inventory);
      expect(listed.computers.filter(({ name }) => /^PC-\d{4}$/.test(name))).toHaveLength(1_995);
      expect(listed.keys).toHaveLength(3_995);
      expect(listed.computers.map(({ name }) => name)).not.toContain('GONE-1');
      const refs = new Set(listed.computers.map(({ ref }) => ref));
      expect(listed.keys.filter(({ ref }) => !refs.has(ref))).toEqual([]);
      signOut();
    });

    test('when a computer changed its password and signed in, and that it may not', async () => {
      const dn = 'CN=PC-0002,OU=PCs,DC=contoso,DC=test';
      // Days of 2026 in 100 ns since 1601. Only the server itself writes the first one.
      await lab.change(dn, 'replace', { lastLogonTimestamp: ['134135136000000000'] });
      await lab.change(dn, 'replace', { userAccountControl: ['4098'] });
      const { inventory, signOut } = await signedIn();
      const { computers } = await listedBy(inventory);
      const known = computers.find(({ name }) => name === 'PC-0002');
      expect(known).toMatchObject({
        account: 'disabled',
        lastSignInAt: '2026-01-22T00:00:00.000Z',
        keysTold: true,
      });
      signOut();
    });

    test('to somebody who may see no key, none is there, and none is missing', async () => {
      const organisation = ldapOrganisation(LdapConfiguration.parse(lab.activeDirectory), {
        timeLimits: PATIENT_WITH_DIRECTORY,
      });
      await organisation.directory.signIn(
        { userName: 'desk-reports', password: LAB_PASSWORD },
        { signal },
      );
      const { computers, keys } = await listedBy(organisation.inventory);
      expect(keys).toEqual([]);
      expect(computers.length).toBeGreaterThan(1_995);
      expect(computers.every(({ keysTold }) => !keysTold)).toBe(true);
      organisation.signOut();
    });

    test('StartTLS at the ports DNS lists, to the controller and to the catalog', async () => {
      const { protectors, signOut } = await signedIn({ encryption: 'starttls' });
      expect((await protectors.find(query('AC9D5655'), 10, { signal })).matches).toHaveLength(2);
      signOut();
    });

    test('every form of a name is one account, also with another suffix', async () => {
      const dn = 'CN=desk-plain,OU=Desk,DC=contoso,DC=test';
      await lab.change(dn, 'replace', { userPrincipalName: ['pat+desk@contoso.example'] });
      const { directory, signOut } = await signedIn();
      for (const typed of [
        'CONTOSO\\desk-plain',
        'contoso.test\\Desk-Plain',
        'desk-plain@contoso.test',
        'desk-plain@CONTOSO',
        'PAT+DESK@contoso.example',
        'contoso.example\\pat+desk',
        'CONTOSO\\pat+desk@contoso.example',
      ])
        expect([typed, await directory.findAccount?.(typed, { signal })]).toEqual([
          typed,
          'CONTOSO\\desk-plain',
        ]);
      for (const typed of ['CONTOSO\\pat+desk', 'pat+desk@contoso.test', '*', 'EMEA\\desk-plain'])
        expect([typed, await directory.findAccount?.(typed, { signal })]).toEqual([
          typed,
          undefined,
        ]);
      signOut();
    });

    test('a name longer than an account name, and one with its dollar sign', async () => {
      await lab.change('CN=PC-0001,OU=PCs,DC=contoso,DC=test', 'replace', {
        dNSHostName: ['workstation-finance-041.contoso.test'],
      });
      const { protectors, signOut } = await signedIn();
      const of = async (name: string) =>
        (await protectors.ofComputer({ domain: '', name }, 10, { signal })).map(
          ({ computer }) => computer.name,
        );
      expect(await of('WORKSTATION-FINANCE-041')).toEqual(['PC-0001', 'PC-0001']);
      expect(await of('pc-0001$')).toEqual(['PC-0001', 'PC-0001']);
      expect(await of('WORKSTATION-FINANCE-042')).toEqual([]);
      expect(await of('WORKSTATION-FI')).toEqual([]);
      signOut();
    });

    test('a deleted computer and its key, out of the recycle bin', async () => {
      const { protectors, signOut } = await signedIn();
      const asked = { domain: 'CONTOSO', name: 'GONE-1' };
      expect(await protectors.ofComputer(asked, 10, { signal })).toEqual([]);
      const [key] = await protectors.ofComputer(asked, 10, { signal, withDeleted: true });
      expect(key).toMatchObject({
        computer: { domain: 'CONTOSO', name: 'GONE-1' },
        marks: ['deleted'],
        hasKeyPackage: true,
      });
      const found = await protectors.find(query('DE1E7ED0'), 10, { signal, withDeleted: true });
      expect(found.matches).toEqual([key]);
      expect((await protectors.find(query('DE1E7ED0'), 10, { signal })).total).toBe(0);
      const keyId = key?.keyId;
      if (keyId === undefined) throw new Error('no key');
      const read = await protectors.read(keyId, { signal, reason: '', withDeleted: true });
      expect(read.recoveryPassword).toMatch(/^471207-/);
      expect(read.keyPackage).toEqual(Uint8Array.of(9));
      signOut();
    });

    test.each([
      '*',
      'WS-*',
      'WS-1)(objectClass=*',
      '(',
      ')',
      '\\',
      '\\2a',
      '\0',
      'WS-1\0',
      '<GUID=x>',
      'CN=WS-1,OU=PCs',
    ])('%j is the name of no computer', async (name) => {
      const { protectors, tpms, signOut } = await signedIn();
      expect(await tpms.find({ domain: 'CONTOSO', name }, { signal })).toEqual({
        computer: undefined,
        owners: [],
      });
      expect(await protectors.ofComputer({ domain: '', name }, 10, { signal })).toEqual([]);
      signOut();
    });
  });

  escrowInventoryContract('Samba', async () => {
    const { inventory, directory, signOut } = ldapOrganisation(
      LdapConfiguration.parse(lab.activeDirectory),
      { timeLimits: PATIENT_WITH_DIRECTORY },
    );
    await directory.signIn({ userName: 'desk-admin', password: LAB_PASSWORD }, { signal });
    return {
      inventory,
      without: ['OLD-1'],
      domain: { netbios: 'CONTOSO', dns: 'contoso.test' },
      account: 'enabled',
      dispose: async () => signOut(),
    };
  });

  recoverySourceContract('Samba', async () => {
    const organisation = ldapOrganisation(LdapConfiguration.parse(lab.activeDirectory), {
      timeLimits: PATIENT_WITH_DIRECTORY,
    });
    await organisation.directory.signIn(
      { userName: 'desk-admin', password: LAB_PASSWORD },
      { signal },
    );
    const { db, dispose } = await testStore();
    const clock = manualClock();
    const log = storeAuditLog(db, clock);
    return {
      source: organisation.protectors,
      knowsUse: false,
      entriesEach: 2,
      log,
      clock,
      dispose: () => {
        organisation.signOut();
        return dispose();
      },
    };
  });
});
