import type { Socket } from 'node:net';
import { Ber, BerReader, type Message } from 'ldapts';
import { AppError } from '#shared/errors.ts';

/** More than any answer to StartTLS or to a bind has, in bytes. */
const LONGEST_ANSWER = 65_536;
/** What every message begins with. */
const SEQUENCE = Ber.Sequence | Ber.Constructor;

/**
 * Sends one message over a connection that no client listens to yet, and gives the one answer,
 * placed behind the head that is the same for all (RFC 4511, 4.1.1).
 *
 * @throws AppError `directory.refused` for what is no answer to it; and the errors of the socket
 */
export async function exchange(
  socket: Socket,
  message: Message,
  expected: number,
): Promise<BerReader> {
  const answer = new BerReader(await answerTo(socket, message.write()));
  answer.readSequence();
  const isOurs = answer.readInt() === message.messageId && answer.readSequence() === expected;
  if (!isOurs) throw new AppError('directory.refused', 'an answer to something else');
  return answer;
}

function answerTo(socket: Socket, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const settle = (done: () => void) => {
      socket.off('data', onData).off('error', onError).off('close', onClose);
      done();
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onClose = () => onError(new Error('closed by the other side'));
    const onData = (data: Buffer) => {
      received = Buffer.concat([received, data]);
      const missing = missingIn(received);
      if (missing === 0) settle(() => resolve(received));
      else if (missing < 0 || received.length > LONGEST_ANSWER)
        onError(new AppError('directory.refused', 'no LDAP message, or more than one'));
    };
    socket.on('data', onData).on('error', onError).on('close', onClose);
    socket.write(request);
  });
}

/** How many bytes are still to come: at least one while its length is unknown; below 0 too many. */
function missingIn(received: Buffer): number {
  if (received[0] !== SEQUENCE) return -1;
  const reader = new BerReader(received);
  try {
    if (reader.readSequence() === null) return 1;
  } catch {
    return -1;
  }
  return reader.length - reader.remain;
}
