import type { ClientOptions, LdapTimeLimits } from '#main/drivers/ldap/open-client.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import { fromKeys, keysOf } from '#shared/typed-keys.ts';
import type { LdapForest } from './configuration.ts';
import {
  type ControllerLocator,
  type Service,
  createControllerLocator,
} from './controller-locator.ts';

/** Milliseconds. A controller that is down or hangs costs `connect`, once. */
export interface DirectoryTimeLimits extends LdapTimeLimits {
  /** Until a DNS server has answered. It is asked twice. */
  readonly dns: number;
  /** Until the operating system has a ticket. It may have to ask several domains. */
  readonly ticket: number;
}

/** How a controller is connected to. */
export interface ControllerOptions extends ClientOptions {
  readonly timeLimits: DirectoryTimeLimits;
}

/** Short waits: a controller that does not answer is left for the next one. */
const WAITS = {
  dns: 1_500,
  ticket: 5_000,
  connect: 2_000,
  bind: 5_000,
  answer: 10_000,
  probe: 1_500,
  suspectAfter: 1_000,
};
const IDLE_CHECK_AFTER = 1_000;

/** How the servers of a forest are found and connected to. */
export interface ForestAccess {
  readonly locator: ControllerLocator;
  readonly options: ControllerOptions;
  /** The controllers of the configured domain. */
  readonly home: Service;
}

/**
 * Sends nothing yet.
 *
 * @throws AppError `config.invalid` when `caFile` cannot be used
 */
export function forestAccess(
  configuration: LdapForest,
  timeLimits: Partial<DirectoryTimeLimits> = {},
): ForestAccess {
  const { timeoutFactor = 1 } = configuration;
  const waits = fromKeys(keysOf(WAITS), (wait) => WAITS[wait] * timeoutFactor);
  const limits = { ...waits, idleCheckAfter: IDLE_CHECK_AFTER, ...timeLimits };
  const locator = createControllerLocator(configuration, limits.dns);
  return {
    locator,
    options: {
      encryption: configuration.encryption,
      authorities: trustedAuthorities(configuration.caFile),
      lookup: locator.lookup,
      timeLimits: limits,
    },
    home: { kind: 'controller', domain: configuration.domain },
  };
}
