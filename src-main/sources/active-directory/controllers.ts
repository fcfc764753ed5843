import dns from 'node:dns';
import { type LookupFunction, isIP } from 'node:net';
import { queryService } from '#main/drivers/dns/service-query.ts';
import type { ServiceRecord } from '#main/drivers/dns/service-record.ts';
import { connectionError } from '#main/drivers/ldap/connection-errors.ts';
import { TIMING } from '#main/drivers/ldap/open-client.ts';
import { within } from '#main/drivers/ldap/waiting.ts';
import { type HostAndPort, readHostAndPort } from '#main/drivers/network/host-and-port.ts';
import { AppError, systemCodeOf } from '#shared/errors.ts';
import type { LdapForest } from './configuration.ts';

/**
 * `catalog`: the global catalog, which knows every object of the forest by its searchable
 * attributes.
 */
export interface Service {
  readonly kind: 'controller' | 'catalog';
  /** The domain; for a catalog, the forest's root domain. */
  readonly domain: string;
}

/** Where a service's servers are, and which of them is worth asking first. */
export interface Locator {
  /**
   * The one that worked last, then the rest by priority and weight, those that just failed at the
   * end. @throws AppError `directory.*`, `request.cancelled`
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

const DNS_TRIES = 2;
const ANSWERS_KEPT_MS = 300_000;
const FAILURE_REMEMBERED_MS = 60_000;

interface LocatorOptions {
  /** 0 up to, not including, 1. */
  readonly random?: () => number;
  /** Milliseconds; only differences count. */
  readonly now?: () => number;
  /** Milliseconds until a DNS server has answered. */
  readonly dnsTimeout?: number;
}

/** Finds servers in the configured list, or else by DNS. */
export function createLocator(
  configuration: LdapForest,
  {
    random = Math.random,
    now = () => performance.now(),
    dnsTimeout = TIMING.dns,
  }: LocatorOptions = {},
): Locator {
  const { controllers, dnsServers, encryption } = configuration;
  const resolver = createResolver(dnsServers, dnsTimeout);
  const answers = new Map<
    string,
    { readonly servers: readonly HostAndPort[]; readonly at: number }
  >();
  const good = new Map<string, string>();
  const bad = new Map<string, number>();

  async function known(service: Service, signal: AbortSignal): Promise<readonly HostAndPort[]> {
    const port = PORTS[service.kind][encryption];
    if (
      controllers !== undefined &&
      service.domain.toLowerCase() === configuration.domain.toLowerCase()
    ) {
      const listed = controllers.flatMap((text) => readHostAndPort(text) ?? []);
      return service.kind === 'controller' ? listed : listed.map(({ host }) => ({ host, port }));
    }
    const kept = answers.get(keyOf(service));
    if (kept !== undefined && now() - kept.at < ANSWERS_KEPT_MS) return kept.servers;
    const records = withinDomains(await ask({ resolver, dnsTimeout }, service, signal), [
      service.domain,
      configuration.domain,
    ]);
    // Another port than the usual one was chosen by an administrator, who is then taken to serve TLS there.
    const usual: readonly number[] = Object.values(PORTS[service.kind]);
    const servers = inOrder(records, random).map((record) => ({
      host: record.name,
      port: usual.includes(record.port) ? port : record.port,
    }));
    answers.set(keyOf(service), { servers, at: now() });
    return servers;
  }

  const rank = (service: Service, server: HostAndPort): number => {
    if (now() < (bad.get(keyOf(service, server)) ?? -Infinity)) return 2;
    return good.get(keyOf(service)) === keyOf(service, server) ? 0 : 1;
  };

  return {
    async find(service, signal) {
      const servers = await known(service, signal);
      return [...servers].sort((a, b) => rank(service, a) - rank(service, b));
    },
    worked(service, server) {
      good.set(keyOf(service), keyOf(service, server));
      bad.delete(keyOf(service, server));
    },
    failed(service, server) {
      bad.set(keyOf(service, server), now() + FAILURE_REMEMBERED_MS);
    },
    lookup: dnsServers.length === 0 ? undefined : lookupThrough(resolver),
  };
}

function keyOf({ kind, domain }: Service, server?: HostAndPort): string {
  return [kind, domain, server?.host, server?.port].join(' ').toLowerCase();
}

function createResolver(servers: readonly string[], timeout: number): dns.promises.Resolver {
  const resolver = new dns.promises.Resolver({ timeout, tries: DNS_TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return resolver;
}

interface DnsAccess {
  readonly resolver: dns.promises.Resolver;
  readonly dnsTimeout: number;
}

async function ask(
  { resolver, dnsTimeout }: DnsAccess,
  { kind, domain }: Service,
  signal: AbortSignal,
): Promise<readonly ServiceRecord[]> {
  const name = kind === 'controller' ? `_ldap._tcp.dc._msdcs.${domain}` : `_gc._tcp.${domain}`;
  try {
    return await within(resolver.resolveSrv(name), undefined, signal, () => undefined).catch(
      (error: unknown) => {
        const [server] = resolver.getServers();
        if (systemCodeOf(error) !== dns.BADRESP || server === undefined) throw error;
        return queryService(server, name, dnsTimeout, signal);
      },
    );
  } catch (error) {
    throw connectionError(error);
  }
}

/**
 * A certificate proves that a server has the name DNS gave it, and anybody may forge DNS: only
 * names of the domain count, or a stranger with a good certificate of their own would be shown the
 * password.
 *
 * @throws AppError `directory.outsideDomain` when all are strangers
 */
function withinDomains(
  records: readonly ServiceRecord[],
  domains: readonly string[],
): readonly ServiceRecord[] {
  const inside = records.filter(({ name }) =>
    domains.some((domain) => `.${name}`.toLowerCase().endsWith(`.${domain}`.toLowerCase())),
  );
  if (inside.length > 0 || records.length === 0) return inside;
  const reason = records.map(({ name }) => name).join(', ');
  throw new AppError('directory.outsideDomain', `DNS lists ${reason}`, { details: { reason } });
}

/**
 * Lowest priority number first; within one, each next server drawn with a chance in proportion to
 * its weight (RFC 2782, "Usage rules": those of weight 0 first in the row, so that they are rarely
 * drawn).
 */
export function inOrder(
  records: readonly ServiceRecord[],
  random: () => number,
): readonly ServiceRecord[] {
  const priorities = [...new Set(records.map(({ priority }) => priority))].sort((a, b) => a - b);
  return priorities.flatMap((wanted) =>
    drawn(
      records.filter(({ priority }) => priority === wanted),
      random,
    ),
  );
}

function drawn(records: readonly ServiceRecord[], random: () => number): readonly ServiceRecord[] {
  const left = [...records].sort((a, b) => a.weight - b.weight);
  const order: ServiceRecord[] = [];
  while (left.length > 0) {
    const total = left.reduce((sum, { weight }) => sum + weight, 0);
    let mark = Math.floor(random() * (total + 1));
    const index = left.findIndex(({ weight }) => (mark -= weight) <= 0);
    order.push(...left.splice(Math.max(index, 0), 1));
  }
  return order;
}

function lookupThrough(resolver: dns.promises.Resolver): LookupFunction {
  return (hostname, options, done) => {
    void (async () => {
      const addresses = await addressesOf(resolver, hostname).catch(
        (error: unknown) => error as NodeJS.ErrnoException,
      );
      if (addresses instanceof Error) done(addresses, '');
      else if (options.all === true) done(null, [...addresses]);
      else done(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
    })();
  };
}

async function addressesOf(
  resolver: dns.promises.Resolver,
  hostname: string,
): Promise<readonly dns.LookupAddress[]> {
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  const [four, six] = await Promise.allSettled([
    resolver.resolve4(hostname),
    resolver.resolve6(hostname),
  ]);
  const found = [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
  if (found.length === 0 && four.status === 'rejected') throw four.reason;
  return found;
}
