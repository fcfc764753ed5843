import { z } from 'zod';
import { SqlServerConfiguration, sqlServerWithDatabase } from '#main/drivers/tds/configuration.ts';
import { type SourceKind, type SourceLogin, SourceName } from '../source-kind.ts';

const configmgrConfiguration = z.strictObject({
  kind: z.literal('configmgr'),
  name: SourceName.default('Configuration Manager'),
  server: SqlServerConfiguration.describe('Where the site database is, CM_ and the site code.'),
  collection: z
    .string()
    .regex(/^(?:[A-Z0-9]{8})?$/, 'is not a collection ID such as SMS00001')
    .default('')
    .describe('Compliance of this collection alone; of the whole site without it.'),
});
const mbamConfiguration = z.strictObject({
  kind: z.literal('mbam'),
  name: SourceName.default('MBAM'),
  server: sqlServerWithDatabase('MBAM Recovery and Hardware').describe(
    'Where MBAM 2.5 keeps recovery data.',
  ),
});
interface OnServer {
  readonly server: SqlServerConfiguration;
}

/** What the site database of Configuration Manager and MBAM's have in common. */
const recoveryDatabase = {
  // Which column holds them is not documented.
  keepsBackTpm: true,
  needsKeptLogin: ({ server }: OnServer) => server.login === 'sql',
  needsPassword: ({ server }: OnServer) => server.login === 'windows',
  needsDirectory: ({ server }: OnServer) =>
    server.login === 'windows' ? ('active-directory' as const) : undefined,
  isUnique: () => false,
  async check({ server }: OnServer, login: SourceLogin, options: { readonly signal: AbortSignal }) {
    const { detectTables } = await import('./tables.ts');
    const database = await databaseOf({ server }, login);
    try {
      await detectTables(database, options);
    } finally {
      database.disconnect();
    }
  },
};

/** Recovery keys and compliance in the site database of Configuration Manager. */
export const configmgr = {
  ...recoveryDatabase,
  configuration: configmgrConfiguration,
  async open({ name, server, collection }, login, { log }) {
    const database = await databaseOf({ server }, login);
    const { configmgrDatabase } = await import('./configmgr-database.ts');
    const { configmgrCompliance } = await import('./configmgr-compliance.ts');
    const { protectors, inventory, signOut } = configmgrDatabase(name, { database, log });
    const compliance = configmgrCompliance(name, { database, collection, log });
    return { recovery: protectors, compliance, inventory, signOut };
  },
} satisfies SourceKind<z.infer<typeof configmgrConfiguration>>;

/**
 * Recovery keys in MBAM's database. Its compliance is in another one, whose tables nobody
 * described.
 */
export const mbam = {
  ...recoveryDatabase,
  configuration: mbamConfiguration,
  async open({ name, server }, login, { log }) {
    const database = await databaseOf({ server }, login);
    const { configmgrDatabase } = await import('./configmgr-database.ts');
    const { protectors, inventory, signOut } = configmgrDatabase(name, { database, log });
    return { recovery: protectors, inventory, signOut };
  },
} satisfies SourceKind<z.infer<typeof mbamConfiguration>>;

async function databaseOf({ server }: OnServer, login: SourceLogin) {
  const { sqlServer } = await import('#main/drivers/tds/sql-server.ts');
  const { sqlLogin } = await import('../sql-login.ts');
  // The operator is asked for in any case: nobody's login is used while nobody is signed in.
  return sqlServer(server, { login: () => sqlLogin(server, login) });
}
