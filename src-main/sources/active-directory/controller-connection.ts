import { type Connection, connect } from '#main/drivers/ldap/connection.ts';
import { type Entry, bytesIn, textIn } from '#main/drivers/ldap/entries.ts';
import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import type { BindCredentials } from '../source-kind.ts';
import { bindRefusal } from './bind-errors.ts';
import type { ControllerOptions } from './forest-access.ts';

/** What a controller says of itself, and whom it takes the operator for. */
export interface RootDse {
  readonly defaultNamingContext: string;
  readonly rootDomainNamingContext: string;
  readonly configurationNamingContext: string;
  /** SIDs of the operator's token as bytes in hexadecimal; empty where the server does not tell. */
  readonly token: ReadonlySet<string>;
  /** True for a read-only controller, which holds no secrets. */
  readonly readOnly: boolean;
}

/** A connection to a domain controller or a global catalog. */
export interface ControllerConnection extends Connection {
  readonly root: RootDse;
}

// LDAP_CAP_ACTIVE_DIRECTORY_PARTIAL_SECRETS_OID (MS-ADTS 3.1.1.3.4.3.5)
const READ_ONLY_CONTROLLER = '1.2.840.113556.1.4.1920';

const ACTIVE_DIRECTORY = {
  binaryAttributes: [
    'objectGUID',
    'objectSid',
    'tokenGroups',
    'msFVE-RecoveryGuid',
    'msFVE-VolumeGuid',
    'msFVE-KeyPackage',
  ],
  rootAttributes: [
    'defaultNamingContext',
    'rootDomainNamingContext',
    'configurationNamingContext',
    'supportedCapabilities',
    'tokenGroups',
  ],
  bindRefusal,
} as const;

interface Target {
  readonly server: HostAndPort;
  readonly credentials: BindCredentials;
  readonly options: ControllerOptions;
}

/**
 * Connects and binds, once. On cancel the connection is closed.
 *
 * @throws AppError `kerberos.*` when there is no ticket that would do, `auth.*` when the directory
 *   refused the credentials, `directory.*` when it could not be asked, `request.cancelled`
 */
export async function connectToController(
  { server, credentials, options }: Target,
  signal: AbortSignal,
): Promise<ControllerConnection> {
  const bind = await bindOf({ server, credentials, options }, signal);
  const target = { server, bind, options: { ...options, ...ACTIVE_DIRECTORY } };
  const connection = await connect(target, signal);
  return { ...connection, root: rootDseOf(connection.rootEntry) };
}

async function bindOf(
  { server: { host }, credentials: { bindName, password }, options }: Target,
  signal: AbortSignal,
) {
  if (password !== undefined) return { bindName, password };
  const { gssapiExchange } = await import('#main/drivers/kerberos/gssapi-exchange.ts');
  const ticket = { service: 'ldap', host, principal: bindName };
  const exchange = gssapiExchange(ticket, { ms: options.timeLimits.ticket, signal });
  return { mechanism: 'GSSAPI', exchange };
}

function rootDseOf(entry: Entry): RootDse {
  const capabilities = bytesIn(entry, 'supportedCapabilities').map(String);
  return {
    defaultNamingContext: textIn(entry, 'defaultNamingContext') ?? '',
    rootDomainNamingContext: textIn(entry, 'rootDomainNamingContext') ?? '',
    configurationNamingContext: textIn(entry, 'configurationNamingContext') ?? '',
    token: new Set(bytesIn(entry, 'tokenGroups').map((sid) => sid.toString('hex'))),
    readOnly: capabilities.includes(READ_ONLY_CONTROLLER),
  };
}
