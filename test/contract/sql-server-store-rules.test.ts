import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverNumberOf } from '#main/drivers/tds/server-messages.ts';
import { type SqlServer, sqlServer } from '#main/drivers/tds/sql-server.ts';
import { sqlServerAuditLog } from '#main/sources/sql-server-store/audit-log.ts';
import { storeOwner } from '#main/sources/sql-server-store/check-store.ts';
import { sqlServerRecoverySource } from '#main/sources/sql-server-store/recovery-source.ts';
import { applyScripts, readScripts } from '#main/sources/sql-server-store/scripts.ts';
import { STORE_VERSION, storeProcedures } from '#main/sources/sql-server-store/store-procedures.ts';
import { sqlServerTpmSource } from '#main/sources/sql-server-store/tpm-source.ts';
import { importKeys } from '#main/tools/import/import-keys.ts';
import { sqlServerTarget } from '#main/tools/import/sql-server-target.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { keyPackage } from '#test/main/domain/recovery/key-package.ts';
import { ROOT } from '#test/root.ts';
import { addProtectors, addTpmOwners } from '../lab/mssql-data.ts';
import { mssqlObstacle } from '../lab/mssql-url.ts';
import { type Member, type MssqlLab, startMssql } from '../lab/mssql.ts';
import { draft } from './drafts.ts';
import {
  CLAIM,
  ENTRY,
  ENTRY_COLUMNS,
  KEY,
  LONELY,
  PROCEDURES,
  RESULT_COLUMNS,
} from './sql-server-store-calls.ts';

const obstacle = mssqlObstacle();
const signal = new AbortController().signal;
const options = { signal };

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OTHER_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';
const OWNER_PASSWORD = '1euIs20Or/60b0ehnTqoX4cMis8=';

/** "The … permission was denied on the object …"; Babelfish uses one number for many errors. */
const refused = (lab: MssqlLab) => (lab.isBabelfish ? 33_557_097 : 229);

describe.skipIf(obstacle !== undefined)(
  'the rules of a store on SQL Server',
  { meta: { reason: obstacle } },
  () => {
    let lab: MssqlLab;
    let admin: Member;
    let user: Member;
    let auditor: Member;
    let outsider: Member;
    beforeAll(async () => {
      lab = await startMssql();
      [admin, user, auditor, outsider] = [
        await lab.member('admin', ['admin']),
        await lab.member('user', ['user']),
        await lab.member('auditor', ['reports']),
        await lab.member('outsider', []),
      ];
    });
    beforeEach(async () => {
      await lab.reset();
      const os = { kind: 'operating-system', driveLetter: 'C:' } as const;
      await addProtectors(lab, [
        {
          keyId: KEY,
          computer: 'WS-1',
          users: ['anna'],
          volume: os,
          recoveryPassword: PASSWORD,
          keyPackage: [1, 2],
          escrowedAt: '2026-01-01T00:00:00.000Z',
        },
        {
          keyId: LONELY,
          computer: 'WS-2',
          users: [],
          volume: os,
          recoveryPassword: PASSWORD,
          keyPackage: undefined,
          escrowedAt: '2026-01-01T00:00:00.000Z',
        },
      ]);
      await addTpmOwners(lab, [
        {
          computer: 'TPM-1',
          users: ['anna'],
          owners: [{ ownerPassword: OWNER_PASSWORD, recordedAt: '2015-01-01T00:00:00.000Z' }],
        },
      ]);
    });
    afterAll(() => lab.dispose());

    const entries = async (): Promise<readonly Record<string, unknown>[]> =>
      lab.dba.read('SELECT * FROM keydesk.entries ORDER BY sequence', {}, options);
    const numberOf = (work: Promise<unknown>): Promise<number | undefined> =>
      work.then(() => undefined, serverNumberOf);
    const batch = (server: SqlServer, text: string) =>
      server.session((session) => session.batch(text), options);
    const disclose = (member: Member, keyId = KEY, changes = {}) =>
      sqlServerRecoverySource(member.store, 'central').disclose(
        keyId,
        draft({ keyId, ...changes }),
      );

    test.each(PROCEDURES)('%s', async (call, roles) => {
      for (const [role, member] of Object.entries({
        admin,
        user,
        reports: auditor,
        none: outsider,
      })) {
        const number = await numberOf(batch(member.server, `exec keydesk.${call}`));
        // Unknown TPM records are refused by the procedure itself, after it was let in.
        const expected = roles.includes(role) ? [undefined, 51_002] : [refused(lab)];
        expect(expected, `${role}: error ${number}`).toContain(number);
      }
      // The owner is not refused, so the refusals above are for a missing right.
      expect(await numberOf(batch(lab.dba, `exec keydesk.${call}`))).not.toBe(refused(lab));
    });

    test('every procedure of the store is tried above', async () => {
      const made = (await readScripts(join(ROOT, 'assets/sql')))
        .flatMap(({ batches }) => batches)
        .flatMap((text) => /^CREATE PROCEDURE keydesk\.(\w+)/m.exec(text)?.[1] ?? []);
      expect(new Set(PROCEDURES.map(([call]) => call.split(' ')[0]))).toEqual(new Set(made));
    });

    test.each([
      'SELECT recovery_password FROM keydesk.protectors',
      'SELECT owner_password FROM keydesk.tpm_owners',
      'SELECT * FROM keydesk.audit_entries',
      'SELECT * FROM keydesk.entries',
      'SELECT * FROM keydesk.listed_protectors',
      "UPDATE keydesk.audit_entries SET [operator] = N'CONTOSO\\bert'",
      'DELETE FROM keydesk.audit_entries',
      'UPDATE keydesk.audit_head SET sequence = 0',
      'INSERT INTO keydesk.audit_entries (sequence) VALUES (1)',
      'UPDATE keydesk.protectors SET disclosed_at = NULL',
      'DELETE FROM keydesk.protectors',
      'UPDATE keydesk.store_info SET schema_version = 99',
      'SELECT keydesk.sha256(0x00)',
    ])('nobody may: %s', async (statement) => {
      await sqlServerAuditLog(admin.store).append(draft({ action: 'search' }));
      for (const { server } of [admin, user, auditor, outsider])
        expect(await numberOf(batch(server, statement))).toBe(refused(lab));
      expect(await numberOf(batch(lab.dba, statement))).not.toBe(refused(lab));
    });

    test.each([
      ["UPDATE keydesk.audit_entries SET [operator] = N'CONTOSO\\bert' WHERE sequence = 1", 51_020],
      ['DELETE FROM keydesk.audit_entries WHERE sequence = 1', 51_020],
      ['DELETE FROM keydesk.protectors', 51_022],
      [
        `UPDATE keydesk.protectors SET recovery_password = '${OTHER_PASSWORD}' ` +
          `WHERE key_id = '${LONELY}'`,
        51_023,
      ],
      [
        'UPDATE keydesk.protectors SET disclosed_at = NULL, disclosed_by = NULL ' +
          `WHERE key_id = '${KEY}'`,
        51_023,
      ],
      ['UPDATE keydesk.store_info SET schema_version = 0', 51_024],
      [
        `INSERT INTO keydesk.audit_entries SELECT 7, ${ENTRY_COLUMNS} ` +
          'FROM keydesk.audit_entries WHERE sequence = 1',
        51_021,
      ],
    ])('nor the owner of the database, by accident: %s', async (statement, number) => {
      await disclose(admin);
      const before = await entries();
      expect(await numberOf(batch(lab.dba, statement))).toBe(number);
      expect(await entries()).toEqual(before);
    });

    test('the operator of an entry is whoever is logged in, whatever the client says', async () => {
      await disclose(user, KEY, {
        operator: 'CONTOSO\\boss',
        role: 'admin',
        computer: 'CONTOSO\\ELSEWHERE',
        action: 'search',
      });
      await sqlServerAuditLog(user.store).append(
        draft({ action: 'copy', role: 'user', operator: 'CONTOSO\\boss' }),
      );
      expect(await entries()).toMatchObject([
        {
          operator: user.account,
          role: 'user',
          action: 'disclose',
          result: 'successful',
          computer: 'CONTOSO\\WS-1',
          keyId: KEY,
        },
        { operator: user.account, role: 'user', action: 'copy' },
      ]);
      const marked = await lab.dba.read(
        `SELECT disclosed_by FROM keydesk.protectors WHERE key_id = '${KEY}'`,
        {},
        options,
      );
      expect(marked).toEqual([{ disclosed_by: user.account }]);
    });

    test('an entry with a false role, disclosure or field is refused', async () => {
      const log = sqlServerAuditLog(user.store);
      await expect(log.append(draft({ action: 'copy', role: 'admin' }))).rejects.toMatchObject({
        code: 'sql.notPermitted',
      });
      await expect(log.append(draft({ role: 'user', keyId: KEY }))).rejects.toMatchObject({
        code: 'sql.refused',
        details: { reason: '51012' },
      });
      await expect(
        log.append(draft({ role: 'user', keyId: KEY.toLowerCase() })),
      ).rejects.toMatchObject({ details: { reason: '51012' } });
      await expect(
        log.append(
          draft({
            role: 'user',
            keyType: 'tpm-password-hash',
            keyId: '',
            reason: 'clear-tpm',
            computer: 'contoso.test\\tpm-1',
          }),
        ),
      ).rejects.toMatchObject({ details: { reason: '51012' } });
      for (const [name, value] of [
        ['action', 'become-admin'],
        ['result', 'well'],
        ['reason', 'because'],
        ['key_type', 'all'],
        ['request_id', 'x'],
        ['note', 'x'.repeat(501)],
      ]) {
        const changed = ENTRY.replace(new RegExp(`@${name} = N'[^']*'`), `@${name} = N'${value}'`);
        const number = await numberOf(batch(user.server, `exec keydesk.append_entry ${changed}`));
        expect([name, number]).toEqual([name, 51_011]);
      }
      await expect(
        sqlServerAuditLog(auditor.store).append(draft({ action: 'copy', role: '' })),
      ).rejects.toMatchObject({ code: 'sql.notPermitted' });
      expect(await entries()).toEqual([]);
      // The disclosure of a key of another source is recorded by the console.
      await log.append(draft({ role: 'user', keyId: '12345678-0000-4000-8000-000000000000' }));
      expect(await entries()).toHaveLength(1);
    });

    test('a help desk user names an end user of the computer; an admin need not', async () => {
      await expect(disclose(user, KEY, { endUser: 'CONTOSO\\bert' })).rejects.toMatchObject({
        code: 'recovery.userNotAssociated',
      });
      expect(await entries()).toMatchObject([
        {
          action: 'disclose',
          result: 'failed',
          failure: 'recovery.userNotAssociated',
          operator: user.account,
          keyId: KEY,
        },
      ]);
      await expect(disclose(user, KEY, { endUser: '' })).rejects.toMatchObject({
        code: 'input.invalid',
      });
      expect((await disclose(user, KEY, { endUser: 'contoso\\ANNA' })).recoveryPassword).toBe(
        PASSWORD,
      );
      // The computer has no known user, so any end user is accepted.
      expect((await disclose(user, LONELY, { endUser: 'CONTOSO\\bert' })).recoveryPassword).toBe(
        PASSWORD,
      );
      expect((await disclose(admin, KEY, { endUser: '' })).recoveryPassword).toBe(PASSWORD);
    });

    test('the same for TPM owner passwords', async () => {
      const tpm = sqlServerTpmSource(user.store, 'central');
      const { owners } = await tpm.find({ domain: 'CONTOSO', name: 'TPM-1' }, options);
      const asked = (changes = {}) =>
        tpm.disclose(
          owners[0]?.ownerId ?? '',
          draft({ keyType: 'tpm-password-hash', reason: 'clear-tpm', ...changes }),
        );
      await expect(asked({ endUser: 'CONTOSO\\bert' })).rejects.toMatchObject({
        code: 'tpm.userNotAssociated',
      });
      await expect(asked({ reason: 'lost-pin' })).rejects.toMatchObject({ code: 'input.invalid' });
      expect((await asked()).ownerPassword).toBe(OWNER_PASSWORD);
      expect(await entries()).toMatchObject([
        { result: 'failed', failure: 'tpm.userNotAssociated' },
        { result: 'successful', computer: 'CONTOSO\\TPM-1', keyType: 'tpm-password-hash' },
      ]);
    });

    test('a reason is required, and a note with "other"', async () => {
      for (const changes of [
        { reason: '' },
        { reason: 'clear-tpm' },
        { reason: 'other', note: ' ' },
      ])
        await expect(disclose(admin, KEY, changes)).rejects.toMatchObject({
          code: 'input.invalid',
        });
      expect(await entries()).toEqual([]);
      await disclose(admin, KEY, { reason: 'other', note: 'x' });
    });

    test('no key is read in a transaction that can be rolled back', async () => {
      const call = `exec keydesk.disclose_protector @key_id = '${KEY}', ${CLAIM}`;
      for (const attempt of [
        `BEGIN TRANSACTION; ${call}; ROLLBACK TRANSACTION`,
        `SET XACT_ABORT OFF; BEGIN TRANSACTION;
          BEGIN TRY ${call} END TRY BEGIN CATCH END CATCH;
          IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION`,
        `CREATE TABLE #t (${RESULT_COLUMNS});
          BEGIN TRANSACTION; INSERT INTO #t ${call}; ROLLBACK TRANSACTION`,
      ]) {
        const sets = await batch(admin.server, attempt).catch(() => []);
        expect(JSON.stringify(sets)).not.toContain(PASSWORD);
      }
      const implicit = await batch(
        admin.server,
        `SET IMPLICIT_TRANSACTIONS ON; ${call};
          IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; SET IMPLICIT_TRANSACTIONS OFF`,
      ).catch(() => []);
      expect(JSON.stringify(implicit).includes(PASSWORD)).toBe((await entries()).length > 0);
    });

    test('listing keys takes eight digits', async () => {
      for (const start of ['', 'AC9D565', '%', 'A%______']) {
        const found = await batch(
          user.server,
          `exec keydesk.find_protectors @start = '${start}', @limit = 1000`,
        ).catch(() => [[]]);
        expect(found.flat()).toEqual([]);
      }
    });

    test('a lost answer is found by its request, for the same operator only', async () => {
      const asked = draft({ keyId: KEY });
      await sqlServerRecoverySource(admin.store, 'central').disclose(KEY, asked);
      const look = (member: Member) =>
        member.store.read(
          'disclosure_of_request',
          { request_id: asked.requestId, key_type: 'recovery-key-password' },
          options,
        );
      expect(await look(admin)).toHaveLength(1);
      expect(await look(user)).toEqual([]);
    });

    test('sixteen consoles that append 200 entries each make one chain', async () => {
      const consoles = Array.from({ length: 16 }, () =>
        sqlServer({ ...lab.configuration, answerSeconds: 300 }, { login: () => user.login }),
      );
      await Promise.all(
        consoles.map(async (server, console) => {
          const log = sqlServerAuditLog(storeProcedures(server));
          for (let n = 0; n < 200; n += 1)
            await log.append(draft({ action: 'search', role: 'user', note: `${console}: ${n}` }));
        }),
      );
      for (const server of consoles) server.disconnect();
      const owner = storeOwner(lab.dba, options);
      const verdict = await owner.verify(options);
      expect(verdict).toMatchObject({ intact: true, count: 3_200 });
      expect(await owner.head()).toEqual(verdict.intact && verdict.head);
    });

    test('the owner is told what differs from the scripts', async () => {
      const owner = storeOwner(lab.dba, options);
      expect(await owner.version()).toBe(STORE_VERSION);
      expect(await owner.problems()).toEqual([]);
      await batch(lab.dba, `GRANT SELECT ON keydesk.protectors TO [${outsider.account}]`);
      await batch(lab.dba, 'DROP TRIGGER keydesk.audit_entries_are_final');
      const granted = lab.isBabelfish
        ? []
        : [`${outsider.account} has SELECT on keydesk.protectors, which the store does not give.`];
      expect(await owner.problems()).toEqual([
        'The trigger audit_entries_are_final is missing or disabled.',
        ...granted,
      ]);
      await batch(lab.dba, `REVOKE SELECT ON keydesk.protectors FROM [${outsider.account}]`);
    });

    test('a store of another version is refused; scripts never run on a newer one', async () => {
      const fresh = () => storeProcedures(admin.server);
      await batch(lab.dba, `UPDATE keydesk.store_info SET schema_version = ${STORE_VERSION + 1}`);
      await expect(fresh().state(options)).rejects.toMatchObject({ code: 'store.newer' });
      const scripts = await readScripts(join(ROOT, 'assets/sql'));
      expect(await numberOf(applyScripts(lab.dba, scripts, options))).toBe(51_030);
      await batch(lab.dba, 'DROP TRIGGER keydesk.store_info_is_kept');
      await batch(lab.dba, 'UPDATE keydesk.store_info SET schema_version = 0');
      await expect(fresh().state(options)).rejects.toMatchObject({ code: 'store.older' });
    });

    test('a store of version 1 is brought up to date, and keeps what is in it', async () => {
      const stick = { kind: 'removable', driveLetter: 'E:' } as const;
      const [one, other] = [KEY.replace('A', 'B'), KEY.replace('A', 'C')];
      await addProtectors(
        lab,
        [one, other].map((keyId) => ({
          keyId,
          computer: 'WS-3',
          users: ['anna'],
          volume: stick,
          recoveryPassword: PASSWORD,
          keyPackage: undefined,
          escrowedAt: keyId === one ? '2026-01-01T00:00:00.000Z' : '2026-02-01T00:00:00.000Z',
        })),
      );
      await batch(
        lab.dba,
        'ALTER TABLE keydesk.domains ADD CONSTRAINT domains_by_name UNIQUE (name)',
      );
      await batch(lab.dba, 'DROP TRIGGER keydesk.store_info_is_kept');
      await batch(lab.dba, 'UPDATE keydesk.store_info SET schema_version = 1');

      const scripts = await readScripts(join(ROOT, 'assets/sql'));
      await applyScripts(lab.dba, scripts, options);
      const fresh = storeProcedures(admin.server);
      expect(await fresh.state(options)).toMatchObject({ schemaVersion: STORE_VERSION });
      for (const keyId of [one, other])
        expect(
          await sqlServerRecoverySource(fresh, 'central').find(
            { kind: 'whole', start: RecoveryKeyId.parse(keyId) },
            10,
            options,
          ),
        ).toMatchObject({ matches: [{ state: 'current', volume: stick }] });
      await lab.insert('domains', { name: 'CONTOSO', dns_name: 'contoso.com' });
      // Once more changes nothing.
      await applyScripts(lab.dba, scripts, options);
      expect(await lab.dba.read('SELECT id FROM keydesk.volumes', {}, options)).toHaveLength(4);
    });

    test('a help desk user may name the end user in any form, and no namesake', async () => {
      const permitted = async (endUser: string) =>
        disclose(user, KEY, { role: 'user', endUser }).then(
          () => true,
          ({ code }: { readonly code: string }) => code !== 'recovery.userNotAssociated',
        );
      const forms = [
        'CONTOSO\\anna',
        'contoso\\ANNA',
        'contoso.test\\anna',
        'CONTOSO.TEST\\anna',
        'CONTOSO\\anna@contoso.test',
        'contoso.test\\anna@CONTOSO',
      ];
      for (const endUser of forms)
        expect([endUser, await permitted(endUser)]).toEqual([endUser, true]);
      const others = [
        'contoso.com\\anna',
        'EMEA\\anna',
        'CONTOSO\\anna@emea.contoso.test',
        'EMEA\\anna@contoso.test',
        'CONTOSO\\anna@',
        'CONTOSO\\ann',
      ];
      for (const endUser of others)
        expect([endUser, await permitted(endUser)]).toEqual([endUser, false]);

      await lab.insert('domains', { name: 'CONTOSO', dns_name: 'contoso.com' });
      expect(await permitted('CONTOSO\\anna')).toBe(false);
      expect(await permitted('contoso.com\\anna')).toBe(false);
      expect(await permitted('contoso.test\\anna')).toBe(true);
    });

    test('keys are imported; a repeated one is known, another password is refused', async () => {
      const inHex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;
      const raw = (keyId: string, recoveryPassword: string, packed = inHex(keyPackage())) => ({
        where: 'line',
        raw: {
          keyId,
          recoveryPassword,
          computer: 'NEW-1',
          domain: 'FABRIKAM',
          dnsDomain: 'fabrikam.test',
          users: 'FABRIKAM\\carla',
          driveLetter: 'C:',
          kind: 'os',
          label: '',
          escrowedAt: '2026-02-01 10:00:00',
          keyPackage: packed,
        },
      });
      const NEW = '0A0B0C0D-0000-4000-8000-000000000000';
      async function* rows() {
        yield* [
          raw(NEW, PASSWORD),
          raw(NEW.replace('0A', '1A'), PASSWORD, ''),
          raw(NEW, PASSWORD),
          raw(NEW, OTHER_PASSWORD),
          raw(KEY, OTHER_PASSWORD),
        ];
      }
      const leftOut: string[] = [];
      const counts = await importKeys(rows(), {
        target: sqlServerTarget(lab.dba),
        rules: {
          domain: '',
          dnsDomain: '',
          dates: undefined,
          volumeNumbers: undefined,
          now: Date.parse('2026-11-25T00:00:00Z'),
        },
        onRefused: ({ problem }) => leftOut.push(problem),
        onProgress: () => undefined,
        signal,
      });
      expect(counts).toEqual({ read: 5, added: 2, known: 1, refused: 2, lost: {} });
      expect(leftOut).toEqual(['conflict', 'conflict']);
      const { matches } = await sqlServerRecoverySource(admin.store, 'central').find(
        { kind: 'whole', start: RecoveryKeyId.parse(NEW) },
        10,
        options,
      );
      expect(matches).toMatchObject([
        {
          computer: { domain: 'FABRIKAM', name: 'NEW-1' },
          users: ['FABRIKAM\\carla'],
          hasKeyPackage: true,
          escrowedAt: '2026-02-01T10:00:00.000Z',
          volume: { kind: 'operating-system', driveLetter: 'C:' },
        },
      ]);
      expect([...((await disclose(admin, RecoveryKeyId.parse(NEW))).keyPackage ?? [])]).toEqual([
        ...keyPackage(),
      ]);
    });
  },
);
