import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import { AppError } from '#shared/errors.ts';
import type { ForestAccess } from './forest-access.ts';

/** A ticket for a domain controller's directory. */
export interface DirectoryTicket {
  /** `name@REALM` or `DOMAIN\\name`, as the operating system says it. */
  readonly holder: string;
  readonly server: HostAndPort;
}

/**
 * Gets a ticket for the first controller that Kerberos knows. Nothing is sent to the controller's
 * directory.
 *
 * @throws AppError `kerberos.*`, `auth.ticketRevoked`, `request.cancelled`
 */
export async function takeTicket(
  servers: readonly HostAndPort[],
  { options: { timeLimits } }: ForestAccess,
  signal: AbortSignal,
): Promise<DirectoryTicket> {
  const { ticketHolder } = await import('#main/drivers/kerberos/ticket-holder.ts');
  let unknown = new AppError('directory.unreachable', 'no domain controller is known');
  for (const server of servers) {
    try {
      const service = { service: 'ldap', host: server.host };
      return { holder: await ticketHolder(service, { ms: timeLimits.ticket, signal }), server };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'kerberos.noSpn') throw error;
      unknown = withServer(error, server);
    }
  }
  throw unknown;
}

/**
 * Whom the operating system has a ticket for. Where it has no Kerberos, nobody is asked.
 *
 * @throws as {@link takeTicket}, and `directory.*` when no controller is found
 */
export async function findTicketHolder(access: ForestAccess, signal: AbortSignal): Promise<string> {
  const { requireKerberos } = await import('#main/drivers/kerberos/library.ts');
  await requireKerberos();
  const servers = await access.locator.find(access.home, signal);
  return (await takeTicket(servers, access, signal)).holder;
}

/** The same error, naming the controller. */
export function withServer(error: AppError, { host }: HostAndPort): AppError {
  const details = { ...error.details, server: host };
  return new AppError(error.code, error.message, { cause: error, details });
}
