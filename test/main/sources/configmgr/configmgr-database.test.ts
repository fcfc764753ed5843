import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import { readProtector } from '#main/features/recorded-read.ts';
import {
  type ConfigmgrDatabase,
  configmgrDatabase,
} from '#main/sources/configmgr/configmgr-database.ts';
import { type KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { DriveReason } from '#shared/request/reason.ts';
import { draft } from '#test/contract/drafts.ts';
import type { SeedProtector } from '#test/contract/recovery-source.contract.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { type MemoryProfile, memoryProfile } from '#test/fakes/memory-profile.ts';
import {
  type ScriptedRecoveryDatabase,
  scriptedRecoveryDatabase,
} from '#test/fakes/tds/recovery-database.ts';
import type { TdsServer } from '#test/fakes/tds/tds-server.ts';
import { HOST, clientOf, startServer } from '#test/main/drivers/tds/test-server.ts';
import {
  WITHOUT_OPENSSL,
  type Authority,
  canMakeCertificates,
  makeAuthority,
} from '../active-directory/fake-forest/certificates.ts';

const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const SEED: SeedProtector = {
  keyId: KEY,
  computer: 'WS-1',
  users: ['anna'],
  volume: { kind: 'operating-system', driveLetter: 'C:' },
  recoveryPassword: PASSWORD,
  keyPackage: undefined,
  escrowedAt: '2026-01-01T00:00:00.000Z',
};

describe.runIf(canMakeCertificates())(
  'recovery keys in a database of Configuration Manager',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let authority: Authority;
    let script: ScriptedRecoveryDatabase;
    let server: TdsServer;
    let desk: ConfigmgrDatabase;
    let warnings: unknown[];
    let profile: MemoryProfile;
    const never = () => ({ signal: new AbortController().signal });
    const find = (query: KeyIdQuery = { kind: 'whole', start: KEY }) =>
      desk.protectors.find(query, 10, never());
    const disclose = (reason: DriveReason = 'lost-pin') =>
      readProtector(desk.protectors, KEY, {
        log: profile.auditLog,
        entry: draft({ keyId: KEY, reason, result: 'successful' }),
      });
    const story = () =>
      profile.entries.map(({ result, failure }) => [result, failure].filter(Boolean).join(' '));

    beforeAll(() => {
      authority = makeAuthority();
    });
    beforeEach(async () => {
      script = scriptedRecoveryDatabase('configmgr');
      script.seed.push(SEED);
      server = await startServer(authority, { answer: script.answer });
      warnings = [];
      desk = configmgrDatabase('Configuration Manager', {
        database: clientOf(server, authority),
        log: { warn: (_event, fields) => warnings.push(fields) },
      });
      profile = memoryProfile(manualClock());
    });
    afterEach(async () => {
      desk.signOut();
      await server.stop();
    });
    afterAll(() => authority.dispose());

    test('no typed text becomes part of a statement', async () => {
      await desk.protectors.ofComputer(
        { domain: "x' or 1=1 --", name: "WS-1'; drop table a --" },
        10,
        never(),
      );
      await find({ kind: 'prefix', start: 'AC9D5655' });
      expect(server.statements.map(({ text }) => text).join('\n')).not.toMatch(
        /drop table|1=1|AC9D5655/,
      );
      expect(server.statements.at(-1)?.parameters).toEqual({ limit: 10, start: 'AC9D5655%' });
    });

    test('the spelling of the table names is looked up once', async () => {
      await Promise.all([find(), find(), find()]);
      await find();
      expect(
        server.statements.filter(({ text }) => text.includes('INFORMATION_SCHEMA')),
      ).toHaveLength(1);
    });

    test('a key says what this database does not offer', async () => {
      const [key] = (await find()).matches;
      expect(key).toMatchObject({
        users: [],
        hasKeyPackage: false,
        notOffered: ['users', 'key-package'],
      });
    });

    test.each<[string, readonly (string | number | null)[]]>([
      ['without an ID', [null, 'WS-9', 'WS-9', 'CONTOSO', '', '2026-01-01T00:00:00', 0, 0]],
      ['with half an ID', ['AC9D5655', 'WS-9', 'WS-9', 'CONTOSO', '', null, 0, 0]],
      ['with a word for an ID', ['(none)', null, null, null, null, null, 0, 0]],
    ])('a row %s costs that row and a word', async (_what, row) => {
      script.mood.oddKeys = [row];
      const { matches, total } = await find();
      expect(matches.map(({ keyId }) => keyId)).toEqual([KEY]);
      // One more than there are to see: nothing is disclosed as if it were the only one.
      expect(total).toBe(2);
      expect(
        await desk.protectors.ofComputer({ domain: '', name: 'WS-1' }, 10, never()),
      ).toHaveLength(1);
      expect(warnings).toEqual(
        Array.from({ length: 2 }, () => ({
          source: 'Configuration Manager',
          rows: 1,
          faults: ['keyId'],
        })),
      );
      expect((await disclose()).recoveryPassword).toBe(PASSWORD);
    });

    const odd = 'BD9D5655-F7CA-4D1D-902F-1B6087118138';
    const unknown = '1970-01-01T00:00:00.000Z';
    test.each<[string, readonly (string | number | null)[], object]>([
      ['an ID in small letters, padded', [` {${odd.toLowerCase()}}  `], { keyId: odd }],
      [
        'a name with padding and a zero behind it',
        [odd, '9', 'WS-9    \0', ' CONTOSO\u00A0'],
        { computer: { domain: 'CONTOSO', name: 'WS-9' } },
      ],
      [
        'words for nothing as names',
        [odd, '9', 'NULL', '(null)'],
        { computer: { domain: '', name: '' } },
      ],
      [
        'no computer at all',
        [odd, null, null, null],
        { computer: { domain: '', name: '' }, users: [] },
      ],
      [
        'a date that stands for none, and a newer key',
        [odd, '9', 'WS-9', 'CONTOSO', '', '1900-01-01T00:00:00', 0, 1],
        { escrowedAt: unknown, state: 'current' },
      ],
      [
        'a day that does not exist',
        [odd, '9', 'WS-9', 'CONTOSO', '', '2026-02-30T00:00:00', 0, 1],
        { escrowedAt: unknown, state: 'current' },
      ],
      [
        'no date, and a newer key',
        [odd, '9', 'WS-9', 'CONTOSO', '', null, 1, 1],
        { escrowedAt: unknown, state: 'disclosed' },
      ],
      [
        'a moment with a zone and seven digits',
        [odd, '9', 'WS-9', 'CONTOSO', '', '2026-01-01T02:00:00.1234567+02:00'],
        { escrowedAt: '2026-01-01T00:00:00.123Z' },
      ],
      [
        'a type of drive that nobody described',
        [odd, '9', 'WS-9', 'CONTOSO', 'VHDX Volume #7'],
        { volume: { kind: 'unknown' } },
      ],
      [
        'no word on disclosure',
        [odd, '9', 'WS-9', 'CONTOSO', '', '2026-01-01T00:00:00', null, null],
        { state: 'current' },
      ],
    ])('a row with %s is read', async (_what, row, expected) => {
      const rest = ['9', 'WS-9', 'CONTOSO', '', '2026-01-01T00:00:00', 0, 0];
      script.mood.oddKeys = [[...row, ...rest.slice(row.length - 1)]];
      const { matches, total } = await find();
      expect(matches).toMatchObject([expected, { keyId: KEY }]);
      expect(total).toBe(2);
      expect(warnings).toEqual([]);
    });

    test('the same key in two rows stays two; without a count, rows are counted', async () => {
      const row = [KEY, 'WS-9', 'WS-9', 'CONTOSO', '', '2026-01-01T00:00:00', 0, 0];
      script.mood.oddKeys = [row];
      script.mood.total = null;
      expect(await find()).toMatchObject({ matches: [{ keyId: KEY }, { keyId: KEY }], total: 2 });
    });

    test('a password with blanks around it is the password', async () => {
      script.seed[0] = { ...SEED, recoveryPassword: `  ${PASSWORD}\r\n` };
      expect((await disclose()).recoveryPassword).toBe(PASSWORD);
    });

    test('a user without a name, or without a domain, costs that user and a word', async () => {
      const mbam = scriptedRecoveryDatabase('mbam');
      mbam.seed.push(SEED);
      mbam.mood.oddUsers = [
        ['WS-1', 'CONTOSO', null],
        ['WS-1', null, 'bert'],
        ['WS-1', '', 'carl'],
        ['WS-1', 'CONTOSO', ' NULL '],
        [null, 'CONTOSO', 'dora'],
        ['WS-1', ' CONTOSO ', 'emil   '],
        ['WS-1', 'CONTOSO', 'FABRIKAM\\fritz'],
      ];
      const other = await startServer(authority, { answer: mbam.answer });
      const { protectors, signOut } = configmgrDatabase('MBAM', {
        database: clientOf(other, authority),
        log: { warn: (_event, fields) => warnings.push(fields) },
      });
      const [key] = (await protectors.find({ kind: 'whole', start: KEY }, 10, never())).matches;
      signOut();
      await other.stop();
      expect(key?.users).toEqual(['CONTOSO\\emil', 'FABRIKAM\\fritz', 'CONTOSO\\anna']);
      expect(warnings).toEqual([
        { source: 'MBAM', rows: 5, faults: ['name', 'domain', 'machineId'] },
      ]);
    });

    test.each([
      [['affinity'], /v_UsersPrimaryMachines/, /v_GS_SYSTEM_CONSOLE_USER/],
      [['console'], /v_GS_SYSTEM_CONSOLE_USER/, /v_UsersPrimaryMachines/],
    ] as const)(
      'without tables of users they come from the views that may be read: %j',
      async (userViews, asked, notAsked) => {
        script.mood.userViews = userViews;
        script.mood.oddUsers = [['WS-1', 'contoso', 'contoso\\bert']];
        const [key] = (await find()).matches;
        expect(key).toMatchObject({
          users: ['contoso\\bert', 'CONTOSO\\anna'],
          notOffered: ['key-package'],
        });
        const { protectors } = desk;
        const anna = accountNames('CONTOSO\\anna', []);
        expect(await protectors.ofEndUser?.(anna, 10, never())).toMatchObject([{ keyId: KEY }]);
        const bert = accountNames('CONTOSO\\bert', []);
        expect(await protectors.ofEndUser?.(bert, 10, never())).toEqual([]);
        const said = server.statements.slice(1).map(({ text }) => text);
        expect(said.filter((text) => asked.test(text)).length).toBeGreaterThan(1);
        expect(said.join('\n')).not.toMatch(notAsked);
      },
    );

    test('a key whose ID has braces is found, and asked for as it is stored', async () => {
      script.mood.hasBraces = true;
      expect((await find({ kind: 'prefix', start: 'AC9D5655' })).matches).toMatchObject([
        { keyId: KEY, state: 'current' },
      ]);
      expect((await disclose()).recoveryPassword).toBe(PASSWORD);
      expect(script.disclosures).toEqual([{ keyId: `{${KEY}}`, reason: 'Lost PIN' }]);
      expect((await find()).matches).toMatchObject([{ keyId: KEY, state: 'disclosed' }]);
    });

    test.each(DriveReason.options)(
      'sends the reason %s in the portal’s words, and calls only the server’s procedure',
      async (reason) => {
        expect((await disclose(reason)).recoveryPassword).toBe(PASSWORD);
        expect(script.disclosures).toEqual([
          { keyId: KEY, reason: expect.stringMatching(/^[A-Z][A-Za-z ]+$/) },
        ]);
        expect(server.statements.map(({ text }) => text).join('\n')).not.toMatch(
          /DecryptString|k\.RecoveryKey\b/i,
        );
        expect((await find()).matches[0]?.state).toBe('disclosed');
        expect(story()).toEqual(['intended', 'successful']);
      },
    );

    test('a key the server could not decrypt is reported as such', async () => {
      script.mood.isClosed = true;
      await expect(disclose()).rejects.toMatchObject({
        code: 'recovery.keyClosed',
        details: { server: `${HOST}:${server.port}` },
      });
      expect(story()).toEqual(['intended', 'failed recovery.keyClosed']);
    });

    test('without the right to the procedure nothing is disclosed', async () => {
      script.mood.isForbidden = true;
      await expect(disclose()).rejects.toMatchObject({ code: 'sql.notPermitted' });
      expect(story()).toEqual(['intended', 'failed sql.notPermitted']);
      expect(script.disclosures).toEqual([]);
    });

    test('without the right to them, the tables seem to be missing', async () => {
      script.mood.isHidden = true;
      await expect(find()).rejects.toMatchObject({ code: 'sql.objectMissing' });
      script.mood.isHidden = false;
      expect((await find()).matches).toHaveLength(1);
    });

    test.each([0, 8, 20])(
      'a connection lost after %i bytes of a disclosure: asked once, outcome unknown',
      async (cutAfter) => {
        script.mood.cutAfter = cutAfter;
        await expect(disclose()).rejects.toMatchObject({ code: 'sql.outcomeUnknown' });
        expect(script.disclosures).toHaveLength(1);
        expect(story()).toEqual(['intended', 'failed sql.outcomeUnknown']);
        // The server knows: what it marked is shown the next time somebody looks.
        expect((await find()).matches[0]?.state).toBe('disclosed');
      },
    );

    test('an unknown key is not asked for', async () => {
      script.seed.pop();
      await expect(disclose()).rejects.toMatchObject({ code: 'recovery.noMatch' });
      expect(script.disclosures).toEqual([]);
    });

    test('an invalid password is not handed out', async () => {
      script.seed[0] = { ...SEED, recoveryPassword: PASSWORD.replace('471207', '471208') };
      await expect(disclose()).rejects.toMatchObject({ code: 'recovery.damagedPassword' });
    });
  },
);
