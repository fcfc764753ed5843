import type { Socket } from 'node:net';
import {
  Ber,
  type BerReader,
  type BerWriter,
  BindRequest,
  BindResponse,
  ProtocolOperation,
  StatusCodeParser,
} from 'ldapts';
import { AppError } from '#shared/errors.ts';
import { exchange } from './exchange.ts';

/** What a SASL mechanism says in turn with the server. */
export interface SaslExchange {
  /** True once the mechanism expects nothing more of the server. */
  isComplete(): boolean;
  /** What to send next; the challenge is `undefined` to begin. @throws what the mechanism throws */
  next(challenge: Buffer | undefined): Promise<Buffer>;
}

/** A bind with a SASL mechanism (RFC 4513, 5.2). */
export interface SaslBind {
  readonly mechanism: string;
  readonly exchange: SaslExchange;
}

const SUCCESS = 0;
const IN_PROGRESS = 14;
/** Kerberos needs three. A server that asks for more than this is given up. */
const MOST_STEPS = 10;
/** `serverSaslCreds` of a bind response (RFC 4511, 4.2.2). */
const SERVER_CREDENTIALS = 0x87;

/**
 * Binds over a connection that no client listens to yet. ldapts has one step of SASL only, and
 * sends and reads its credentials as text.
 *
 * @param wait waits for an answer of the server, within the limits of the connection
 * @throws AppError `kerberos.forged` when the server accepts before it has proved who it is, or
 *   never comes to an end; the errors of ldapts for a refusal; and what the mechanism throws
 */
export async function saslBind(
  socket: Socket,
  { mechanism, exchange: sasl }: SaslBind,
  wait: <T>(answer: Promise<T>) => Promise<T>,
): Promise<void> {
  let challenge: Buffer | undefined;
  for (let messageId = 1; messageId <= MOST_STEPS; messageId += 1) {
    const credentials = await sasl.next(challenge);
    const request = new SaslBindRequest(messageId, mechanism, credentials);
    const answer = new SaslBindResponse({ messageId });
    answer.parse(await wait(exchange(socket, request, ProtocolOperation.LDAP_RES_BIND)), []);
    if (answer.status === SUCCESS && sasl.isComplete()) return;
    if (answer.status === SUCCESS)
      throw new AppError('kerberos.forged', 'accepted by a server that has not proved who it is');
    if (answer.status !== IN_PROGRESS) throw StatusCodeParser.parse(answer);
    challenge = answer.credentials;
  }
  throw new AppError('kerberos.forged', `more than ${MOST_STEPS} steps`);
}

class SaslBindRequest extends BindRequest {
  private readonly credentials: Buffer;

  constructor(messageId: number, mechanism: string, credentials: Buffer) {
    super({ messageId, mechanism });
    this.credentials = credentials;
  }

  override writeMessage(writer: BerWriter): void {
    writer.writeInt(this.version);
    writer.writeString('');
    writer.startSequence(ProtocolOperation.LDAP_REQ_BIND_SASL);
    writer.writeString(this.mechanism ?? '');
    writer.writeBuffer(this.credentials, Ber.OctetString);
    writer.endSequence();
  }
}

class SaslBindResponse extends BindResponse {
  credentials: Buffer | undefined;

  override parseMessage(reader: BerReader): void {
    this.status = reader.readEnumeration() ?? IN_PROGRESS;
    this.matchedDN = reader.readString() ?? '';
    this.errorMessage = reader.readString() ?? '';
    while (reader.remain > 0) {
      const tag = reader.peek();
      if (tag === null || tag === ProtocolOperation.LDAP_CONTROLS) return;
      const value = reader.readString(tag, true);
      if (tag === SERVER_CREDENTIALS) this.credentials = value ?? undefined;
    }
  }
}
