import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { GENESIS } from '#main/domain/audit/audit-chain.ts';
import { sqlServerAuditLog } from '#main/sources/sql-server-store/audit-log.ts';
import { sqlServerRecoverySource } from '#main/sources/sql-server-store/recovery-source.ts';
import { batchesOf, readScripts } from '#main/sources/sql-server-store/scripts.ts';
import { STORE_VERSION, storeProcedures } from '#main/sources/sql-server-store/store-procedures.ts';
import { AuditAction, AuditResult, KeyType } from '#shared/audit/audit-entry.ts';
import { NOT_REQUESTS } from '#shared/audit/audit-report.ts';
import { codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { DriveReason, TpmReason } from '#shared/request/reason.ts';
import { draft } from '#test/contract/drafts.ts';
import { NEVER_OVER_MS } from '#test/fakes/patience.ts';
import {
  type Answer,
  type ResultSet,
  type Statement,
  type TdsServer,
} from '#test/fakes/tds/tds-server.ts';
import { clientOf, startServer } from '#test/main/drivers/tds/bench.ts';
import { ROOT } from '#test/root.ts';
import {
  WITHOUT_OPENSSL,
  type Authority,
  canMakeCertificates,
  makeAuthority,
} from '../active-directory/fake-forest/certificates.ts';

const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const SCRIPTS = join(ROOT, 'assets/sql');
const options = { signal: new AbortController().signal };

const texts = (row: Readonly<Record<string, string | number>>): ResultSet => ({
  columns: Object.entries(row).map(([name, value]) => ({
    name,
    type: typeof value === 'number' ? 'int' : 'nvarchar',
  })),
  rows: [Object.values(row)],
});
const stateRow = (changes = {}): ResultSet =>
  texts({
    purpose: 'organisation',
    schemaVersion: STORE_VERSION,
    operator: 'CONTOSO\\op',
    isAdmin: 1,
    isUser: 0,
    isReports: 0,
    ...changes,
  });
const NOTHING: ResultSet = { columns: [{ name: 'sequence', type: 'int' }], rows: [] };
const DISCLOSED: ResultSet = texts({
  keyId: KEY,
  computerDomain: 'CONTOSO',
  computerName: 'WS-1',
  kind: 'fixed',
  driveLetter: '',
  label: '',
  escrowedAt: '2026-01-01T00:00:00.000Z',
  disclosed: 0,
  superseded: 0,
  hasKeyPackage: 0,
  recoveryPassword: PASSWORD,
});

describe.runIf(canMakeCertificates())(
  'a store on SQL Server',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let authority: Authority;
    const servers: TdsServer[] = [];
    beforeAll(() => {
      authority = makeAuthority();
    });
    afterAll(() => authority.dispose());
    afterEach(async () => {
      vi.useRealTimers();
      for (const server of servers.splice(0)) await server.stop();
    });

    /** A server that answers each procedure by its name. */
    async function storeWith(
      answers: Readonly<Record<string, Answer>>,
      { state = stateRow() } = {},
    ) {
      const nameIn = ({ text }: Statement) => /keydesk\.(\w+)/.exec(text)?.[1] ?? '';
      const server = await startServer(authority, {
        answer: (statement) =>
          ({ store_state: { sets: [state] }, ...answers })[nameIn(statement)] ?? {
            faults: [{ number: 2812 }],
          },
      });
      servers.push(server);
      const asked = () => server.statements.map(nameIn).filter((name) => name !== '');
      return { store: storeProcedures(clientOf(server, authority)), asked };
    }
    const disclose = (store: ReturnType<typeof storeProcedures>) =>
      sqlServerRecoverySource(store, 'central').disclose(KEY, draft({ keyId: KEY }));

    test.each([
      ['store.newer', { schemaVersion: STORE_VERSION + 1 }],
      ['store.older', { schemaVersion: STORE_VERSION - 1 }],
      ['store.wrongPurpose', { purpose: 'demo' }],
    ])('%s: is not worked with', async (code, changes) => {
      const { store, asked } = await storeWith({}, { state: stateRow(changes) });
      await expect(sqlServerAuditLog(store).append(draft())).rejects.toMatchObject({ code });
      await expect(disclose(store)).rejects.toMatchObject({ code });
      expect(new Set(asked())).toEqual(new Set(['store_state']));
    });

    test('a database without one says so', async () => {
      const { store } = await storeWith({ store_state: { faults: [{ number: 2812 }] } });
      await expect(store.state(options)).rejects.toMatchObject({ code: 'sql.objectMissing' });
    });

    test.each([
      ['store.disclosedUnseen', 'was recorded', { sets: [texts({ sequence: 1 })] }],
      ['sql.connectionLost', 'was not recorded', { sets: [NOTHING] }],
      ['sql.outcomeUnknown', 'cannot be looked up', 'silence'],
    ] as readonly [string, string, Answer][])(
      '%s: an answer was lost, and the disclosure %s',
      async (code, _what, lookUp) => {
        const { store, asked } = await storeWith({
          disclose_protector: { sets: [DISCLOSED], cutAfter: 40 },
          disclosure_of_request: lookUp,
        });
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
        const outcome = disclose(store).catch(codeOf);
        await expect.poll(asked).toContain('disclosure_of_request');
        // Nothing but the silence is waited for any more.
        if (lookUp === 'silence') await vi.advanceTimersByTimeAsync(NEVER_OVER_MS);
        expect(await outcome).toBe(code);
        expect(asked().filter((name) => name === 'disclose_protector')).toHaveLength(1);
      },
    );

    test.each([
      [51_001, 'recovery.noMatch'],
      [51_003, 'recovery.userNotAssociated'],
      [51_004, 'input.invalid'],
      [51_005, 'sql.notPermitted'],
      [229, 'sql.notPermitted'],
      [51_010, 'sql.refused'],
    ])('error %i of a procedure is %s', async (number, code) => {
      const { store } = await storeWith({ disclose_protector: { faults: [{ number }] } });
      await expect(disclose(store)).rejects.toMatchObject({ code });
    });

    test('a row in disorder is damage, and its password stays out of the error', async () => {
      const { store } = await storeWith({
        disclose_protector: { sets: [texts({ keyId: 'x', recoveryPassword: PASSWORD })] },
      });
      const error: unknown = await disclose(store).catch((failure: unknown) => failure);
      expect(error).toMatchObject({ code: 'store.damaged' });
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(
        PASSWORD.slice(0, 20),
      );
    });
  },
);

describe('the scripts', () => {
  const script = async (name: string) => readFile(join(SCRIPTS, name), 'utf8');
  /** What stands in a list of texts. */
  const listed = (text: string, variable: string) =>
    [
      ...(new RegExp(String.raw`@${variable} NOT IN \(([^)]*)\)`).exec(text)?.[1] ?? '').matchAll(
        /N'([^']*)'/g,
      ),
    ].map(([, word = '']) => word);

  test('know the words of the audit log as the console does', async () => {
    const text =
      (await script('005-record.sql'))
        .split("@acting = N'reports' AND")[1]
        ?.split('THROW 51005')[1] ?? '';
    expect(listed(text, 'action').sort()).toEqual([...AuditAction.options].sort());
    expect(listed(text, 'result').sort()).toEqual([...AuditResult.options].sort());
    expect(listed(text, 'key_type').sort()).toEqual(['', ...KeyType.options].sort());
    expect(listed(text, 'reason').sort()).toEqual(
      [...new Set(['', ...DriveReason.options, ...TpmReason.options])].sort(),
    );
    expect(listed(await script('006-recovery.sql'), 'reason').sort()).toEqual(
      [...DriveReason.options].sort(),
    );
    expect(listed(await script('007-tpm.sql'), 'reason').sort()).toEqual(
      [...TpmReason.options].sort(),
    );
    const requests =
      /e\.\[action\] NOT IN \(([^)]*)\)/.exec(await script('008-reports.sql'))?.[1] ?? '';
    expect(new Set([...requests.matchAll(/N'([^']*)'/g)].map(([, word]) => word))).toEqual(
      new Set(NOT_REQUESTS),
    );
  });

  test('begin the chain where the console does, and end with the version it works with', async () => {
    expect(await script('001-tables.sql')).toContain(GENESIS.hash);
    expect(await script('003-guards.sql')).toContain(GENESIS.hash);
    expect(await script('900-version.sql')).toContain(`SET schema_version = ${STORE_VERSION} `);
    expect(await script('001-tables.sql')).toContain(`schema_version > ${STORE_VERSION})`);
  });

  test('make nothing that they do not clear away first', async () => {
    const all = (await readScripts(SCRIPTS)).flatMap(({ batches }) => batches).join('\n');
    const made = [
      ...all.matchAll(/^CREATE (PROCEDURE|FUNCTION|VIEW|TRIGGER) keydesk\.(\w+)/gm),
    ].map(([, kind, name]) => `${kind} ${name}`);
    const cleared = [
      ...all.matchAll(/^DROP (PROCEDURE|FUNCTION|VIEW|TRIGGER) IF EXISTS keydesk\.(\w+);/gm),
    ].map(([, kind, name]) => `${kind} ${name}`);
    expect(made.length).toBeGreaterThan(30);
    expect(cleared.sort()).toEqual(made.sort());
  });

  test('are told apart at lines with GO alone', () => {
    expect(batchesOf("a\r\nGO\r\nb 'GO'\n  go  \n\nGO\nc")).toEqual(['a', "b 'GO'", 'c']);
  });
});
