import { z } from 'zod';
import { SqlServerConfiguration } from '#main/drivers/tds/configuration.ts';
import { SourceName } from '../source-kind.ts';

/**
 * Keydesk's own store on SQL Server, shared by all consoles: the audit log, and recovery data if
 * there is any.
 */
export const CentralStoreConfiguration = z.strictObject({
  kind: z.literal('sql-server'),
  name: SourceName.default('Central store'),
  server: SqlServerConfiguration,
  recoveryData: z
    .boolean()
    .default(true)
    .describe(
      'Whether keys are looked for there, before the other sources. ' +
        'False for a store that holds the audit log alone.',
    ),
});
export type CentralStoreConfiguration = z.infer<typeof CentralStoreConfiguration>;
