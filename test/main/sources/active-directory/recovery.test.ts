import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type LdapOrganisation,
  ldapOrganisation,
} from '#main/sources/active-directory/ldap-organisation.ts';
import { Protector } from '#shared/recovery/protector.ts';
import { type KeyIdQuery, RecoveryKeyId, readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { holdsSecret, textProblem } from '#shared/request/secret-text.ts';
import { PATIENT_WITH_DIRECTORY } from '#test/fakes/patience.ts';
import { WITHOUT_OPENSSL, canMakeCertificates } from './fake-forest/certificates.ts';
import { DNS, type FakeForest, GROUPS, startFakeForest } from './fake-forest/fake-forest.ts';
import { LIMITS, passTimeLimits } from './fake-forest/time-limits.ts';
import { computerObject, keyObject } from './forest-keys.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OLD = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const NEW = 'AC9D5655-0000-4D1D-902F-1B6087118138';
const VOLUME = '11111111-2222-4333-8444-555555555555';
// Sixteen bytes that are all letters: ldapts would hand them over as text.
const LETTERS = '41424344-4546-4748-494A-4B4C4D4E4F50';
const readers = ['contoso\\anna'];
/** Real time, a thousand times what an answer takes: a working connection must not seem lost. */
const LOST_AFTER_MS = 5_000;

describe.runIf(canMakeCertificates())(
  'recovery keys in an Active Directory',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    const signal = new AbortController().signal;
    let forest: FakeForest;
    let desk: LdapOrganisation;
    const query = (typed: string): KeyIdQuery => {
      const reading = readKeyId(typed);
      if (!reading.ok) throw new Error(reading.problem);
      return reading.query;
    };
    const find = (typed: string, limit = 10) =>
      desk.protectors.find(query(typed), limit, { signal });
    const read = (keyId: string) =>
      desk.protectors.read(RecoveryKeyId.parse(keyId), { signal, reason: '' });
    const signIn = (userName = 'anna') =>
      desk.directory.signIn({ userName, password: 'x' }, { signal });

    beforeEach(async () => {
      const memberOf = [GROUPS.admin];
      forest = await startFakeForest({
        people: [
          { domain: 'CONTOSO', name: 'anna', password: 'x', memberOf },
          { domain: 'CONTOSO', name: 'plain', password: 'x', memberOf },
        ],
      });
      forest.objects.push(
        computerObject('WS-1'),
        keyObject({
          computer: 'WS-1',
          keyId: OLD,
          volume: VOLUME,
          keyPackage: Buffer.of(0, 1, 254, 255),
          readers,
        }),
        keyObject({
          computer: 'WS-1',
          keyId: NEW,
          volume: VOLUME,
          time: '2026-02-01T00:00:00-00:00',
          readers,
        }),
      );
      desk = ldapOrganisation(forest.configuration, { timeLimits: PATIENT_WITH_DIRECTORY });
      await signIn();
    });
    afterEach(async () => {
      desk.signOut();
      await forest.stop();
    });

    test('are listed newest first, without a secret', async () => {
      const { matches, total } = await find('ac9d5655');
      expect(total).toBe(2);
      expect(matches).toMatchObject([
        {
          keyId: NEW,
          state: 'current',
          hasKeyPackage: false,
          escrowedAt: '2026-02-01T00:00:00.000Z',
        },
        {
          keyId: OLD,
          state: 'superseded',
          hasKeyPackage: true,
          escrowedAt: '2026-01-01T00:00:00.000Z',
          computer: { domain: 'CONTOSO', name: 'WS-1' },
        },
      ]);
      expect(matches.map((match) => Protector.parse(match))).toEqual(matches);
      expect(holdsSecret(JSON.stringify(matches))).toBe(false);
    });

    describe('are ordered by the directory, not by the clock of the computer', () => {
      const volumes = { mine: VOLUME, other: '99999999-2222-4333-8444-555555555555' };
      const add = (digit: string, changes: Partial<Parameters<typeof keyObject>[0]>) =>
        forest.objects.push(
          keyObject({
            computer: 'WS-5',
            keyId: `5555555${digit}-0000-4000-8000-000000000000`,
            volume: volumes.mine,
            readers,
            ...changes,
          }),
        );
      const states = async () => {
        const found = await desk.protectors.ofComputer({ domain: '', name: 'WS-5' }, 10, {
          signal,
        });
        return found.map(({ keyId, state }) => `${keyId[7]} ${state}`);
      };
      beforeEach(() => {
        forest.objects.push(computerObject('WS-5'));
        add('1', { time: '2026-02-01T00:00:00-00:00' });
      });

      test('a key that was named in 2009 and made today is the current one', async () => {
        add('2', { time: '2009-01-01T00:00:00-00:00', whenCreated: '20260401000000.0Z' });
        expect(await states()).toEqual(['2 current', '1 superseded']);
        const [newest] = (await find('55555552')).matches;
        expect(newest?.escrowedAt).toBe('2026-04-01T00:00:00.000Z');
      });

      test('of two keys of one second, the name tells which is newer', async () => {
        add('2', { time: '2026-03-01T00:00:00-00:00', whenCreated: '20260201000000.0Z' });
        expect(await states()).toEqual(['2 current', '1 superseded']);
      });

      test.each([
        ['no volume', { volume: undefined }],
        ['another volume', { volume: volumes.other }],
        ['a damaged ID', { guid: [] }],
        ['no known date', { time: 'x', whenCreated: 'soon' }],
      ])('a newer key with %s supersedes nothing', async (_what, changes) => {
        add('2', { time: '2026-03-01T00:00:00-00:00', ...changes } as Parameters<typeof add>[1]);
        expect((await states()).filter((state) => state.endsWith('superseded'))).toEqual([]);
      });

      test('two keys without a volume do not supersede each other', async () => {
        add('2', { volume: undefined } as object);
        add('3', { volume: undefined, time: '2026-03-01T00:00:00-00:00' } as object);
        expect((await states()).filter((state) => state.endsWith('superseded'))).toEqual([]);
      });

      test('keys of one volume say so', async () => {
        add('2', { volume: volumes.other });
        const ids = (await find('55555551')).matches.map(({ volume }) => volume.id);
        expect(ids).toEqual([volumes.mine]);
        expect((await find('55555552')).matches[0]?.volume.id).toBe(volumes.other);
      });
    });

    test('are narrowed by more digits; the total counts what the limit cut off', async () => {
      expect((await find('AC9D5655-F7')).matches.map(({ keyId }) => keyId)).toEqual([OLD]);
      expect((await find(OLD)).matches).toHaveLength(1);
      expect(await find('AC9D5655', 1)).toMatchObject({ total: 2, matches: [{ keyId: NEW }] });
      expect(await find('12345678')).toEqual({ matches: [], total: 0 });
    });

    test('are read with their package', async () => {
      expect(await read(OLD)).toEqual({
        protector: expect.objectContaining({
          keyId: OLD,
          state: 'superseded',
          hasKeyPackage: true,
        }),
        recoveryPassword: PASSWORD,
        keyPackage: Uint8Array.of(0, 1, 254, 255),
      });
      expect((await read(NEW)).keyPackage).toBeUndefined();
      await expect(read('12345678-0000-4000-8000-000000000000')).rejects.toMatchObject({
        code: 'recovery.noMatch',
      });
    });

    test('a key that may not be read is told apart from one that is not there', async () => {
      await signIn('plain');
      expect((await find(OLD)).matches).toMatchObject([{ keyId: OLD, hasKeyPackage: false }]);
      await expect(read(OLD)).rejects.toMatchObject({ code: 'recovery.notPermitted' });
    });

    test('an ID whose bytes are all letters is still an ID', async () => {
      forest.objects.push(
        keyObject({
          computer: 'WS-1',
          keyId: LETTERS,
          readers,
          keyPackage: Buffer.from('letters'),
        }),
      );
      expect((await find('41424344')).matches).toMatchObject([{ keyId: LETTERS }]);
      expect(await read(LETTERS)).toMatchObject({
        recoveryPassword: PASSWORD,
        keyPackage: Uint8Array.from(Buffer.from('letters')),
      });
    });

    test('names that others chose are cleaned and cut before they are shown', async () => {
      const hostile = `WS\u202E1\r\nfake\0${'x'.repeat(2_000)}$`;
      forest.objects.push(
        computerObject('EVIL', 'CONTOSO', { sAMAccountName: [hostile] }),
        keyObject({ computer: 'EVIL', keyId: LETTERS, readers }),
      );
      const { protector } = await read(LETTERS);
      expect(protector.computer.name).toMatch(/^WS\uFFFD1\uFFFD\uFFFDfake\uFFFDx{100,256}$/);
      expect(textProblem(protector.computer.name, 256)).toBeUndefined();
      forest.objects.push(
        keyObject({
          computer: 'GONE\u2066',
          keyId: LETTERS.replace('41424344', '41424345'),
          readers,
        }),
      );
      expect((await find('41424345')).matches).toMatchObject([
        { computer: { name: 'GONE\uFFFD' } },
      ]);
    });

    test.each(['WS\\,1', 'WS\\+2', 'W\\"S\\;3', 'WS\\3C4\\3E', '\\#5', 'w*)(cn=*6'])(
      'a computer whose name means something in a distinguished name is found like any other: %s',
      async (name) => {
        const sound = keyObject({ computer: name, keyId: LETTERS, readers });
        forest.objects.push(
          {
            ...computerObject(name),
            values: { ...computerObject(name).values, sAMAccountName: [], dNSHostName: [] },
          },
          sound,
        );
        const plain = name.replaceAll('\\3C', '<').replaceAll('\\3E', '>').replaceAll('\\', '');
        expect((await find(LETTERS)).matches).toMatchObject([
          { computer: { name: plain }, state: 'current' },
        ]);
        expect(await read(LETTERS)).toMatchObject({ recoveryPassword: PASSWORD });
      },
    );

    test('keys of another domain are found in the catalog and read in that domain', async () => {
      forest.objects.push(
        computerObject('PAR-1', 'EMEA'),
        keyObject({ domain: 'EMEA', computer: 'PAR-1', keyId: LETTERS, readers }),
      );
      expect((await find(LETTERS)).matches).toMatchObject([
        { computer: { domain: 'EMEA', name: 'PAR-1' } },
      ]);
      expect(await read(LETTERS)).toMatchObject({ recoveryPassword: PASSWORD });
      expect(forest.emea.events).toContain(
        `search CN=2026-01-01T00:00:00-00:00{${LETTERS}},CN=PAR-1,OU=PCs,${DNS.EMEA}`,
      );
      await forest.emea.stop();
      expect((await find(LETTERS)).matches).toHaveLength(1);
      await expect(read(LETTERS)).rejects.toMatchObject({ code: 'directory.unreachable' });
    });

    test('without the catalog a forest of several domains gives no half answer', async () => {
      await forest.catalog.stop();
      await expect(find(OLD)).rejects.toMatchObject({ code: 'directory.unreachable' });
    });

    describe('a damaged object is shown as such and never handed out', () => {
      const ID = 'DEADBEEF-0000-4000-8000-000000000001';
      test.each<[string, readonly Buffer[]]>([
        ['no ID', []],
        ['half an ID', [Buffer.alloc(8)]],
        ['no bytes', [Buffer.alloc(0)]],
      ])('%s', async (_what, guid) => {
        forest.objects.push(keyObject({ computer: 'WS-1', keyId: ID, guid, readers }));
        expect((await find('DEADBEEF')).matches).toMatchObject([{ keyId: ID, state: 'damaged' }]);
        await expect(read(ID)).rejects.toMatchObject({ code: 'recovery.damagedPassword' });
      });

      test('another ID than its name says', async () => {
        const other =
          keyObject({ computer: 'WS-1', keyId: LETTERS, readers }).values['msFVE-RecoveryGuid'] ??
          [];
        forest.objects.push(
          keyObject({ computer: 'WS-1', keyId: ID, guid: other as readonly Buffer[], readers }),
        );
        expect((await find('41424344')).matches).toMatchObject([{ state: 'damaged' }]);
        await expect(read(LETTERS)).rejects.toMatchObject({ code: 'recovery.damagedPassword' });
      });

      test.each(['', '471207', PASSWORD.replace('471207', '471208'), `${PASSWORD}\0`])(
        'password %j',
        async (password) => {
          forest.objects.push(
            keyObject({ computer: 'WS-1', keyId: ID, password: [password], readers }),
          );
          const error = await read(ID).catch((cause: unknown) => cause);
          expect(error).toMatchObject({ code: 'recovery.damagedPassword' });
          expect(holdsSecret(String(error))).toBe(false);
        },
      );
    });

    describe('when a connection is lost', () => {
      test.each(['dropped', 'restarted elsewhere', 'cut in the middle of an answer'])(
        '%s: it is replaced and bound anew before anything is asked',
        async (how) => {
          await find(OLD);
          const [dc1, catalog] = [forest.dc1, forest.catalog];
          if (how === 'dropped') [dc1, catalog].forEach((controller) => controller.dropAll());
          if (how === 'restarted elsewhere') await dc1.stop();
          if (how === 'cut in the middle of an answer')
            [dc1, catalog].forEach(({ faults }) => (faults.cutAfter = 9));
          expect((await find(OLD)).matches).toHaveLength(1);
          expect((await read(OLD)).recoveryPassword).toBe(PASSWORD);
          for (const { events } of [dc1, forest.dc2, catalog])
            expect(searchedUnbound(events)).toEqual([]);
        },
      );

      test('not answering: it is replaced and bound anew before anything is asked', async () => {
        desk.signOut();
        desk = ldapOrganisation(forest.configuration, {
          timeLimits: { ...PATIENT_WITH_DIRECTORY, probe: LIMITS.probe },
        });
        const { dc1, dc2, catalog } = forest;
        const through = <T>(given: readonly number[], work: () => Promise<T>) =>
          passTimeLimits([dc1], given, work);
        await through([], () => signIn());
        await through([], () => find(OLD));
        dc1.faults.hangsAt = 'search';
        expect((await through([LIMITS.probe], () => find(OLD))).matches).toHaveLength(1);
        expect((await through([LIMITS.probe], () => read(OLD))).recoveryPassword).toBe(PASSWORD);
        for (const { events } of [dc1, dc2, catalog]) expect(searchedUnbound(events)).toEqual([]);
      });

      test('after StartTLS, the new one is encrypted before it is bound', async () => {
        await forest.stop();
        forest = await startFakeForest({
          encryption: 'starttls',
          people: [{ domain: 'CONTOSO', name: 'anna', password: 'x', memberOf: [GROUPS.admin] }],
        });
        forest.objects.push(
          computerObject('WS-1'),
          keyObject({ computer: 'WS-1', keyId: OLD, readers }),
        );
        desk = ldapOrganisation(forest.configuration, {
          // After StartTLS ldapts does not report a lost connection: only the probe finds out.
          timeLimits: { ...PATIENT_WITH_DIRECTORY, probe: LOST_AFTER_MS },
        });
        await signIn();
        await find(OLD);
        [forest.dc1, forest.catalog].forEach((controller) => controller.dropAll());
        expect((await find(OLD)).matches).toHaveLength(1);
        const opened = [forest.dc1, forest.dc2, forest.catalog].flatMap(({ events }) =>
          events.flatMap((event, at) =>
            event === 'open' ? [events.slice(at, at + 3).join(', ')] : [],
          ),
        );
        expect(opened).toEqual(
          Array.from({ length: 4 }, () => String.raw`open, tls, bind CONTOSO\anna`),
        );
      });

      test('and the password is refused meanwhile, it is not tried again', async () => {
        Object.assign(forest.accounts[0] ?? {}, { refusedWith: '775' });
        [forest.dc1, forest.catalog].forEach((controller) => controller.dropAll());
        await expect(find(OLD)).rejects.toMatchObject({ code: 'auth.lockedOut' });
        const binds = () =>
          [forest.dc1, forest.dc2, forest.catalog]
            .flatMap(({ events }) => events)
            .filter((event) => event.startsWith('bind')).length;
        const before = binds();
        await expect(find(OLD)).rejects.toMatchObject({ code: 'auth.signedOut' });
        expect(binds()).toBe(before);
      });
    });

    test('references to other servers are not followed', async () => {
      forest.catalog.faults.references = [`ldap://127.0.0.1:${forest.emea.port}/DC=elsewhere`];
      expect((await find(OLD)).matches).toHaveLength(1);
      forest.dc1.faults.result = 10;
      await expect(read(OLD)).rejects.toMatchObject({ code: 'recovery.noMatch' });
      expect(forest.emea.events).toEqual([]);
    });

    test('a reference to the server itself does not make a loop', async () => {
      const itself = [
        `ldaps://gc.contoso.test:${forest.catalog.port}/DC=contoso,DC=test`,
        `ldaps://dc1.contoso.test:${forest.dc1.port}/DC=contoso,DC=test`,
      ];
      for (const { faults } of [forest.catalog, forest.dc1, forest.dc2]) faults.references = itself;
      const opened = () =>
        [forest.catalog, forest.dc1, forest.dc2]
          .flatMap(({ events }) => events)
          .filter((event) => event === 'open').length;
      expect((await find(OLD)).matches).toHaveLength(1);
      expect((await read(OLD)).recoveryPassword).toBe(PASSWORD);
      // One to a controller, one to the catalog.
      expect(opened()).toBe(2);
      forest.catalog.faults.result = 10;
      expect(await find(OLD)).toEqual({ matches: [], total: 0 });
      expect(opened()).toBe(2);
    });

    test('a cancelled search says so, and the next one works', async () => {
      await find(OLD);
      forest.catalog.faults.hangsAt = 'search';
      const cancel = new AbortController();
      const search = desk.protectors.find(query(OLD), 10, { signal: cancel.signal });
      await expect.poll(() => forest.catalog.unanswered()).toBe(1);
      cancel.abort();
      await expect(search).rejects.toMatchObject({ code: 'request.cancelled' });
      forest.catalog.faults.hangsAt = undefined;
      expect((await find(OLD)).matches).toHaveLength(1);
      await expect(
        desk.protectors.find(query(OLD), 10, { signal: AbortSignal.abort() }),
      ).rejects.toMatchObject({ code: 'request.cancelled' });
    });

    test('nobody reads anything after signing out', async () => {
      desk.signOut();
      await expect(find(OLD)).rejects.toMatchObject({ code: 'auth.signedOut' });
    });

    describe('TPM owner passwords', () => {
      const OWNER = '2jmj7l5rSw0yVb/vlWAYkK/YBwk=';
      const secret = { attributes: ['msTPM-OwnerInformation'], readers };
      const ownerOf = async (name: string) => {
        const { owners } = await desk.tpms.find({ domain: 'contoso.test', name }, { signal });
        return desk.tpms.read(owners[0]?.ownerId ?? 'none', { signal });
      };
      beforeEach(() => {
        const link = `CN=T1,CN=TPM Devices,${DNS.CONTOSO}`;
        const direct = computerObject('OLD-1', 'CONTOSO', {
          'msTPM-OwnerInformation': [OWNER],
          objectGUID: [Buffer.alloc(16, 6)],
        });
        const linked = computerObject('NEW-1', 'CONTOSO', {
          'msTPM-TpmInformationForComputer': [link],
          objectGUID: [Buffer.alloc(16, 7)],
        });
        forest.objects.push({ ...direct, secret }, linked, {
          dn: link,
          values: {
            objectClass: ['msTPM-InformationObject'],
            'msTPM-OwnerInformation': [OWNER],
            whenChanged: ['20260101000000.0Z'],
          },
          secret,
        });
      });

      test.each(['OLD-1', 'new-1'])(
        '%s: is read from the computer, or from the object it links to',
        async (name) => {
          expect(await ownerOf(name)).toMatchObject({
            ownerPassword: OWNER,
            owner: { computer: { domain: 'CONTOSO', name: name.toUpperCase() }, state: 'current' },
          });
          expect(
            JSON.stringify(await desk.tpms.find({ domain: 'CONTOSO', name }, { signal })),
          ).not.toContain(OWNER);
        },
      );

      test('one that may not be read is told apart where the directory lets one tell', async () => {
        await signIn('plain');
        await expect(ownerOf('NEW-1')).rejects.toMatchObject({ code: 'tpm.notPermitted' });
        await expect(ownerOf('OLD-1')).rejects.toMatchObject({ code: 'tpm.noneStored' });
      });

      test('what is no owner password is not handed out', async () => {
        forest.objects.push(
          computerObject('BAD-1', 'CONTOSO', {
            'msTPM-OwnerInformation': ['broken'],
            objectGUID: [Buffer.alloc(16, 8)],
          }),
        );
        await expect(ownerOf('BAD-1')).rejects.toMatchObject({ code: 'tpm.damagedPassword' });
      });

      test('none, and no such computer', async () => {
        expect(await desk.tpms.find({ domain: 'CONTOSO', name: 'WS-1' }, { signal })).toMatchObject(
          { computer: { name: 'WS-1', dnsDomain: 'contoso.test' }, owners: [] },
        );
        expect(await desk.tpms.find({ domain: 'CONTOSO', name: 'x)(cn=*' }, { signal })).toEqual({
          computer: undefined,
          owners: [],
        });
        expect(await desk.tpms.find({ domain: 'NOWHERE', name: 'WS-1' }, { signal })).toEqual({
          computer: undefined,
          owners: [],
        });
        await expect(ownerOf('WS-1')).rejects.toMatchObject({ code: 'tpm.noneStored' });
        await expect(desk.tpms.read('CONTOSO/><', { signal })).rejects.toMatchObject({
          code: 'tpm.noneStored',
        });
      });
      test('computers are completed by the beginning of their name', async () => {
        expect(
          (await desk.tpms.computersNamed('ws', 5, { signal })).map(({ name }) => name),
        ).toEqual(['WS-1']);
      });
    });
  },
);

/** Searches on a connection before its bind, the one for the root object left out. */
function searchedUnbound(events: readonly string[]): readonly string[] {
  const lastOf = (list: readonly string[], at: number, prefix: string) =>
    list.slice(0, at).findLastIndex((event) => event.startsWith(prefix));
  return events.filter(
    (event, at) =>
      /^search ./.test(event) &&
      lastOf(events, at, 'bind') < lastOf(events, at, 'open') &&
      lastOf(events, at, 'open') === at - 1,
  );
}
