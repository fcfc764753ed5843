import { untilCancelled } from '#main/drivers/network/time-limit.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type { UnrecordedRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { UnrecordedTpmSource } from '#main/ports/tpm/tpm-source.ts';
import { AppError } from '#shared/errors.ts';
import type { BindCredentials } from '../source-kind.ts';
import { type OperatorForest, createCatalogSearch } from './catalog-search.ts';
import type { LdapForest } from './configuration.ts';
import { type DirectoryTimeLimits, type ForestAccess, forestAccess } from './forest-access.ts';
import { type ForestSession, openForestSession } from './forest-session.ts';
import { ldapInventory } from './ldap-inventory.ts';
import { ldapRecoverySource } from './ldap-recovery.ts';
import { ldapTpmSource } from './ldap-tpm.ts';

/** Another forest, in the operator's name. */
export interface TrustingForest {
  readonly protectors: UnrecordedRecoverySource;
  readonly tpms: UnrecordedTpmSource;
  readonly inventory: EscrowInventory;
  /** Closes the connections and forgets with which password they were opened. */
  signOut(): void;
}

interface TrustingForestOptions {
  readonly name: string;
  /** Who is signed in to the organisation's own directory. @throws AppError `auth.signedOut` */
  readonly operator: () => BindCredentials;
  readonly timeLimits?: Partial<DirectoryTimeLimits>;
}

/** The session of one operator with one password, which may still be opening. */
interface OpeningSession {
  readonly credentials: BindCredentials;
  /** Ends the opening. */
  readonly abort: AbortController;
  readonly session: Promise<ForestSession>;
}

/**
 * Recovery data of another forest, which lets the operator in because it trusts the one they signed
 * in to. It is signed in to at the first question. An account that was refused is not tried again
 * with the same password: each try counts towards its lockout. The readers reject with
 * `source.notTrusted` besides, and with `config.invalid` when `caFile` cannot be used.
 */
export function trustingForest(
  configuration: LdapForest,
  { name, operator, timeLimits }: TrustingForestOptions,
): TrustingForest {
  let access: ForestAccess | undefined;
  let current: OpeningSession | undefined;

  async function session(signal: AbortSignal): Promise<ForestSession> {
    const credentials = operator();
    if (current === undefined || !isSame(current.credentials, credentials)) {
      signOut();
      current = open(credentials);
    }
    // Several calls may wait for this: a cancel of one must not end it for the others.
    return untilCancelled(current.session, { signal });
  }

  function open(credentials: BindCredentials): OpeningSession {
    const abort = new AbortController();
    const opening = { credentials, abort, session: signIn(credentials, abort.signal) };
    opening.session.catch((error: unknown) => {
      const isFinal = error instanceof AppError && error.code === 'source.notTrusted';
      if (current === opening && !isFinal) current = undefined;
    });
    return opening;
  }

  async function signIn(credentials: BindCredentials, signal: AbortSignal): Promise<ForestSession> {
    try {
      // Only now: what is wrong with this source must not keep the others from opening.
      access ??= forestAccess(configuration, timeLimits);
      return await openForestSession({ configuration, access, credentials }, signal);
    } catch (error) {
      // The account is good in its own forest, so this one does not trust it.
      if (error instanceof AppError && error.code.startsWith('auth.'))
        throw new AppError('source.notTrusted', `${configuration.domain}: ${error.message}`, {
          cause: error,
        });
      throw error;
    }
  }

  function signOut(): void {
    current?.abort.abort();
    current?.session.then(
      ({ connections }) => connections.close(),
      () => undefined,
    );
    current = undefined;
  }

  return { ...readersOf(name, session), signOut };
}

function readersOf(
  name: string,
  session: OperatorForest['session'],
): Omit<TrustingForest, 'signOut'> {
  const forest = { session, searchCatalog: createCatalogSearch() };
  return {
    protectors: ldapRecoverySource(name, forest),
    tpms: ldapTpmSource(name, forest),
    inventory: ldapInventory(name, forest),
  };
}

function isSame(a: BindCredentials, b: BindCredentials): boolean {
  return a.bindName === b.bindName && a.password === b.password;
}
