import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type LdapOrganisation,
  ldapOrganisation,
} from '#main/sources/active-directory/ldap-organisation.ts';
import { PATIENT_WITH_DIRECTORY } from '#test/fakes/patience.ts';
import { WITHOUT_OPENSSL, canMakeCertificates } from './fake-forest/certificates.ts';
import { DNS, type FakeForest, GROUPS, startFakeForest } from './fake-forest/fake-forest.ts';
import { computerObject, deletedObject, keyObject } from './forest-keys.ts';

const signal = new AbortController().signal;
const readers = ['contoso\\anna'];
const idOf = (digit: number) => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`;
const CNF = String.raw`\0ACNF:6f5e4d3c-57dc-4198-ad48-695fd992503c`;

describe.runIf(canMakeCertificates())(
  'computers of an Active Directory',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let forest: FakeForest;
    let desk: LdapOrganisation;
    const of = async (name: string, withDeleted = false, domain = '') =>
      (await desk.protectors.ofComputer({ domain, name }, 10, { signal, withDeleted })).map(
        ({ keyId, computer, marks = [] }) => [keyId.slice(0, 1), computer.name, ...marks].join(' '),
      );
    /** A computer with one key whose ID begins with the digit. */
    const add = (digit: number, cn: string, values: Parameters<typeof computerObject>[2] = {}) =>
      forest.objects.push(
        computerObject(cn, 'CONTOSO', values),
        keyObject({ computer: cn, keyId: idOf(digit), readers }),
      );

    beforeEach(async () => {
      forest = await startFakeForest({
        people: [{ domain: 'CONTOSO', name: 'anna', password: 'x', memberOf: [GROUPS.admin] }],
      });
      desk = ldapOrganisation(forest.configuration, { timeLimits: PATIENT_WITH_DIRECTORY });
      await desk.directory.signIn({ userName: 'anna', password: 'x' }, { signal });
    });
    afterEach(async () => {
      desk.signOut();
      await forest.stop();
    });

    describe('a name longer than an account name', () => {
      beforeEach(() => {
        // As Windows makes it: the object and the account have the first 15 characters.
        add(1, 'WORKSTATION-FIN', { dNSHostName: ['workstation-finance-041.contoso.test'] });
        // As an administrator makes it beforehand.
        add(2, 'WORKSTATION-PURCHASE-7', { sAMAccountName: ['WORKSTATION-PUR$'], dNSHostName: [] });
      });

      test.each([
        ['WORKSTATION-FINANCE-041', ['1 WORKSTATION-FINANCE-041']],
        ['workstation-finance-041', ['1 WORKSTATION-FINANCE-041']],
        ['WORKSTATION-FIN', ['1 WORKSTATION-FINANCE-041']],
        ['WORKSTATION-FIN$', ['1 WORKSTATION-FINANCE-041']],
        ['WORKSTATION-PURCHASE-7', ['2 WORKSTATION-PURCHASE-7']],
        ['WORKSTATION-PUR', ['2 WORKSTATION-PURCHASE-7']],
        // The account of another computer begins the same.
        ['WORKSTATION-FINANCE-042', []],
        ['WORKSTATION-FINANCE', []],
        ['WORKSTATION-FI', []],
      ])('%s finds %j', async (name, expected) => {
        expect(await of(name)).toEqual(expected);
      });
    });

    test('a long name completes beyond the fifteenth letter; conflict objects do not', async () => {
      add(1, 'WORKSTATION-FIN', { dNSHostName: ['workstation-finance-041.contoso.test'] });
      add(2, `WORKSTATION-FIN${CNF}`, { sAMAccountName: ['$DUPLICATE-3'] });
      for (const start of ['WORKST', 'workstation-fin', 'workstation-finance-0'])
        expect(
          (await desk.tpms.computersNamed(start, 5, { signal })).map(({ name }) => name),
        ).toEqual(['WORKSTATION-FINANCE-041']);
    });

    test('a computer is named by its account; the name of its object finds it too', async () => {
      add(1, 'OLD-NAME', { sAMAccountName: ['NEW-NAME$'], dNSHostName: ['new-name.contoso.test'] });
      expect(await of('new-name')).toEqual(['1 NEW-NAME']);
      expect(await of('old-name')).toEqual(['1 NEW-NAME']);
      add(2, 'OTHER', { sAMAccountName: ['OLD-NAME$'], dNSHostName: ['old-name.contoso.test'] });
      expect(await of('old-name')).toEqual(['2 OLD-NAME']);
    });

    test('an object that lost its name is found under it, and is shown as what it is', async () => {
      add(1, 'WS-3');
      add(2, `WS-3${CNF}`, { sAMAccountName: ['$DUPLICATE-1f4c'] });
      expect(await of('ws-3')).toEqual(['1 WS-3', '2 WS-3 conflict']);
      expect(await of('$DUPLICATE-1F4C')).toEqual(['2 WS-3 conflict']);
      add(3, `WS-4${CNF}`, { sAMAccountName: ['$DUPLICATE-2'], dNSHostName: [] });
      expect(await of('WS-4')).toEqual(['3 WS-4 conflict']);
    });

    test.each(['', '$', '*', 'WS-*', 'WS-1\0', 'WS-', '\nCNF:', '.contoso.test', '$DUPLICATE-'])(
      '%j is no computer',
      async (name) => {
        add(1, 'WS-1');
        expect(await of(name, true)).toEqual([]);
      },
    );

    describe('deleted', () => {
      const GONE = [
        String.raw`CN=WS-9\0ADEL:9ec66b07-57dc-4198-ad48-695fd992503c`,
        'CN=Deleted Objects',
        DNS.CONTOSO,
      ].join(',');
      beforeEach(() => {
        forest.objects.push(
          deletedObject(computerObject('WS-9'), `OU=PCs,${DNS.CONTOSO}`),
          deletedObject(
            keyObject({ computer: 'WS-9', keyId: idOf(1), readers, keyPackage: Buffer.of(7) }),
            GONE,
          ),
        );
      });

      test('with its computer, a key is found by those who ask for it, and marked', async () => {
        expect(await of('WS-9')).toEqual([]);
        expect(await of('WS-9', true)).toEqual(['1 WS-9 deleted']);
        expect(await of('WS-9', true, 'contoso.test')).toEqual(['1 WS-9 deleted']);
        expect(await of('WS-9', true, 'EMEA')).toEqual([]);
      });

      test('is found and read by its ID', async () => {
        const query = { kind: 'prefix', start: '11111111' } as const;
        expect((await desk.protectors.find(query, 10, { signal })).total).toBe(0);
        const { matches } = await desk.protectors.find(query, 10, { signal, withDeleted: true });
        expect(matches).toMatchObject([
          {
            computer: { domain: 'CONTOSO', name: 'WS-9' },
            marks: ['deleted'],
            state: 'current',
            hasKeyPackage: true,
          },
        ]);
        const keyId = matches[0]?.keyId;
        if (keyId === undefined) throw new Error('no match');
        await expect(desk.protectors.read(keyId, { signal, reason: '' })).rejects.toMatchObject({
          code: 'recovery.noMatch',
        });
        const read = await desk.protectors.read(keyId, { signal, reason: '', withDeleted: true });
        expect(read.recoveryPassword).toMatch(/^471207-/);
        expect(read.keyPackage).toEqual(Uint8Array.of(7));
      });

      test('alone, a key is found with others of its computer, and supersedes none', async () => {
        const volume = '11111111-2222-4333-8444-555555555555';
        const inUse = keyObject({ computer: 'WS-8', keyId: idOf(2), readers, volume });
        const gone = keyObject({
          computer: 'WS-8',
          keyId: idOf(3),
          readers,
          volume,
          time: '2026-02-01T00:00:00-00:00',
        });
        forest.objects.push(
          computerObject('WS-8'),
          inUse,
          deletedObject(gone, `CN=WS-8,OU=PCs,${DNS.CONTOSO}`),
        );
        const found = await desk.protectors.ofComputer({ domain: '', name: 'WS-8' }, 10, {
          signal,
          withDeleted: true,
        });
        expect(found.map(({ keyId, marks, state }) => [keyId.slice(0, 1), marks, state])).toEqual([
          ['3', ['deleted'], 'current'],
          ['2', undefined, 'current'],
        ]);
        expect(await of('WS-8')).toEqual(['2 WS-8']);
      });

      test('a domain that does not answer costs its deleted keys alone', async () => {
        add(4, 'WS-7');
        await forest.emea.stop();
        expect(await of('WS-7', true)).toEqual(['4 WS-7']);
        expect(await of('WS-9', true)).toEqual(['1 WS-9 deleted']);
      });
    });
  },
);
