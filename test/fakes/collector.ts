import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Authority } from '#test/main/sources/active-directory/fake-forest/certificates.ts';

/** A request as it arrived. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answering = (received: Received, response: ServerResponse) => void;

/** A real HTTPS server that wants a certificate of each client. */
export interface Collector {
  readonly port: number;
  readonly received: readonly Received[];
  /** What it answers from now on. */
  answer: Answering;
  /** Nobody listens any more. */
  stop(): Promise<void>;
  /** Listens again, at the same port. */
  start(): Promise<void>;
}

export const takes: Answering = (_received, response) => void response.writeHead(204).end();

export async function startCollector(authority: Authority): Promise<Collector> {
  const received: Received[] = [];
  const sockets = new Set<Duplex>();
  let port = 0;
  let server: https.Server;

  const collector: Collector = {
    get port() {
      return port;
    },
    received,
    answer: takes,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void server.close(resolve));
    },
    async start() {
      server = https.createServer(
        {
          ...authority.issue(['localhost']),
          ca: authority.own.cert,
          requestCert: true,
          rejectUnauthorized: true,
        },
        (request, response) => {
          let body = '';
          request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
          request.on('end', () => {
            const { url = '', headers } = request;
            received.push({ path: url, headers, body });
            collector.answer({ path: url, headers, body }, response);
          });
        },
      );
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
      });
      server.on('tlsClientError', () => undefined);
      await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
      // Safe: a server that listens on TCP has such an address.
      ({ port } = server.address() as AddressInfo);
    },
  };
  await collector.start();
  return collector;
}
