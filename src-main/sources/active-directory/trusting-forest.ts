import type { BindAs } from '#main/drivers/ldap/connection.ts';
import type { Timing } from '#main/drivers/ldap/open-client.ts';
import { within } from '#main/drivers/ldap/waiting.ts';
import type { UnrecordedRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { UnrecordedTpmSource } from '#main/ports/tpm/tpm-source.ts';
import { AppError } from '#shared/errors.ts';
import { catalogOrController } from './catalog.ts';
import type { LdapForest } from './configuration.ts';
import { type ForestAccess, forestAccess } from './forest-access.ts';
import { ldapRecoverySource } from './ldap-recovery.ts';
import { ldapTpmSource } from './ldap-tpm.ts';
import { enterForest } from './operator-entrance.ts';
import type { Reached } from './reached.ts';

/** Another forest, in the operator's name. */
export interface TrustingForest {
  readonly protectors: UnrecordedRecoverySource;
  readonly tpms: UnrecordedTpmSource;
  /** Closes the connections and forgets with which password they were opened. */
  signOut(): void;
}

interface TrustingForestOptions {
  readonly name: string;
  /** Who is signed in to the organisation's own directory. @throws AppError `auth.signedOut` */
  readonly operator: () => BindAs;
  readonly timing?: Partial<Timing>;
}

interface Entrance {
  readonly as: BindAs;
  /** Ends the way in while it is under way. */
  readonly leaving: AbortController;
  readonly reached: Promise<Reached>;
}

/**
 * Recovery data of another forest, which lets the operator in because it trusts the one they signed
 * in to. Entered at the first question. An account that was refused is not tried again with the
 * same password: each try counts towards its lockout. The readers reject with `source.notTrusted`
 * besides, and with `config.invalid` when `caFile` cannot be used.
 */
export function trustingForest(
  configuration: LdapForest,
  { name, operator, timing }: TrustingForestOptions,
): TrustingForest {
  let access: ForestAccess | undefined;
  let entrance: Entrance | undefined;

  async function reached(signal: AbortSignal): Promise<Reached> {
    const as = operator();
    if (entrance?.as.bindName !== as.bindName || entrance.as.password !== as.password) {
      leave();
      entrance = enter(as);
    }
    // Several calls may wait for this: cancelling one of them must not end it for the others.
    return within(entrance.reached, undefined, signal, () => undefined);
  }

  function enter(as: BindAs): Entrance {
    const leaving = new AbortController();
    const own: Entrance = { as, leaving, reached: reach(as, leaving.signal) };
    own.reached.catch((error: unknown) => {
      const isFinal = error instanceof AppError && error.code === 'source.notTrusted';
      if (entrance === own && !isFinal) entrance = undefined;
    });
    return own;
  }

  async function reach(as: BindAs, signal: AbortSignal): Promise<Reached> {
    try {
      // Not before it is asked: what is wrong with this source must not keep the others from opening.
      access ??= forestAccess(configuration, timing);
      return await enterForest(configuration, access, as, signal);
    } catch (error) {
      // The account is good where it was signed in with.
      if (error instanceof AppError && error.code.startsWith('auth.'))
        throw new AppError('source.notTrusted', `${configuration.domain}: ${error.message}`, {
          cause: error,
        });
      throw error;
    }
  }

  function leave(): void {
    entrance?.leaving.abort();
    entrance?.reached.then(
      ({ connections }) => connections.close(),
      () => undefined,
    );
    entrance = undefined;
  }

  const forest = { reached, withCatalog: catalogOrController() };
  return {
    protectors: ldapRecoverySource(name, forest),
    tpms: ldapTpmSource(name, forest),
    signOut: leave,
  };
}
