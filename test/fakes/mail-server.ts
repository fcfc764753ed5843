import net, { type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Certificate } from '#test/main/sources/active-directory/fake-forest/certificates.ts';

/** A mail as it arrived, with its headers. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly body: string;
  readonly user: string;
  readonly isEncrypted: boolean;
}

/** A real SMTP server. */
export interface MailServer {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  /** Mailboxes that are not there, and those that are to be tried later. */
  readonly unknown: Set<string>;
  readonly deferred: Set<string>;
  stop(): Promise<void>;
}

/** @param login the only user and password that are taken; without it, nobody signs in */
export async function startMailServer(
  certificate: Certificate,
  options: SMTPServerOptions = {},
  login?: { readonly user: string; readonly pass: string },
): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const unknown = new Set<string>();
  const deferred = new Set<string>();
  const refusal = (responseCode: number, message: string) =>
    Object.assign(new Error(message), { responseCode });
  const server = new SMTPServer({
    ...certificate,
    authOptional: login === undefined,
    disabledCommands: login === undefined ? ['AUTH'] : [],
    logger: false,
    onAuth(auth, _session, done) {
      if (auth.username === login?.user && auth.password === login?.pass)
        done(null, { user: auth.username ?? '' });
      else done(refusal(535, 'who are you?'));
    },
    onRcptTo({ address }, _session, done) {
      if (unknown.has(address)) done(refusal(550, 'no such mailbox'));
      else if (deferred.has(address)) done(refusal(450, 'come back later'));
      else done();
    },
    onData(stream, session, done) {
      let body = '';
      stream.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          body,
          user: String(session.user ?? ''),
          isEncrypted: session.secure,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      // Safe: a server that listens on TCP has such an address.
      resolve((listening.address() as AddressInfo).port);
    });
  });
  return {
    port,
    taken,
    unknown,
    deferred,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A server that says the first lines and then nothing, or closes the connection. */
export async function startHalfServer(
  lines: readonly string[],
  ending: 'silence' | 'close',
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    const [first = '', ...more] = lines;
    const left = [...more];
    socket.write(first);
    socket
      .on('error', () => undefined)
      .on('data', () => {
        const next = left.shift();
        if (next !== undefined) socket.write(next);
        else if (ending === 'close') socket.destroy();
      });
    if (more.length === 0 && ending === 'close') socket.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
