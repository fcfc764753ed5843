import { z } from 'zod';
import type { SqlParameters, SqlRow, SqlServer } from '#main/drivers/tds/sql-server.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { type AuditEntry, ChainHead } from '#shared/audit/audit-entry.ts';
import { verifyLog } from '../verify-log.ts';
import { parsed } from './rows.ts';

const ROLES = ['keydesk_admin', 'keydesk_user', 'keydesk_reports'];
const TRIGGERS = [
  'audit_entries_are_final',
  'audit_entries_are_chained',
  'protectors_are_kept',
  'protectors_stay_disclosed',
  'store_info_is_kept',
];

const Named = z.array(z.object({ name: z.string() }));
const Grants = z.array(
  z.object({ object: z.string(), type: z.string(), permission: z.string(), grantee: z.string() }),
);
const Version = z.object({ version: z.number() });
const Newest = z.object({ sequence: z.number() });

/** What the owner of a database sees of the store in it. */
export interface StoreOwner extends Pick<AuditLog, 'verify'> {
  /** `undefined` where there is none. */
  version(): Promise<number | undefined>;
  /** What is not as the scripts made it, a sentence each. */
  problems(): Promise<readonly string[]>;
  /** Entries from a number on, oldest first, at most `limit`. */
  entries(from: number, limit: number): Promise<readonly AuditEntry[]>;
  /** What the store itself takes for the newest entry. */
  head(): Promise<ChainHead>;
}

type Ask = (text: string, parameters?: SqlParameters) => Promise<readonly SqlRow[]>;

/** @throws AppError `sql.*` from each of its questions */
export function storeOwner(server: SqlServer, options: CallOptions): StoreOwner {
  const ask: Ask = (text, parameters = {}) => server.read(text, parameters, options);
  // As they stand: an entry that was altered must stay readable, so that checking can name it.
  const entries: AuditLog['read'] = async (from, limit) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    (await ask(
      'SELECT TOP (@limit) * FROM keydesk.entries WHERE sequence >= @from ORDER BY sequence',
      { from, limit },
    )) as unknown as readonly AuditEntry[];
  const newestSequence = async () =>
    parsed(
      Newest,
      (await ask('SELECT ISNULL(MAX(sequence), 0) AS sequence FROM keydesk.entries'))[0],
    ).sequence;

  return {
    version: () => versionOf(ask),
    problems: () => problemsIn(ask),
    entries,
    verify: (asked) => verifyLog({ read: entries, newestSequence }, asked),
    head: async () =>
      parsed(ChainHead, (await ask('SELECT sequence, hash FROM keydesk.audit_head'))[0]),
  };
}

async function versionOf(ask: Ask): Promise<number | undefined> {
  const there = await namesIn(
    ask,
    `SELECT t.name FROM sys.tables t
      JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE s.name = N'keydesk'`,
  );
  if (!there.has('store_info')) return undefined;
  const [row] = await ask('SELECT schema_version AS version FROM keydesk.store_info');
  return parsed(Version, row).version;
}

async function problemsIn(ask: Ask): Promise<readonly string[]> {
  const roles = await namesIn(
    ask,
    `SELECT name FROM sys.database_principals WHERE name LIKE N'keydesk!_%' ESCAPE N'!'`,
  );
  const triggers = await namesIn(ask, 'SELECT name FROM sys.triggers WHERE is_disabled = 0');
  const grants = parsed(
    Grants,
    await ask(`SELECT o.name AS object, RTRIM(o.type) AS type, p.permission_name AS permission,
        g.name AS grantee
      FROM sys.database_permissions p JOIN sys.objects o ON o.object_id = p.major_id
        JOIN sys.schemas s ON s.schema_id = o.schema_id
        JOIN sys.database_principals g ON g.principal_id = p.grantee_principal_id
      WHERE s.name = N'keydesk' AND p.class = 1`),
  );
  return [
    ...ROLES.filter((role) => !roles.has(role)).map((role) => `The role ${role} is missing.`),
    ...TRIGGERS.filter((trigger) => !triggers.has(trigger)).map(
      (trigger) => `The trigger ${trigger} is missing or disabled.`,
    ),
    ...grants
      .filter(({ type, grantee }) => type !== 'P' || !ROLES.includes(grantee))
      .map(
        ({ object, permission, grantee }) =>
          `${grantee} has ${permission} on keydesk.${object}, which the store does not give.`,
      ),
  ];
}

async function namesIn(ask: Ask, text: string): Promise<ReadonlySet<string>> {
  return new Set(parsed(Named, await ask(text)).map(({ name }) => name));
}
