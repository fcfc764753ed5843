import type { KerberosClient } from 'kerberos';
import { AppError } from '#shared/errors.ts';
import type { CallLimit } from '../network/time-limit.ts';
import { type ServiceName, inTurn, newClient } from './library.ts';

// The security layers of SASL GSSAPI (RFC 4752, 3.3): a bit each, then the largest message.
const NO_LAYER = 1;
const NO_LAYER_CHOSEN = Buffer.from([NO_LAYER, 0, 0, 0]);

/** The client's side of an authentication that has begun. */
export interface GssapiExchange {
  /** True once the server has proved who it is, and nothing more is expected of it. */
  isComplete(): boolean;
  /**
   * What to send next. Not to be called again after an error.
   *
   * @param challenge what the server sent; `undefined` to begin
   * @throws AppError `kerberos.*`, `auth.ticketRevoked`, `request.cancelled`
   */
  next(challenge: Buffer | undefined): Promise<Buffer>;
}

/** Whose ticket goes to which service. */
interface Ticket extends ServiceName {
  readonly principal: string;
}

/**
 * The SASL mechanism GSSAPI (RFC 4752) with Kerberos: both sides prove who they are. It uses no
 * security layer of SASL, because the connection is already protected by TLS. Whoever talks to the
 * server counts the steps.
 *
 * @param limit for each step
 */
export function gssapiExchange(ticket: Ticket, limit: CallLimit): GssapiExchange {
  let phase: 'context' | 'layer' | 'done' = 'context';
  let client: KerberosClient | undefined;

  async function establish(challenge: Buffer | undefined): Promise<Buffer> {
    client ??= await newClient(ticket, { mutual: true, principal: ticket.principal }, limit);
    const established = client;
    const token = await inTurn(() => established.step(base64(challenge)), limit);
    if (established.username !== null) {
      if (!isSame(established.username, ticket.principal))
        throw new AppError('kerberos.noTicket', 'the ticket is of somebody else now');
      phase = 'layer';
    }
    return Buffer.from(token ?? '', 'base64');
  }

  async function agreeOnLayer(offer: Buffer | undefined): Promise<Buffer> {
    const established = client;
    if (established === undefined || offer === undefined || offer.length === 0)
      throw new AppError('kerberos.forged', 'the server offered no security layer');
    const layers = Buffer.from(
      await inTurn(() => established.unwrap(base64(offer)), limit),
      'base64',
    );
    if (layers.length !== 4) throw new AppError('kerberos.forged', 'no list of security layers');
    if (((layers[0] ?? 0) & NO_LAYER) === 0)
      throw new AppError('kerberos.signing', 'the server wants a security layer within TLS');
    const chosen = await inTurn(() => established.wrap(base64(NO_LAYER_CHOSEN)), limit);
    phase = 'done';
    return Buffer.from(chosen, 'base64');
  }

  return {
    isComplete: () => phase === 'done',
    async next(challenge) {
      if (phase === 'done') throw new AppError('kerberos.forged', 'the server wants one more step');
      return phase === 'context' ? establish(challenge) : agreeOnLayer(challenge);
    },
  };
}

function base64(bytes: Buffer | undefined): string {
  return bytes?.toString('base64') ?? '';
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
