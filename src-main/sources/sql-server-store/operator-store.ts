import type { Clock } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import type { BindCredentials } from '../source-kind.ts';
import type { StoreProcedures } from './store-procedures.ts';

/** The central store in the name of whoever is signed in. */
export interface OperatorStore {
  /** Rejects with `auth.signedOut` while nobody is signed in. */
  readonly procedures: StoreProcedures;
  /**
   * The store in the name of this account (`DOMAIN\name`): while it is signed in, and after that
   * until {@link close}. `undefined` for any other.
   */
  of(account: string): StoreProcedures | undefined;
  /**
   * The operator has locked or signed out. The connection is kept, with their password, until the
   * entry that says so has been written, for ten seconds at most.
   */
  leave(): void;
  /**
   * That entry has been written: the connection of whoever has left is closed, and their password
   * forgotten.
   */
  close(): void;
}

interface Deps {
  /** Opens the store with an account. Nothing is sent before something is asked. */
  readonly open: (as: BindCredentials) => StoreProcedures;
  /** @throws AppError `auth.signedOut` */
  readonly operator: () => BindCredentials;
  readonly clock: Clock;
}

interface Entered {
  readonly as: BindCredentials;
  readonly store: StoreProcedures;
}

interface Leaving extends Entered {
  readonly callOff: () => void;
}

/** Longest time, in milliseconds, that an operator who has gone may still record it. */
export const LAST_WORDS_MS = 10_000;

/** The store is opened anew for each operator, and for each password they sign in with. */
export function operatorStore({ open, operator, clock }: Deps): OperatorStore {
  let entered: Entered | undefined;
  let leaving: Leaving | undefined;

  function current(): Entered {
    const as = operator();
    if (entered?.as.bindName === as.bindName && entered.as.password === as.password) return entered;
    // Another has signed in over somebody's session; that one's last words are still to come.
    leave();
    entered = { as, store: open(as) };
    return entered;
  }

  function leave(): void {
    if (entered === undefined) return;
    close();
    leaving = { ...entered, callOff: clock.after(LAST_WORDS_MS, close) };
    entered = undefined;
  }

  function close(): void {
    leaving?.callOff();
    leaving?.store.disconnect();
    leaving = undefined;
  }

  function signedIn(): Entered | undefined {
    try {
      return current();
    } catch (error) {
      if (error instanceof AppError && error.code === 'auth.signedOut') return undefined;
      throw error;
    }
  }

  return {
    procedures: {
      get server() {
        return signedIn()?.store.server ?? '';
      },
      state: async (options) => current().store.state(options),
      read: async (procedure, parameters, options) =>
        current().store.read(procedure, parameters, options),
      execute: async (procedure, parameters) => current().store.execute(procedure, parameters),
      disconnect: leave,
    },
    of: (account) =>
      [signedIn(), leaving].find(
        (one) => one !== undefined && one.as.bindName.toLowerCase() === account.toLowerCase(),
      )?.store,
    leave,
    close,
  };
}
