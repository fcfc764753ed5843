import { AppError } from '#shared/errors.ts';
import type { CallLimit } from '../network/time-limit.ts';
import { type ServiceName, inTurn, newClient } from './library.ts';

/**
 * The account that the operating system has a ticket of: `name@REALM` or `DOMAIN\name`. To find
 * out, it gets a ticket for the service, but sends nothing to the service.
 *
 * @param limit for each step
 * @throws AppError `kerberos.*`, `auth.ticketRevoked`, `request.cancelled`
 */
export async function ticketHolder(service: ServiceName, limit: CallLimit): Promise<string> {
  const client = await newClient(service, { mutual: false }, limit);
  await inTurn(() => client.step(''), limit);
  if (client.username === null || client.username === '')
    throw new AppError('kerberos.noTicket', 'the operating system named nobody');
  return client.username;
}
