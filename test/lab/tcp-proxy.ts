import { type Server, type Socket, connect, createServer } from 'node:net';

/** What happens to the bytes on their way. */
export type Weather =
  | { readonly kind: 'fair' }
  /** Each piece of an answer waits. */
  | { readonly kind: 'delayed'; readonly ms: number }
  /** The connection breaks after so many bytes of answers. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Connections are taken, and nothing ever comes back. */
  | { readonly kind: 'silent' };

/** Stands between the console and a server, and makes the network fail on purpose. */
export interface TcpProxy {
  readonly port: number;
  /** For pieces that come from now on. */
  weather: Weather;
  /** Connections taken so far. */
  readonly taken: () => number;
  /** Breaks every connection and takes none any more. */
  kill(): Promise<void>;
}

export async function startProxy(
  address: string,
  to: { readonly host: string; readonly port: number },
): Promise<TcpProxy> {
  const open = new Set<Socket>();
  let taken = 0;
  const server: Server = createServer((near) => {
    taken += 1;
    const far = connect(to);
    let answered = 0;
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.on('error', () => other.destroy());
    }
    near.on('data', (piece: Buffer) => {
      if (proxy.weather.kind !== 'silent') far.write(piece);
    });
    far.on('data', (piece: Buffer) => {
      const { weather } = proxy;
      answered += piece.length;
      if (weather.kind === 'silent') return;
      if (weather.kind === 'cut' && answered > weather.afterBytes) near.destroy();
      else if (weather.kind === 'delayed')
        setTimeout(() => near.writable && near.write(piece), weather.ms);
      else near.write(piece);
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(0, address, done);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the proxy has no port');

  const proxy: TcpProxy = {
    port: bound.port,
    weather: { kind: 'fair' },
    taken: () => taken,
    async kill() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
  return proxy;
}
