import { type Server, type Socket, connect, createServer } from 'node:net';

/** How the network fails. */
export type NetworkFault =
  | { readonly kind: 'none' }
  /** Each chunk of an answer is held back. */
  | { readonly kind: 'delayed'; readonly ms: number }
  /** The connection is closed after so many bytes of answers. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Connections are accepted and never answered. */
  | { readonly kind: 'silent' };

/** Stands between the console and a server, and makes the network fail on purpose. */
export interface TcpProxy {
  readonly port: number;
  /** For bytes that arrive from now on. */
  fault: NetworkFault;
  /** Connections accepted so far. */
  readonly accepted: () => number;
  /** Closes every connection and accepts none any more. */
  kill(): Promise<void>;
}

export async function startProxy(
  address: string,
  to: { readonly host: string; readonly port: number },
): Promise<TcpProxy> {
  const open = new Set<Socket>();
  let accepted = 0;
  const listener: Server = createServer((client) => {
    accepted += 1;
    const server = connect(to);
    let answered = 0;
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.on('error', () => other.destroy());
    }
    client.on('data', (chunk: Buffer) => {
      if (proxy.fault.kind !== 'silent') server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      const { fault } = proxy;
      answered += chunk.length;
      if (fault.kind === 'silent') return;
      if (fault.kind === 'cut' && answered > fault.afterBytes) client.destroy();
      else if (fault.kind === 'delayed')
        setTimeout(() => client.writable && client.write(chunk), fault.ms);
      else client.write(chunk);
    });
  });
  await new Promise<void>((done, fail) => {
    listener.once('error', fail).listen(0, address, done);
  });
  const bound = listener.address();
  if (bound === null || typeof bound === 'string') throw new Error('the proxy has no port');

  const proxy: TcpProxy = {
    port: bound.port,
    fault: { kind: 'none' },
    accepted: () => accepted,
    async kill() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => listener.close(done));
    },
  };
  return proxy;
}
