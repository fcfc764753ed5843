import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverNumberOf } from '#main/drivers/tds/server-messages.ts';
import type { SqlServer } from '#main/drivers/tds/sql-server.ts';
import { sqlServerAuditLog } from '#main/sources/sql-server-store/audit-log.ts';
import { sqlServerRecoverySource } from '#main/sources/sql-server-store/recovery-source.ts';
import { addProtectors } from '../lab/mssql-data.ts';
import { mssqlObstacle } from '../lab/mssql-url.ts';
import { type Member, type MssqlLab, startMssql } from '../lab/mssql.ts';
import { draft } from './drafts.ts';
import { CLAIM, KEY } from './sql-server-store-calls.ts';

const obstacle = mssqlObstacle();
const options = { signal: new AbortController().signal };
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

describe.skipIf(obstacle !== undefined)(
  'the limits of a store on SQL Server',
  { meta: { reason: obstacle } },
  () => {
    let lab: MssqlLab;
    let admin: Member;
    let user: Member;
    beforeAll(async () => {
      lab = await startMssql();
      admin = await lab.member('admin', ['admin']);
      user = await lab.member('user', ['user']);
    });
    beforeEach(async () => {
      await lab.reset();
      await addProtectors(lab, [
        {
          keyId: KEY,
          computer: 'WS-1',
          users: ['anna'],
          volume: { kind: 'operating-system', driveLetter: 'C:' },
          recoveryPassword: PASSWORD,
          keyPackage: undefined,
          escrowedAt: '2026-01-01T00:00:00.000Z',
        },
      ]);
    });
    afterAll(() => lab.dispose());

    const batch = (server: SqlServer, text: string) =>
      server.session((session) => session.batch(text), options);
    const numberOf = (work: Promise<unknown>): Promise<number | undefined> =>
      work.then(() => undefined, serverNumberOf);
    const entries = () => lab.dba.read('SELECT sequence FROM keydesk.entries', {}, options);
    const disclose = (member: Member, keyId = KEY, changes = {}) =>
      sqlServerRecoverySource(member.store, 'central').disclose(
        keyId,
        draft({ keyId, ...changes }),
      );

    const limit = (perMinute: number) =>
      batch(lab.dba, `UPDATE keydesk.disclosure_limits SET per_minute = ${perMinute}`);
    afterEach(() => limit(100_000));

    test('hold for whoever calls the procedures, and whatever the caller states', async () => {
      await limit(1);
      const call = `exec keydesk.disclose_protector @key_id = '${KEY}', ${CLAIM}`;
      const stated = `${call}, @per_minute = 9, @per_hour = 9, @per_day = 9`;
      expect(await numberOf(batch(admin.server, stated))).toBe(undefined);
      for (const again of [call, stated])
        expect(await numberOf(batch(admin.server, again))).toBe(51_006);
      // Another operator has a count of their own.
      expect(await numberOf(batch(user.server, call))).toBe(undefined);
      expect(await entries()).toHaveLength(2);
    });

    test('are told with the refusal', async () => {
      await limit(1);
      await disclose(admin);
      await expect(disclose(admin)).rejects.toMatchObject({
        code: 'disclosure.limitReached',
        details: { window: 'minute', most: 1, nextAt: expect.any(String) },
      });
    });

    test('are from 1 on, and nothing is disclosed without one', async () => {
      expect(await numberOf(limit(0))).toBeDefined();
      expect(await numberOf(limit(-1))).toBeDefined();
      await batch(lab.dba, "DELETE FROM keydesk.disclosure_limits WHERE [role] = N'user'");
      const asUser = { role: 'user', endUser: 'CONTOSO\\anna' } as const;
      await expect(disclose(user, KEY, asUser)).rejects.toMatchObject({
        code: 'disclosure.limitReached',
      });
      await batch(
        lab.dba,
        'INSERT INTO keydesk.disclosure_limits ([role], per_minute, per_hour, per_day) ' +
          "VALUES (N'user', 100000, 100000, 100000)",
      );
    });

    test('end for nobody but an admin who has said why', async () => {
      const flagged = { flag: 'break-glass', requestId: randomUUID(), role: 'user' } as const;
      const asUser = { ...flagged, endUser: 'CONTOSO\\anna' };
      await sqlServerAuditLog(user.store).append(
        draft({ ...asUser, action: 'note', keyType: '', note: 'Please' }),
      );
      await expect(disclose(user, KEY, asUser)).rejects.toMatchObject({ code: 'input.invalid' });
      await expect(disclose(admin, KEY, { ...flagged, role: 'admin' })).rejects.toMatchObject({
        code: 'input.invalid',
      });
    });
  },
);
