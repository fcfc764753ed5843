import { z } from 'zod';

// Host names, IPv4 and IPv6 addresses; the instance has a field of its own, as a backslash is
// easily lost in JSON.
const Host = z.string().regex(/^[a-z0-9_.:-]{1,255}$/i, 'is neither a host name nor an address');
// What SQL Server takes for an instance name: 16 characters (Microsoft, "Instance configuration").
const Instance = z.string().regex(/^[a-z_][a-z0-9_$#]{0,15}$/i, 'is not the name of an instance');

const fields = z.strictObject({
  host: Host.describe(
    'Name of the server, or of the availability group’s listener. ' +
      'It must be the name in the certificate.',
  ),
  port: z
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe('Without it 1433, or what the SQL Server Browser (UDP 1434) tells for the instance.'),
  instance: Instance.optional().describe('A named instance. With a port it is not needed.'),
  database: z.string().min(1).max(128),
  encryption: z
    .enum(['required', 'strict'])
    .default('required')
    .describe('strict: TDS 8.0, for SQL Server 2022 and later. There is no unencrypted way.'),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file with further certificate authorities to trust.'),
  serverName: Host.optional().describe(
    'The name in the certificate, where it is not that of the host.',
  ),
  multiSubnetFailover: z
    .boolean()
    .default(false)
    .describe('Tries all addresses of the host at once. For listeners over several subnets.'),
  readOnlyIntent: z
    .boolean()
    .default(false)
    .describe('Asks for a readable secondary of the availability group.'),
  login: z
    .enum(['windows', 'sql'])
    .default('windows')
    .describe(
      'windows: the operator’s own account (NTLM). ' +
        'sql: a SQL login, typed in once and kept with the operating system’s protection.',
    ),
  connectSeconds: z
    .int()
    .min(2)
    .max(120)
    .default(15)
    .describe('Longest wait for a connection, in seconds.'),
  answerSeconds: z
    .int()
    .min(2)
    .max(600)
    .default(30)
    .describe('Longest wait for an answer, in seconds.'),
});

const isOneOf = ({
  port,
  instance,
}: {
  readonly port?: number | undefined;
  readonly instance?: string | undefined;
}) => port === undefined || instance === undefined;
const BOTH = 'names both a port and an instance';

/** How a SQL Server is reached. */
export const SqlServerConfiguration = fields.refine(isOneOf, BOTH);
export type SqlServerConfiguration = z.infer<typeof SqlServerConfiguration>;

/** The same, for a product whose database has a name of its own. */
export function sqlServerWithDatabase(database: string) {
  return fields.extend({ database: fields.shape.database.default(database) }).refine(isOneOf, BOTH);
}

/** The server as a person would name it: `sql1.contoso.com`, `sql1:1444`, `sql1\BITLOCKER`. */
export function serverLabel({
  host,
  port,
  instance,
}: Pick<SqlServerConfiguration, 'host' | 'port' | 'instance'>): string {
  if (instance !== undefined) return `${host}\\${instance}`;
  return port === undefined ? host : `${host}:${port}`;
}
