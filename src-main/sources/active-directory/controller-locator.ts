import type { SrvRecord } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type DnsResolver, createDnsResolver } from '#main/drivers/dns/resolver.ts';
import { orderSrvRecords } from '#main/drivers/dns/srv-order.ts';
import { directoryError } from '#main/drivers/ldap/errors.ts';
import { type HostAndPort, readHostAndPort } from '#main/drivers/network/host-and-port.ts';
import { AppError } from '#shared/errors.ts';
import type { LdapForest } from './configuration.ts';

/** What is looked for in a domain. */
export interface Service {
  /** `catalog`: the global catalog, which knows every object of the forest, but no secrets. */
  readonly kind: 'controller' | 'catalog';
  /** The domain; for a catalog, the forest's root domain. */
  readonly domain: string;
}

/** Finds the servers of a service, and remembers which of them is worth asking first. */
export interface ControllerLocator {
  /**
   * The server that worked last, then the others by priority and weight, then those that failed
   * within the last minute. On cancel only the wait ends.
   *
   * @throws AppError `directory.*`, `request.cancelled`
   */
  find(service: Service, signal: AbortSignal): Promise<readonly HostAndPort[]>;
  worked(service: Service, server: HostAndPort): void;
  failed(service: Service, server: HostAndPort): void;
  /** Name resolution through the same DNS servers, for `net.connect`. */
  readonly lookup: LookupFunction | undefined;
}

// Active Directory's ports. SRV records name the plain ones; TLS from the first byte has its own.
const PORTS = {
  controller: { ldaps: 636, starttls: 389 },
  catalog: { ldaps: 3269, starttls: 3268 },
} as const;

type ConfiguredServers = Pick<LdapForest, 'domain' | 'controllers' | 'encryption'>;

const ANSWERS_KEPT_MS = 300_000;
const FAILURE_REMEMBERED_MS = 60_000;

/**
 * Finds servers in the configured list, or else by DNS.
 *
 * @param dnsTimeoutMs until a DNS server has answered
 */
export function createControllerLocator(
  { domain, controllers, encryption, dnsServers }: LdapForest,
  dnsTimeoutMs: number,
): ControllerLocator {
  const resolver = createDnsResolver({ servers: dnsServers, timeoutMs: dnsTimeoutMs });
  const forest = { domain, controllers, encryption };
  const inDns = serversInDns(forest, resolver);
  const lastWorking = new Map<string, string>();
  const failedUntil = new Map<string, number>();

  const rank = (service: Service, server: HostAndPort): number => {
    const key = keyOf(service, server);
    if (performance.now() < (failedUntil.get(key) ?? -Infinity)) return 2;
    return lastWorking.get(keyOf(service)) === key ? 0 : 1;
  };

  return {
    async find(service, signal) {
      const servers = configuredServers(forest, service) ?? (await inDns(service, signal));
      return [...servers].sort((a, b) => rank(service, a) - rank(service, b));
    },
    worked(service, server) {
      lastWorking.set(keyOf(service), keyOf(service, server));
      failedUntil.delete(keyOf(service, server));
    },
    failed(service, server) {
      failedUntil.set(keyOf(service, server), performance.now() + FAILURE_REMEMBERED_MS);
    },
    lookup: resolver.lookup,
  };
}

function keyOf({ kind, domain }: Service, server?: HostAndPort): string {
  return [kind, domain, server?.host, server?.port].join(' ').toLowerCase();
}

/** `undefined` for another domain than the configured one: its servers are listed in DNS only. */
function configuredServers(
  { domain, controllers, encryption }: ConfiguredServers,
  service: Service,
): readonly HostAndPort[] | undefined {
  if (controllers === undefined || service.domain.toLowerCase() !== domain.toLowerCase())
    return undefined;
  const servers = controllers.flatMap((text) => readHostAndPort(text) ?? []);
  const port = PORTS.catalog[encryption];
  return service.kind === 'controller' ? servers : servers.map(({ host }) => ({ host, port }));
}

function serversInDns({ domain, encryption }: ConfiguredServers, resolver: DnsResolver) {
  const kept = new Map<
    string,
    { readonly servers: readonly HostAndPort[]; readonly askedAt: number }
  >();
  return async (service: Service, signal: AbortSignal): Promise<readonly HostAndPort[]> => {
    const known = kept.get(keyOf(service));
    if (known !== undefined && performance.now() - known.askedAt < ANSWERS_KEPT_MS)
      return known.servers;
    const records = onlyInside(await srvRecords(resolver, service, signal), [
      service.domain,
      domain,
    ]);
    const ports = PORTS[service.kind];
    // Another port than the usual one was chosen by an administrator, who serves TLS there.
    const usual: readonly number[] = Object.values(ports);
    const servers = orderSrvRecords(records, Math.random).map(({ name, port }) => ({
      host: name,
      port: usual.includes(port) ? ports[encryption] : port,
    }));
    kept.set(keyOf(service), { servers, askedAt: performance.now() });
    return servers;
  };
}

async function srvRecords(
  resolver: DnsResolver,
  { kind, domain }: Service,
  signal: AbortSignal,
): Promise<readonly SrvRecord[]> {
  const name = kind === 'controller' ? `_ldap._tcp.dc._msdcs.${domain}` : `_gc._tcp.${domain}`;
  try {
    return await resolver.services(name, signal);
  } catch (error) {
    throw directoryError(error);
  }
}

/**
 * The records that name a server of the forest. A certificate proves that a server has the name DNS
 * gave it, but a DNS answer can be forged: a server outside of the domain may have a good
 * certificate of its own, and would be shown the password.
 *
 * @throws AppError `directory.outsideDomain` when all of them are outside
 */
function onlyInside(
  records: readonly SrvRecord[],
  domains: readonly string[],
): readonly SrvRecord[] {
  const inside = records.filter(({ name }) =>
    domains.some((domain) => `.${name}`.toLowerCase().endsWith(`.${domain}`.toLowerCase())),
  );
  if (inside.length > 0 || records.length === 0) return inside;
  const reason = records.map(({ name }) => name).join(', ');
  throw new AppError('directory.outsideDomain', `DNS lists ${reason}`, { details: { reason } });
}
