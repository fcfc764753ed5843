import type { CloudSignIn, CloudSignInOptions } from '#main/ports/connection/cloud-sign-in.ts';
import { AppError } from '#shared/errors.ts';
import type { ListState } from '#shared/request/list-state.ts';

/** A source with a sign-in of its own, as somebody at the browser would leave it. */
export interface MemoryCloud extends CloudSignIn {
  account: string | null;
  list: ListState;
  /** What the sign-in fails with. */
  failure: AppError | undefined;
  /** Runs while the browser is open. */
  inBrowser: (options: CloudSignInOptions) => Promise<void>;
}

export function memoryCloud(source = 'Entra ID'): MemoryCloud {
  const cloud: MemoryCloud = {
    source,
    account: null,
    list: { keys: null, asOf: null, reading: null },
    failure: undefined,
    inBrowser: async () => undefined,
    state: () => ({ source, account: cloud.account, list: cloud.list }),
    async signIn(options) {
      await cloud.inBrowser(options);
      if (cloud.failure !== undefined) throw cloud.failure;
      cloud.account = 'op@contoso.test';
      cloud.list = { keys: null, asOf: null, reading: 12_000 };
    },
    signOut() {
      cloud.account = null;
      cloud.list = { keys: null, asOf: null, reading: null };
    },
    readList() {
      if (cloud.account === null) throw new AppError('entra.signInNeeded', 'nobody');
      cloud.list = { ...cloud.list, reading: 0 };
    },
    check: async () => ({ name: 'cloud', state: 'skipped', because: 'no-cloud-sign-in' }),
  };
  return cloud;
}
