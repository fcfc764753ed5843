import type { KerberosClient } from 'kerberos';
import { AppError } from '#shared/errors.ts';
import type { HttpProof } from '../https/signed-https.ts';
import type { CallLimit } from '../network/time-limit.ts';
import { type ServiceName, inTurn, newClient } from './library.ts';

/** Whose ticket goes to which host. */
interface Ticket extends Pick<ServiceName, 'host'> {
  readonly principal: string;
}

/**
 * Proves with a Kerberos ticket of the operating system who asks (SPNEGO, RFC 4559). For one
 * request.
 *
 * @param limit for each step
 */
export function kerberosProof({ host, principal }: Ticket, limit: CallLimit): HttpProof {
  let client: KerberosClient | undefined;
  const step = async (challenge: Buffer) => {
    client ??= await newClient(
      { service: 'HTTP', host },
      { mutual: true, principal, mechanism: 'negotiate' },
      limit,
    );
    const begun = client;
    return inTurn(() => begun.step(challenge.toString('base64')), limit);
  };
  return {
    schemes: ['negotiate'],
    async next(challenge) {
      const token = await step(challenge);
      return token === null || token === ''
        ? undefined
        : { token: Buffer.from(token, 'base64'), isLast: true };
    },
    async accepted(challenge) {
      await step(challenge);
      const username = client?.username ?? null;
      // Windows takes the ticket of whoever is signed in there, which may be another person by now.
      if (username !== null && !isSame(username, principal))
        throw new AppError('kerberos.noTicket', 'the ticket is of somebody else now');
    },
  };
}

/** In two forms, `name@REALM` and `DOMAIN\name`, the name alone can be compared. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const nameIn = (account: string) => account.replace(/^.*\\/, '').replace(/@.*$/, '');
  return a === b || (a.includes('@') !== b.includes('@') && nameIn(a) === nameIn(b));
}
