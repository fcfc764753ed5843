import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { AppError, messageOf, systemCodeOf } from '#shared/errors.ts';
import { type Identity, tlsOptionsAs } from '../network/client-identity.ts';
import type { HostAndPort } from '../network/host-and-port.ts';
import { type CallLimit, withTimeLimit } from '../network/time-limit.ts';

/** A server that takes mail, and how it is connected to. */
export interface MailServer extends HostAndPort {
  /** `tls` from the first byte, or after a clear greeting; never without. */
  readonly encryption: 'tls' | 'starttls';
  readonly identity: Identity;
  /** For a server that wants a login. */
  readonly login: { readonly user: string; readonly pass: string } | undefined;
}

/** A mail of plain text. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Hands one mail to a server, over a new connection. Resolves when the server has taken it. The
 * limit is for all of it.
 *
 * @throws AppError `message.*`, `request.cancelled`; then it may have been taken all the same
 */
export async function sendMail(mail: Mail, server: MailServer, limit: CallLimit): Promise<void> {
  await overConnection(server, limit, async (connection) => {
    const composer = new MailComposer({
      ...mail,
      disableFileAccess: true,
      disableUrlAccess: true,
      // RFC 3834: nobody's absence is to be answered.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const bytes = await composer.compile().build();
    await called((done) => {
      connection.send({ from: mail.from, to: [mail.to] }, bytes, done);
    });
  });
}

/**
 * Connects and signs in, and sends nothing.
 *
 * @throws AppError `message.*`, `request.cancelled`
 */
export async function tryMailServer(server: MailServer, limit: CallLimit): Promise<void> {
  await overConnection(server, limit, async () => undefined);
}

async function overConnection(
  { host, port, encryption, identity, login }: MailServer,
  { ms, signal }: CallLimit,
  work: (connection: SMTPConnection) => Promise<void>,
): Promise<void> {
  const connection = new SMTPConnection({
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: true,
    tls: tlsOptionsAs(identity, host),
    connectionTimeout: ms,
    greetingTimeout: ms,
    socketTimeout: ms,
    socketCloseTimeout: 0,
  });
  const giveUp = () => {
    connection.close();
  };
  // An error between two calls has no caller; the connection ends with it.
  const failed = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject);
    connection.once('end', () => {
      reject(new Error('the connection was closed'));
    });
  });
  failed.catch(() => undefined);
  const whole = async () => {
    await called((done) => {
      connection.connect(done);
    });
    if (login !== undefined)
      await called((done) => {
        connection.login(login, done);
      });
    await work(connection);
    connection.quit();
  };
  try {
    const sent = Promise.race([whole(), failed]);
    await withTimeLimit(sent, { ms, timedOut: 'message.timedOut', signal, giveUp });
  } catch (error) {
    throw mailError(error);
  } finally {
    giveUp();
  }
}

function called(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

// nodemailer replaces the code of a TLS error by its own, so its sentence is what is left.
const NOT_TRUSTED = /certificate|self.signed|altnames|unable to (verify|get)|RSA key of/i;

/** What an error of nodemailer means. */
function mailError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = systemCodeOf(cause);
  const answered = responseCodeOf(cause);
  const message = messageOf(cause);
  const reason = answered === undefined ? code || message : String(answered);
  return new AppError(meaningOf({ code, answered, message }), message, {
    cause,
    details: { reason },
  });
}

interface Failure {
  readonly code: string;
  readonly answered: number | undefined;
  readonly message: string;
}

function meaningOf({ code, answered, message }: Failure) {
  // RFC 5321, 4.2.1: 4 is for now, 5 is for good.
  if (answered !== undefined) return answered < 500 ? 'message.deferred' : 'message.refused';
  if (NOT_TRUSTED.test(message)) return 'message.notTrusted';
  if (code === 'ETIMEDOUT') return 'message.timedOut';
  if (code === 'ETLS' || code === 'EAUTH' || code === 'EENVELOPE') return 'message.refused';
  return 'message.unreachable';
}

function responseCodeOf(cause: unknown): number | undefined {
  return cause instanceof Error &&
    'responseCode' in cause &&
    typeof cause.responseCode === 'number' &&
    cause.responseCode >= 400
    ? cause.responseCode
    : undefined;
}
