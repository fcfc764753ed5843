import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import { AppError } from '#shared/errors.ts';
import type { ForestAccess } from './forest-access.ts';

/**
 * Gets a ticket for the first controller that Kerberos knows, and says whose it is: `name@REALM` or
 * `DOMAIN\name`. Nothing is sent to the controller's directory.
 *
 * @throws AppError `kerberos.*`, `auth.ticketRevoked`, `request.cancelled`; `directory.unreachable`
 *   where there is no controller to try
 */
export async function ticketHolderFor(
  servers: readonly HostAndPort[],
  { options: { timeLimits } }: ForestAccess,
  signal: AbortSignal,
): Promise<string> {
  const { ticketHolder } = await import('#main/drivers/kerberos/ticket-holder.ts');
  let failure = new AppError('directory.unreachable', 'no domain controller is known');
  for (const server of servers) {
    try {
      const service = { service: 'ldap', host: server.host };
      return await ticketHolder(service, { ms: timeLimits.ticket, signal });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'kerberos.noSpn') throw error;
      failure = withServer(error, server);
    }
  }
  throw failure;
}

/**
 * Whom the operating system has a ticket for. Where it has no Kerberos, nobody is asked.
 *
 * @throws as {@link ticketHolderFor}, and `directory.*` when no controller is found
 */
export async function findTicketHolder(access: ForestAccess, signal: AbortSignal): Promise<string> {
  const { requireKerberos } = await import('#main/drivers/kerberos/library.ts');
  await requireKerberos();
  const servers = await access.locator.find(access.home, signal);
  return ticketHolderFor(servers, access, signal);
}

/** The same error, naming the controller. */
export function withServer(error: AppError, { host }: HostAndPort): AppError {
  const details = { ...error.details, server: host };
  return new AppError(error.code, error.message, { cause: error, details });
}
