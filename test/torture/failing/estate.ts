import type { SeedProtector } from '#test/contract/recovery-source.contract.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { type TlsProxy, startTlsProxy } from '#test/lab/tls-proxy.ts';
import { ID, PASSWORD, driveForm } from '#test/main/features/drive-request.ts';

/** One request of the page. */
export type Step = readonly [name: Parameters<TestConsole['call']>[0], input?: unknown];

/** A console whose keys come from a real source, over the wire. */
export interface FailingDesk {
  readonly app: TestConsole;
  /** What the page asks, in order. */
  readonly flow: readonly Step[];
  close(): void;
}

/** A source that can be made to fail at any byte of its answers. */
export interface FailingEstate {
  readonly name: string;
  /** What stands before each of its servers. */
  readonly proxies: readonly TlsProxy[];
  open(): Promise<FailingDesk>;
  stop(): Promise<void>;
}

export const SEED: SeedProtector = {
  keyId: ID,
  computer: 'WS-1',
  users: ['anna'],
  volume: { kind: 'operating-system', driveLetter: 'C:' },
  recoveryPassword: PASSWORD,
  keyPackage: undefined,
  escrowedAt: '2026-01-01T00:00:00.000Z',
};

/** The requests about a key, of which the first and the last disclose it. */
export const KEY_FLOW: readonly Step[] = [
  ['recovery.submit', { form: ofAnna(ID) }],
  ['recovery.find', { by: 'computer', text: 'WS-1' }],
  ['recovery.disclose', { form: ofAnna(ID.slice(0, 8)), keyId: ID }],
];

/** For sources that know who uses a computer. */
export const OF_END_USER: Step = ['recovery.find', { by: 'endUser', text: 'CONTOSO\\anna' }];

function ofAnna(keyId: string) {
  return driveForm({ keyId, userDomain: 'CONTOSO', userName: 'anna' });
}

type Parts = Partial<TestConsole['profile']>;

/** A console on these parts of a profile. */
export function consoleOn(parts: Parts): TestConsole {
  const app = testConsole();
  Object.assign(app.profile, parts);
  return app;
}

/** Puts a proxy before servers, as they are told of. */
export function proxies(): {
  readonly all: readonly TlsProxy[];
  readonly before: (server: Parameters<typeof startTlsProxy>[0]) => Promise<number>;
  readonly stop: () => Promise<void>;
} {
  const all: TlsProxy[] = [];
  return {
    all,
    async before(server) {
      const proxy = await startTlsProxy(server);
      all.push(proxy);
      return proxy.port;
    },
    async stop() {
      await Promise.all(all.map((proxy) => proxy.stop()));
    },
  };
}
