import http from 'node:http';
import https from 'node:https';
import { type Duplex, PassThrough } from 'node:stream';

/** To reach the proxy and, through it, the server, in milliseconds. */
const OPEN_WITHIN_MS = 20_000;
const OPENED = 200;
const HTTP_PORT = '80';

type Opened = (error: Error | null, stream: Duplex) => void;

/** Node looks at no stream where there is an error. */
const NO_STREAM = new PassThrough();

/**
 * Connects through a proxy (CONNECT, RFC 9110, 9.3.6). What goes through is encrypted up to the
 * server: the proxy sees its name, and nothing of what is said.
 */
export class TunnelAgent extends https.Agent {
  readonly #proxy: URL;

  /** @param proxy `http:`; without a name and password */
  constructor(proxy: URL, options: https.AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(options: https.RequestOptions, opened?: Opened): undefined {
    const server = `${options.host}:${options.port}`;
    const asked = http.request({
      host: this.#proxy.hostname,
      port: this.#proxy.port || HTTP_PORT,
      method: 'CONNECT',
      path: server,
      headers: { host: server },
      agent: false,
    });
    const fail = (error: Error) => opened?.(error, NO_STREAM);
    asked.setTimeout(OPEN_WITHIN_MS, () => {
      asked.destroy(new Error(`the proxy ${this.#proxy.host} does not answer`));
    });
    asked.on('error', fail);
    asked.on('connect', ({ statusCode }, socket) => {
      socket.setTimeout(0);
      if (statusCode === OPENED) {
        const secured = super.createConnection({ ...options, socket } as https.RequestOptions);
        if (secured) opened?.(null, secured);
        return;
      }
      socket.destroy();
      fail(new Error(`the proxy ${this.#proxy.host} answered ${statusCode}`));
    });
    asked.end();
    return undefined;
  }
}
