import dns, { type LookupAddress, type SrvRecord } from 'node:dns';
import { type LookupFunction, isIP } from 'node:net';
import { callbackify } from 'node:util';
import { systemCodeOf } from '#shared/errors.ts';
import { untilCancelled } from '../network/time-limit.ts';
import { querySrvOverTcp } from './srv-query-over-tcp.ts';

const TRIES = 2;

/** Asks certain DNS servers, or those of the operating system. */
export interface DnsResolver {
  /**
   * The SRV records of a service name such as `_ldap._tcp.contoso.com`, in no particular order. On
   * cancel only the wait ends: Node's resolver can cancel all of its queries or none.
   *
   * @throws Error with a code of node:dns, AppError `directory.timedOut`, `request.cancelled`
   */
  services(name: string, signal: AbortSignal): Promise<readonly SrvRecord[]>;
  /** For `net.connect`; `undefined` where the operating system resolves names. */
  readonly lookup: LookupFunction | undefined;
}

interface ResolverOptions {
  /** Addresses, with or without a port. Empty: those of the operating system. */
  readonly servers: readonly string[];
  /** Milliseconds until a server has answered. It is asked twice. */
  readonly timeoutMs: number;
}

/** Sends nothing before it is asked. */
export function createDnsResolver({ servers, timeoutMs }: ResolverOptions): DnsResolver {
  const resolver = new dns.promises.Resolver({ timeout: timeoutMs, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    async services(name, signal) {
      try {
        return await untilCancelled(resolver.resolveSrv(name), { signal });
      } catch (error) {
        const [server] = resolver.getServers();
        if (systemCodeOf(error) !== dns.BADRESP || server === undefined) throw error;
        return querySrvOverTcp({ server, name, timeoutMs, signal });
      }
    },
    lookup: servers.length === 0 ? undefined : lookupThrough(resolver),
  };
}

function lookupThrough(resolver: dns.promises.Resolver): LookupFunction {
  const resolve = callbackify((hostname: string) => addressesOf(resolver, hostname));
  return (hostname, { all }, done) =>
    resolve(hostname, (error, addresses) => {
      if (error !== null) done(error, '');
      else if (all === true) done(null, addresses);
      else done(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
    });
}

async function addressesOf(
  resolver: dns.promises.Resolver,
  hostname: string,
): Promise<LookupAddress[]> {
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
