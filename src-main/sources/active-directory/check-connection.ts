import type { PeerCertificate } from 'node:tls';
import { readGeneralizedTime, textIn } from '#main/drivers/ldap/entries.ts';
import { directoryError } from '#main/drivers/ldap/errors.ts';
import { type Filter, and, isPresent } from '#main/drivers/ldap/filters.ts';
import { type OpenClient, openClient } from '#main/drivers/ldap/open-client.ts';
import { openPlainSocket, readCertificate } from '#main/drivers/ldap/sockets.ts';
import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import { withTimeLimit } from '#main/drivers/network/time-limit.ts';
import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { CheckFacts } from '#shared/connection/connection-check.ts';
import { AppError } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';
import { certificateFacts } from './certificates.ts';
import { StepFailure, type StepResult, type Steps, runSteps } from './check-steps.ts';
import type { LdapConfiguration } from './configuration.ts';
import type { ControllerConnection } from './controller-connection.ts';
import { type DirectoryTimeLimits, type ForestAccess, forestAccess } from './forest-access.ts';
import { type ForestSession, bindCredentials, openForestSession } from './forest-session.ts';
import { configuredGroups, groupSidsInToken } from './groups.ts';
import { KEY_CLASS } from './key-objects.ts';
import { ticketHolderFor } from './ticket.ts';
import { configuredDomains } from './user-names.ts';

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
  readonly timeLimits?: Partial<DirectoryTimeLimits>;
}

/** One run of the check. */
interface CheckRun extends CheckDeps {
  readonly configuration: LdapConfiguration;
  readonly signal: AbortSignal;
}

/** A check of everything on the way to the directory, in the order in which it is needed. */
export function connectionCheck(
  configuration: LdapConfiguration,
  deps: CheckDeps,
): ConnectionCheck {
  return (credentials, options) =>
    runSteps(options, async (steps) => {
      const run = { configuration, ...deps, signal: options.signal };
      const { access, servers } = await steps.take('find', () => findServers(run));
      const server = await steps.take('reach', () => connectToAll(servers, access, run));
      const client = await steps.take('certificate', () => checkCertificate(server, access, run));
      try {
        await steps.take('clock', () => compareClocks(client, access, run));
      } finally {
        client.drop();
      }
      if (configuration.signIn !== 'password')
        await checkTicket(steps, { server, access, credentials }, run);
      if (credentials === undefined)
        for (const name of ['bind', 'groups', 'keys'] as const) steps.skip(name, 'not-signed-in');
      else await checkSignedIn(steps, { credentials, access }, run);
    });
}

interface TicketToCheck {
  readonly server: HostAndPort;
  readonly access: ForestAccess;
  readonly credentials: Credentials | undefined;
}

/** Whose ticket there is. It is needed only by somebody who signed in with it. */
async function checkTicket(
  steps: Steps,
  { server, access, credentials }: TicketToCheck,
  { signal }: CheckRun,
): Promise<void> {
  const holder = await ticketHolderFor([server], access, signal).catch((error: unknown) => {
    if (error instanceof AppError && !signal.aborted) return error;
    throw error;
  });
  const isNeeded = credentials !== undefined && credentials.password === undefined;
  if (holder instanceof AppError && !isNeeded && holder.code === 'kerberos.unavailable')
    return steps.skip('ticket', 'no-kerberos');
  if (holder instanceof AppError && !isNeeded && holder.code === 'kerberos.noTicket')
    return steps.skip('ticket', 'no-ticket');
  await steps.take('ticket', async () => {
    if (!(holder instanceof AppError))
      return { facts: { holder, service: `ldap/${server.host}` }, value: undefined };
    if (isNeeded) throw holder;
    return { facts: { problem: holder.code }, isWarning: true, value: undefined };
  });
}

async function checkSignedIn(
  steps: Steps,
  { credentials, access }: { readonly credentials: Credentials; readonly access: ForestAccess },
  { configuration, signal }: CheckRun,
): Promise<void> {
  const session = await steps.take('bind', async () => {
    const bind = bindCredentials(credentials, configuredDomains(configuration)).credentials;
    const value = await openForestSession({ configuration, access, credentials: bind }, signal);
    const { host } = value.signInConnection.server;
    return { facts: { account: value.credentials.bindName, server: host }, value };
  });
  try {
    if (Object.keys(configuration.groups).length === 0) steps.skip('groups', 'nothing-configured');
    else await steps.take('groups', () => checkGroups(configuration, session, signal));
    await steps.take('keys', () => checkKeys(session.signInConnection, signal));
  } finally {
    session.connections.close();
  }
}

async function findServers({
  configuration,
  timeLimits,
  signal,
}: CheckRun): Promise<
  StepResult<{ readonly access: ForestAccess; readonly servers: readonly HostAndPort[] }>
> {
  const access = forestAccess(configuration, timeLimits);
  const servers = await access.locator.find(access.home, signal);
  const how = configuration.controllers === undefined ? 'dns' : 'listed';
  return {
    facts: { domain: configuration.domain, how, servers: listOf(servers) },
    value: { access, servers },
  };
}

/** Tries all of them, so that one that is down is seen while another still answers. */
async function connectToAll(
  servers: readonly HostAndPort[],
  { options }: ForestAccess,
  { signal }: CheckRun,
): Promise<StepResult<HostAndPort>> {
  const limit = { ms: options.timeLimits.connect, signal };
  const tries = await Promise.allSettled(
    servers.map(async (server) => {
      (await openPlainSocket(server, options, limit)).destroy();
    }),
  );
  const answering = servers.filter((_server, index) => tries[index]?.status === 'fulfilled');
  const notAnswering = servers.filter((server) => !answering.includes(server));
  const facts = { answering: listOf(answering), notAnswering: listOf(notAnswering) };
  const [first] = answering;
  if (first !== undefined) return { facts, isWarning: notAnswering.length > 0, value: first };
  const failed = tries.find((outcome) => outcome.status === 'rejected');
  throw new StepFailure(
    facts,
    failed?.reason ?? new AppError('directory.unreachable', 'no server is known'),
  );
}

async function checkCertificate(
  server: HostAndPort,
  { options }: ForestAccess,
  { now, signal }: CheckRun,
): Promise<StepResult<OpenClient>> {
  const { encryption, timeLimits } = options;
  let certificate: PeerCertificate | undefined;
  const onCertificate = (shown: PeerCertificate) => {
    certificate = shown;
  };
  try {
    const client = await openClient(server, { ...options, onCertificate }, signal);
    const days = certificate === undefined ? Infinity : daysUntil(certificate.valid_to, now());
    const facts = certificate === undefined ? {} : certificateFacts(certificate);
    return {
      facts: { server: server.host, encryption, ...facts, days: String(days) },
      isWarning: days < RENEW_WITHIN_DAYS,
      value: client,
    };
  } catch (error) {
    const shown: CheckFacts =
      encryption === 'ldaps'
        ? await readCertificate(server, options, { ms: timeLimits.connect, signal })
            .then(certificateFacts)
            // Shown where it can be read: the error itself is reported in any case.
            .catch(() => ({}))
        : {};
    throw new StepFailure({ server: server.host, ...shown }, error);
  }
}

function daysUntil(date: string, nowMs: number): number {
  return Math.floor((Date.parse(date) - nowMs) / DAY_MS);
}

// The time is readable before anybody has signed in (MS-ADTS 3.1.1.3.2).
async function compareClocks(
  { client, drop }: OpenClient,
  { options }: ForestAccess,
  { now, signal }: CheckRun,
): Promise<StepResult<void>> {
  const rootDse = client.search('', { scope: 'base', attributes: ['currentTime'] });
  const { searchEntries } = await withTimeLimit(rootDse, {
    ms: options.timeLimits.answer,
    timedOut: 'directory.timedOut',
    signal,
    giveUp: drop,
  }).catch((error: unknown) => {
    throw directoryError(error);
  });
  const [entry] = searchEntries;
  const serverTime = readGeneralizedTime((entry && textIn(entry, 'currentTime')) ?? '');
  if (serverTime === undefined)
    throw new AppError('directory.refused', 'the controller tells no time');
  // The directory tells whole seconds.
  const seconds = Math.round((now() - Date.parse(serverTime)) / 1000);
  return {
    facts: { seconds: String(seconds) },
    isWarning: Math.abs(seconds) > CLOCK_TOLERANCE_SECONDS,
    value: undefined,
  };
}

async function checkGroups(
  configuration: LdapConfiguration,
  { signInConnection, groupLookup }: ForestSession,
  signal: AbortSignal,
): Promise<StepResult<void>> {
  const { groups } = configuration;
  const configured = configuredGroups(configuration);
  const names = await configured.names(groupLookup(signal));
  const missing = Role.options.filter((role) => role in names && names[role] === undefined);
  const unknown = await configured.missingTicketGroups(groupLookup(signal));
  const facts: Record<string, string> = {
    missing: [...missing.map((role) => groups[role]), ...unknown].join(', '),
  };
  for (const role of Role.options) facts[role] = names[role] ?? '';
  if (missing.length === Object.keys(names).length)
    throw new StepFailure(
      facts,
      new AppError('directory.groupsNotFound', 'none of the groups is there'),
    );
  const roles = await configured
    .rolesOf(groupSidsInToken(signInConnection), groupLookup(signal))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'auth.noRole') return [];
      throw error;
    });
  facts['roles'] = roles.join(' ');
  const isWarning = missing.length + unknown.length > 0 || roles.length === 0;
  return { facts, isWarning, value: undefined };
}

/**
 * Whether there is any key whose password this person may read. Asks whether there is one, never
 * for its value.
 */
async function checkKeys(
  connection: ControllerConnection,
  signal: AbortSignal,
): Promise<StepResult<void>> {
  const exists = async (...filters: readonly Filter[]) => {
    const request = {
      base: connection.root.defaultNamingContext,
      scope: 'sub',
      filter: and(KEY_CLASS, ...filters),
      attributes: ['1.1'],
      atMost: 1,
    } as const;
    return (await connection.search(request, signal)).length > 0;
  };
  const seen = (await exists(isPresent('msFVE-RecoveryPassword')))
    ? 'readable'
    : (await exists())
      ? 'hidden'
      : 'none';
  return { facts: { seen }, isWarning: seen !== 'readable', value: undefined };
}

function listOf(servers: readonly HostAndPort[]): string {
  return servers.map(({ host, port }) => `${host}:${port}`).join(', ');
}
