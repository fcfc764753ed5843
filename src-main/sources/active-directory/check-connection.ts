import type { PeerCertificate } from 'node:tls';
import type { Filter } from 'ldapts';
import { connectionError } from '#main/drivers/ldap/connection-errors.ts';
import type { Connection } from '#main/drivers/ldap/connection.ts';
import { readGeneralizedTime, textIn } from '#main/drivers/ldap/entries.ts';
import { all, present } from '#main/drivers/ldap/filters.ts';
import { type OpenClient, type Timing, openClient } from '#main/drivers/ldap/open-client.ts';
import { openPlainSocket } from '#main/drivers/ldap/sockets.ts';
import { within } from '#main/drivers/ldap/waiting.ts';
import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import { AppError } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';
import { certificateFacts, shownCertificate } from './certificates.ts';
import { FailedWith, type Seen, type Steps, runSteps } from './check-steps.ts';
import type { LdapConfiguration } from './configuration.ts';
import { type ForestAccess, forestAccess } from './forest-access.ts';
import { configuredGroups, groupSidsInToken } from './groups.ts';
import { KEY_CLASS } from './key-objects.ts';
import { type Entrance, bindAs, enterForest } from './operator-entrance.ts';
import { domainsBefore } from './user-names.ts';

const DAY_MS = 86_400_000;
/** A certificate that ends within this time should be renewed now. */
const RENEW_WITHIN_DAYS = 30;
/**
 * What Windows tolerates between two clocks (Kerberos, "Maximum tolerance for computer clock
 * synchronization").
 */
const CLOCK_TOLERANCE_SECONDS = 300;

interface CheckDeps {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly timing?: Partial<Timing>;
}

/** Finds out, from the ground up, what works and what does not on the way to the directory. */
export function connectionCheck(
  configuration: LdapConfiguration,
  { now, timing }: CheckDeps,
): ConnectionCheck {
  return (credentials, options) =>
    runSteps(options, async (steps) => {
      const { signal } = options;
      const { access, servers } = await steps.take('find', () =>
        find(configuration, timing, signal),
      );
      const server = await steps.take('reach', () => reachAny(servers, access, signal));
      const client = await steps.take('certificate', () => encrypt(server, access, now(), signal));
      try {
        await steps.take('clock', () => compareClocks(client, access, now, signal));
      } finally {
        client.drop();
      }
      await asOperator(steps, { configuration, access, credentials, signal });
    });
}

interface AsOperator {
  readonly configuration: LdapConfiguration;
  readonly access: ForestAccess;
  readonly credentials: Credentials | undefined;
  readonly signal: AbortSignal;
}

async function asOperator(
  steps: Steps,
  { configuration, access, credentials, signal }: AsOperator,
): Promise<void> {
  if (credentials === undefined) {
    for (const name of ['bind', 'groups', 'keys'] as const) steps.skip(name, 'not-signed-in');
    return;
  }
  const entrance = await steps.take('bind', async () => {
    const { as } = bindAs(credentials, domainsBefore(configuration));
    const value = await enterForest(configuration, access, as, signal);
    return { facts: { account: value.as.bindName, server: value.first.server.host }, value };
  });
  try {
    if (Object.keys(configuration.groups).length === 0) steps.skip('groups', 'nothing-configured');
    else await steps.take('groups', () => lookUpGroups(configuration, entrance, signal));
    await steps.take('keys', () => seeKeys(entrance.first, signal));
  } finally {
    entrance.connections.close();
  }
}

async function find(
  configuration: LdapConfiguration,
  timing: Partial<Timing> | undefined,
  signal: AbortSignal,
): Promise<Seen<{ readonly access: ForestAccess; readonly servers: readonly HostAndPort[] }>> {
  const access = forestAccess(configuration, timing);
  const servers = await access.locator.find(access.home, signal);
  const how = configuration.controllers === undefined ? 'dns' : 'listed';
  return {
    facts: { domain: configuration.domain, how, servers: listOf(servers) },
    value: { access, servers },
  };
}

/** All of them are tried, so that one that is down is seen while another still answers. */
async function reachAny(
  servers: readonly HostAndPort[],
  { options }: ForestAccess,
  signal: AbortSignal,
): Promise<Seen<HostAndPort>> {
  const tries = await Promise.allSettled(
    servers.map(async (server) => {
      (await openPlainSocket(server, options, options.timing.connect, signal)).destroy();
    }),
  );
  const reached = servers.filter((_server, index) => tries[index]?.status === 'fulfilled');
  const silent = servers.filter((server) => !reached.includes(server));
  const facts = { reached: listOf(reached), silent: listOf(silent) };
  const [first] = reached;
  if (first !== undefined) return { facts, isWorrying: silent.length > 0, value: first };
  const [failure] = tries.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  throw new FailedWith(
    facts,
    failure ?? new AppError('directory.unreachable', 'no server is known'),
  );
}

async function encrypt(
  server: HostAndPort,
  { options }: ForestAccess,
  nowMs: number,
  signal: AbortSignal,
): Promise<Seen<OpenClient>> {
  let shown: PeerCertificate | undefined;
  const onCertificate = (certificate: PeerCertificate) => {
    shown = certificate;
  };
  try {
    const client = await openClient(server, { ...options, onCertificate }, signal);
    const facts = {
      server: server.host,
      encryption: options.encryption,
      ...(shown && certificateFacts(shown)),
    };
    const days =
      shown === undefined ? Infinity : Math.floor((Date.parse(shown.valid_to) - nowMs) / DAY_MS);
    return {
      facts: { ...facts, days: String(days) },
      isWorrying: days < RENEW_WITHIN_DAYS,
      value: client,
    };
  } catch (error) {
    const seen =
      options.encryption === 'ldaps'
        ? await shownCertificate(server, options, options.timing.connect, signal)
        : {};
    throw new FailedWith({ server: server.host, ...seen }, error);
  }
}

// Readable before anybody has signed in (MS-ADTS 3.1.1.3.2).
async function compareClocks(
  { client, drop }: OpenClient,
  { options }: ForestAccess,
  now: () => number,
  signal: AbortSignal,
): Promise<Seen<void>> {
  const root = within(
    client.search('', { scope: 'base', attributes: ['currentTime'] }),
    options.timing.answer,
    signal,
    drop,
  );
  const { searchEntries } = await root.catch((error: unknown) => {
    throw connectionError(error);
  });
  const [entry] = searchEntries;
  const theirs = readGeneralizedTime((entry && textIn(entry, 'currentTime')) ?? '');
  if (theirs === undefined) throw new AppError('directory.refused', 'the controller tells no time');
  // The directory tells whole seconds.
  const seconds = Math.round((now() - Date.parse(theirs)) / 1000);
  return {
    facts: { seconds: String(seconds) },
    isWorrying: Math.abs(seconds) > CLOCK_TOLERANCE_SECONDS,
    value: undefined,
  };
}

async function lookUpGroups(
  { groups }: LdapConfiguration,
  { first, where }: Entrance,
  signal: AbortSignal,
): Promise<Seen<void>> {
  const configured = configuredGroups(groups);
  const names = await configured.names(where(signal));
  const missing = Role.options.filter((role) => role in names && names[role] === undefined);
  const facts: Record<string, string> = { missing: missing.map((role) => groups[role]).join(', ') };
  for (const role of Role.options) facts[role] = names[role] ?? '';
  if (missing.length === Object.keys(names).length)
    throw new FailedWith(
      facts,
      new AppError('directory.groupsNotFound', 'none of the groups is there'),
    );
  const roles = await configured
    .rolesOf(groupSidsInToken(first), where(signal))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'auth.noRole') return [];
      throw error;
    });
  facts['roles'] = roles.join(' ');
  return { facts, isWorrying: missing.length > 0 || roles.length === 0, value: undefined };
}

/**
 * Whether there is any key whose password this person may read. Only its presence is asked for,
 * never its value.
 */
async function seeKeys(connection: Connection, signal: AbortSignal): Promise<Seen<void>> {
  const isThere = async (...filters: readonly Filter[]) => {
    const query = {
      base: connection.root.defaultNamingContext,
      scope: 'sub',
      filter: all(KEY_CLASS, ...filters),
      attributes: ['1.1'],
      atMost: 1,
    } as const;
    return (await connection.search(query, signal)).length > 0;
  };
  const seen = (await isThere(present('msFVE-RecoveryPassword')))
    ? 'readable'
    : (await isThere())
      ? 'hidden'
      : 'none';
  return { facts: { seen }, isWorrying: seen !== 'readable', value: undefined };
}

function listOf(servers: readonly HostAndPort[]): string {
  return servers.map(({ host, port }) => `${host}:${port}`).join(', ');
}
