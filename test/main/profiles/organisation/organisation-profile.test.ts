import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readProtector } from '#main/features/recorded-read.ts';
import type { OpenProfile } from '#main/ports/profile.ts';
import {
  OrganisationConfiguration,
  passwordSources,
  profileInfo,
} from '#main/profiles/organisation/configuration.ts';
import { organisationProfile } from '#main/profiles/organisation/organisation-profile.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { memoryLogins } from '#test/fakes/memory-logins.ts';
import { NO_KEYS } from '#test/fakes/store-keys.ts';
import { scriptedRecoveryDatabase } from '#test/fakes/tds/recovery-database.ts';
import { startTdsServer } from '#test/fakes/tds/tds-server.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import {
  type FakeForest,
  GROUPS,
  startFakeForest,
} from '#test/main/sources/active-directory/fake-forest/fake-forest.ts';
import { computerObject, keyObject } from '#test/main/sources/active-directory/forest-keys.ts';
import { READING_SCRIPT } from '#test/main/sources/embedded-store/test-store.ts';

const HOME = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const FAR = RecoveryKeyId.parse('AC9D5655-0000-4D1D-902F-1B6087118138');
const RECOVERY_PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const signal = new AbortController().signal;

/** A key, disclosed as the features do it: with its record in the profile's log. */
async function disclosed({ recovery, auditLog }: OpenProfile, place: number, entry: AuditDraft) {
  const source = recovery[place];
  if (source === undefined) throw new Error(`no source ${place}`);
  return readProtector(source, RecoveryKeyId.parse(entry.keyId), { log: auditLog, entry });
}

// The limits of directories and databases stand still: none of them is what these tests are about.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what people sign in to', () => {
  const entraId = {
    tenant: '11111111-2222-4333-8444-555555555555',
    clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
    roles: { admin: 'Keydesk.Admin' },
  };
  const activeDirectory = { domain: 'contoso.test', groups: {} };
  const parse = (fields: object) =>
    OrganisationConfiguration.safeParse({ id: 'x', name: 'X', ...fields });
  const problem = (fields: object) => parse(fields).error?.message;

  test('may be Entra ID, whose keys are read with the same sign-in', () => {
    const { data } = parse({ entraId });
    expect(data?.sources).toMatchObject([{ kind: 'entra', name: 'Entra ID' }]);
    expect(data && profileInfo(data)).toMatchObject({
      signIn: 'entra',
      browserSignIns: ['Entra ID'],
    });
  });

  test.each([[{}], [{ activeDirectory, entraId }]])('is one of the two: %j', (fields) => {
    expect(problem(fields)).toContain('name one of them');
  });

  test.each([
    [{ entraId: { ...entraId, tenant: 'contoso.com' } }, 'is not the ID of a tenant'],
    [{ entraId: { ...entraId, roles: {} } }, 'nobody would have a role'],
    [{ entraId: { ...entraId, roles: { admin: 'two words' } } }, 'neither the object ID'],
    [{ entraId, sources: [{ kind: 'active-directory' }] }, 'of another directory'],
    [
      { entraId, sources: [{ kind: 'entra', tenant: 'x.test', clientId: entraId.clientId }] },
      'of another directory',
    ],
    [{ activeDirectory, sources: [{ kind: 'entra' }] }, 'of another directory'],
    [{ entraId, sources: [{ kind: 'entra', proxy: 'http://p' }] }, 'name them there'],
    [{ entraId, sources: [{ kind: 'entra', tenant: 'x.test' }] }, 'belong together'],
    [
      { entraId, sources: [{ kind: 'entra', rotation: { clientId: entraId.clientId } }] },
      'would hold what rotates',
    ],
    [{ entraId, sources: [{ kind: 'mbam', server: { host: 'sql1' } }] }, 'of another directory'],
    [
      { entraId, store: { kind: 'sql-server', server: { host: 'sql1', database: 'Keydesk' } } },
      'give it a login',
    ],
  ])('%j is refused, with what to do', (fields, said) => {
    expect(problem(fields)).toContain(said);
  });

  test('lets databases be asked with a login of their own', () => {
    const mbam = { kind: 'mbam', server: { host: 'sql1', login: 'sql' } };
    expect(parse({ entraId, sources: [mbam] }).success).toBe(true);
  });
});

describe('the sources of an organisation', () => {
  const parse = (sources: unknown) =>
    OrganisationConfiguration.safeParse({
      id: 'x',
      name: 'X',
      activeDirectory: { domain: 'contoso.test', groups: {} },
      sources,
    });

  test('are its directory when none is named', () => {
    expect(parse(undefined).data?.sources).toEqual([
      { kind: 'active-directory', name: 'Active Directory' },
    ]);
  });

  test('are databases with little to say', () => {
    expect(
      parse([
        { kind: 'configmgr', server: { host: 'sql1', database: 'CM_P01' } },
        { kind: 'mbam', server: { host: 'sql2' } },
      ]).data?.sources,
    ).toMatchObject([
      {
        name: 'Configuration Manager',
        server: {
          database: 'CM_P01',
          encryption: 'required',
          login: 'windows',
          connectSeconds: 15,
          answerSeconds: 30,
        },
      },
      { name: 'MBAM', server: { database: 'MBAM Recovery and Hardware' } },
    ]);
  });

  test.each([
    ['none', []],
    [
      'two of one name',
      [{ kind: 'active-directory' }, { kind: 'keydesk-store', name: 'Active Directory' }],
    ],
    ['one twice', [{ kind: 'active-directory' }, { kind: 'active-directory', name: 'Again' }]],
    ['an unknown kind', [{ kind: 'excel' }]],
    ['a database without its server', [{ kind: 'configmgr' }]],
    [
      'a database by port and instance',
      [{ kind: 'mbam', server: { host: 'sql1', port: 1433, instance: 'MBAM' } }],
    ],
    ['an unencrypted database', [{ kind: 'mbam', server: { host: 'sql1', encryption: 'none' } }]],
  ])('cannot be %s', (_what, sources) => {
    expect(parse(sources).success).toBe(false);
  });
});

describe('the ways to sign in', () => {
  const parse = (signIn: string | undefined, login: string) =>
    OrganisationConfiguration.safeParse({
      id: 'x',
      name: 'X',
      activeDirectory: { domain: 'contoso.test', groups: {}, signIn },
      sources: [{ kind: 'active-directory' }, { kind: 'mbam', server: { host: 'sql1', login } }],
    });
  const parsed = (...asked: Parameters<typeof parse>) => {
    const { data } = parse(...asked);
    if (data === undefined) throw new Error('refused');
    return data;
  };

  test('are told to the page where there is one alone', () => {
    expect(profileInfo(parsed(undefined, 'sql')).signIn).toBeUndefined();
    expect(profileInfo(parsed('either', 'sql')).signIn).toBeUndefined();
    expect(profileInfo(parsed('windows', 'sql')).signIn).toBe('windows');
    expect(profileInfo(parsed('password', 'windows')).signIn).toBe('password');
  });

  test('are not Windows alone where a database takes the operator’s password', () => {
    expect(parse('windows', 'windows').success).toBe(false);
    expect(passwordSources(parsed('either', 'windows'))).toEqual(['MBAM']);
    expect(passwordSources(parsed('windows', 'sql'))).toEqual([]);
  });
});

describe.runIf(canMakeCertificates())(
  'an organisation with three sources',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    const made: { folder?: string; forests: FakeForest[]; profile?: OpenProfile } = { forests: [] };
    let profile: OpenProfile;

    beforeEach(async () => {
      const people = [
        { domain: 'CONTOSO', name: 'anna', password: 'x', memberOf: [GROUPS.admin] },
      ] as const;
      const [home, far] = [await startFakeForest({ people }), await startFakeForest({ people })];
      const readers = ['contoso\\anna'];
      home.objects.push(
        computerObject('WS-1'),
        keyObject({ computer: 'WS-1', keyId: HOME, readers }),
      );
      far.objects.push(
        computerObject('FAR-1'),
        keyObject({ computer: 'FAR-1', keyId: FAR, readers }),
      );
      const folder = mkdtempSync(join(tmpdir(), 'keydesk-profile-'));
      const { groups: _groups, signIn: _signIn, ...forest } = far.configuration;
      const configuration = OrganisationConfiguration.parse({
        id: 'contoso',
        name: 'Contoso',
        activeDirectory: home.configuration,
        sources: [
          { kind: 'active-directory', name: 'Home' },
          { kind: 'active-directory', name: 'Far', forest },
          { kind: 'keydesk-store' },
        ],
      });
      const tpmRemote = {
        isAvailable: async () => false,
        readLockout: () => Promise.reject(new Error()),
        resetLockout: () => Promise.reject(new Error()),
      };
      profile = await organisationProfile(configuration, {
        folder,
        readingScript: READING_SCRIPT,
        limits: NO_LIMITS,
        clock: manualClock(),
        logins: memoryLogins(),
        storeKeys: NO_KEYS,
        signingKeys: NO_KEYS,
        tpmRemote,
        log: { info: () => undefined, warn: () => undefined },
        openBrowser: () => Promise.reject(new Error()),
        program: { name: 'Keydesk', version: '1.2.3' },
        workstation: 'HD-01',
        eventLog: NO_EVENT_LOG,
      }).open({ signal, onProgress: () => undefined });
      Object.assign(made, { folder, forests: [home, far], profile });
      await profile.directory.signIn({ userName: 'anna', password: 'x' }, { signal });
    });
    afterEach(async () => {
      await made.profile?.close();
      for (const forest of made.forests) await forest.stop();
      if (made.folder !== undefined) rmSync(made.folder, { recursive: true, force: true });
    });

    test('finds in each of them what it keeps, and names it', async () => {
      const found = await Promise.all(
        profile.recovery.map((source) =>
          source.find({ kind: 'prefix', start: 'AC9D5655' }, 10, { signal }),
        ),
      );
      expect(found).toMatchObject([
        { matches: [{ keyId: HOME, sources: ['Home'] }] },
        { matches: [{ keyId: FAR, sources: ['Far'] }] },
        { matches: [], total: 0 },
      ]);
      expect(profile.recovery.map(({ marksDisclosed }) => marksDisclosed)).toEqual([
        false,
        false,
        true,
      ]);
      expect(profile.tpm.map(({ name }) => name)).toEqual(['Home', 'Far', 'Keydesk store']);
    });

    test('records a disclosure of any of them in its one log', async () => {
      expect(await disclosed(profile, 1, draft({ keyId: FAR }))).toMatchObject({
        protector: { keyId: FAR },
      });
      expect(await profile.auditLog.read(1, 10)).toMatchObject([
        { result: 'intended' },
        { result: 'successful' },
      ]);
    });

    test('asks none of the directories once the operator has gone', async () => {
      await profile.recovery[1]?.find({ kind: 'whole', start: FAR }, 1, { signal });
      profile.forgetOperator();
      for (const source of profile.recovery.slice(0, 2)) {
        await expect(
          source.find({ kind: 'whole', start: FAR }, 1, { signal }),
        ).rejects.toMatchObject({ code: 'auth.signedOut' });
      }
    });
  },
);

describe.runIf(canMakeCertificates())(
  'an organisation with a database of Configuration Manager and one of MBAM',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('asks each with its own login, lists each key once, offers none for TPMs', async () => {
      const authority = makeAuthority();
      const forest = await startFakeForest({
        people: [{ domain: 'CONTOSO', name: 'anna', password: 'x', memberOf: [GROUPS.admin] }],
      });
      const scripts = [
        scriptedRecoveryDatabase('configmgr'),
        scriptedRecoveryDatabase('mbam'),
      ] as const;
      const key = {
        keyId: HOME,
        computer: 'WS-1',
        users: ['bert'],
        volume: { kind: 'fixed', driveLetter: '' },
        recoveryPassword: RECOVERY_PASSWORD,
        keyPackage: [1],
        escrowedAt: '2026-01-01T00:00:00.000Z',
      } as const;
      for (const { seed } of scripts) seed.push(key);
      const servers = await Promise.all(
        scripts.map(({ answer }) =>
          startTdsServer({
            ...authority.issue(['localhost']),
            logins: { reader: 'y' },
            databases: ['CM_P01', 'MBAM Recovery and Hardware'],
            answer,
          }),
        ),
      );
      const [port, otherPort] = servers.map((server) => server.port);
      const folder = mkdtempSync(join(tmpdir(), 'keydesk-profile-'));
      const configuration = OrganisationConfiguration.parse({
        id: 'contoso',
        name: 'Contoso',
        activeDirectory: forest.configuration,
        sources: [
          {
            kind: 'configmgr',
            server: { host: 'localhost', port, database: 'CM_P01', caFile: authority.caFile },
          },
          {
            kind: 'mbam',
            server: { host: 'localhost', port: otherPort, caFile: authority.caFile, login: 'sql' },
          },
        ],
      });
      const tpmRemote = {
        isAvailable: async () => false,
        readLockout: () => Promise.reject(new Error()),
        resetLockout: () => Promise.reject(new Error()),
      };
      const logins = memoryLogins();
      const entry = organisationProfile(configuration, {
        folder,
        readingScript: READING_SCRIPT,
        limits: NO_LIMITS,
        clock: manualClock(),
        logins,
        storeKeys: NO_KEYS,
        signingKeys: NO_KEYS,
        tpmRemote,
        log: { info: () => undefined, warn: () => undefined },
        openBrowser: () => Promise.reject(new Error()),
        program: { name: 'Keydesk', version: '1.2.3' },
        workstation: 'HD-01',
        eventLog: NO_EVENT_LOG,
      });
      const profile = await entry.open({ signal, onProgress: () => undefined });
      const check = async () => {
        const steps: CheckStep[] = [];
        await entry.checkConnection?.(
          { userName: 'anna', password: 'x' },
          { signal, onStep: (step) => steps.push(step) },
        );
        return steps.at(-1);
      };
      try {
        expect(profile.info).toMatchObject({
          withoutTpm: ['Configuration Manager', 'MBAM'],
          databaseLogins: ['MBAM'],
        });
        expect(await check()).toMatchObject({
          name: 'sources',
          state: 'failed',
          failure: 'login.missing',
          facts: { answered: 'Configuration Manager', failed: 'MBAM' },
        });
        const [configmgr, mbam] = profile.recovery;
        const find = (source = configmgr) =>
          source?.find({ kind: 'whole', start: HOME }, 10, {
            signal: new AbortController().signal,
          });
        await expect(find()).rejects.toMatchObject({ code: 'auth.signedOut' });
        await profile.directory.signIn({ userName: 'anna', password: 'x' }, { signal });
        expect((await find())?.matches).toMatchObject([
          { users: [], notOffered: ['users', 'key-package'], sources: ['Configuration Manager'] },
        ]);
        expect(new Set(servers[0]?.accounts)).toEqual(new Set(['CONTOSO\\anna']));
        await expect(find(mbam)).rejects.toMatchObject({ code: 'login.missing' });
        await logins.keep('contoso/MBAM', { userName: 'reader', password: 'y' });
        expect((await find(mbam))?.matches).toMatchObject([
          { users: ['CONTOSO\\bert'], notOffered: ['key-package'] },
        ]);
        expect(
          await disclosed(profile, 0, draft({ keyId: HOME, reason: 'lost-pin' })),
        ).toMatchObject({ recoveryPassword: RECOVERY_PASSWORD });
        expect(scripts[0].disclosures).toEqual([{ keyId: HOME, reason: 'Lost PIN' }]);
        expect((await profile.auditLog.read(1, 10)).map(({ result }) => result)).toEqual([
          'intended',
          'successful',
        ]);
        expect(await check()).toMatchObject({
          name: 'sources',
          state: 'passed',
          facts: { answered: 'Configuration Manager, MBAM' },
        });
        expect(profile.tpm).toEqual([]);
        profile.forgetOperator();
        await expect(find(mbam)).rejects.toMatchObject({ code: 'auth.signedOut' });
      } finally {
        await profile.close();
        await Promise.all([forest.stop(), ...servers.map((server) => server.stop())]);
        authority.dispose();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);
