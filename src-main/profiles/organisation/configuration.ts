import { z } from 'zod';
import { SqlServerConfiguration, sqlServerWithDatabase } from '#main/drivers/tds/configuration.ts';
import { LdapConfiguration, LdapForest } from '#main/sources/active-directory/configuration.ts';

const SourceName = z.string().min(1).max(60).describe('As people read it.');

/** A place recovery data is read from. */
const SourceConfiguration = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('active-directory'),
    name: SourceName.default('Active Directory'),
    forest: LdapForest.optional().describe(
      'Another forest, which trusts the one people sign in to and is asked in their name. Without it, that one itself.',
    ),
  }),
  z.strictObject({
    kind: z.literal('keydesk-store'),
    name: SourceName.default('Keydesk store').describe(
      'As people read it. The recovery data kept beside the audit log.',
    ),
  }),
  z.strictObject({
    kind: z.literal('configmgr'),
    name: SourceName.default('Configuration Manager'),
    server: SqlServerConfiguration.describe('Where the site database is, CM_ and the site code.'),
    collection: z
      .string()
      .regex(/^(?:[A-Z0-9]{8})?$/, 'is not a collection ID such as SMS00001')
      .default('')
      .describe('Compliance of this collection alone; of the whole site without it.'),
  }),
  z.strictObject({
    kind: z.literal('mbam'),
    name: SourceName.default('MBAM'),
    server: sqlServerWithDatabase('MBAM Recovery and Hardware').describe(
      'Where MBAM 2.5 keeps recovery data.',
    ),
  }),
]);
export type SourceConfiguration = z.infer<typeof SourceConfiguration>;

/** True for the directory people sign in to. */
export function isOwnDirectory(source: SourceConfiguration): boolean {
  return source.kind === 'active-directory' && source.forest === undefined;
}

/** The database of another product. */
export type DatabaseSource = Extract<SourceConfiguration, { kind: 'configmgr' | 'mbam' }>;

/** True for a source that is such a database. */
export function isDatabase(source: SourceConfiguration): source is DatabaseSource {
  return source.kind === 'configmgr' || source.kind === 'mbam';
}

/**
 * Keydesk's own store on SQL Server, shared by all consoles: the audit log, and recovery data if
 * there is any.
 */
const CentralStoreConfiguration = z.strictObject({
  kind: z.literal('sql-server'),
  name: SourceName.default('Central store'),
  server: SqlServerConfiguration,
  recoveryData: z
    .boolean()
    .default(true)
    .describe(
      'Whether keys are looked for there, before the other sources. False for a store that holds the audit log alone.',
    ),
});
export type CentralStoreConfiguration = z.infer<typeof CentralStoreConfiguration>;

const Organisation = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'is not lower-case letters, digits and hyphens')
    .describe('Names the folder of its audit log: never change it.'),
  name: z.string().min(1).max(80).describe('As people read it.'),
  activeDirectory: LdapConfiguration,
  store: CentralStoreConfiguration.optional().describe(
    'Without it the audit log is kept on this computer.',
  ),
  sources: z
    .array(SourceConfiguration)
    .refine(
      (sources) => new Set(sources.map(({ name }) => name)).size === sources.length,
      'two sources have the same name',
    )
    .refine(
      (sources) =>
        sources.filter(isOwnDirectory).length <= 1 &&
        sources.filter(({ kind }) => kind === 'keydesk-store').length <= 1,
      'a source is named twice',
    )
    .prefault([{ kind: 'active-directory' }])
    .describe('Asked side by side; where two keep the same key, the first is read.'),
});

/**
 * One organisation: its directory, where its recovery data is read, and where its audit log is
 * kept.
 */
export const OrganisationConfiguration = Organisation.refine(
  ({ store, sources }) => sources.length > 0 || store?.recoveryData === true,
  'there is no source',
).refine(
  ({ store, sources }) => store === undefined || sources.every(({ name }) => name !== store.name),
  'a source has the name of the store',
);
export type OrganisationConfiguration = z.infer<typeof OrganisationConfiguration>;
