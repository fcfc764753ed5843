import { type ConnectOptions, TIMING, type Timing } from '#main/drivers/ldap/open-client.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import type { LdapForest } from './configuration.ts';
import { type Locator, type Service, createLocator } from './controllers.ts';

/** How the servers of a forest are found and connected to. */
export interface ForestAccess {
  readonly locator: Locator;
  readonly options: ConnectOptions;
  /** The controllers of the configured domain. */
  readonly home: Service;
}

/** @throws AppError `config.invalid` when `caFile` cannot be used */
export function forestAccess(
  configuration: LdapForest,
  timing: Partial<Timing> = {},
): ForestAccess {
  const times = { ...TIMING, ...timing };
  const locator = createLocator(configuration, { dnsTimeout: times.dns });
  return {
    locator,
    options: {
      encryption: configuration.encryption,
      authorities: trustedAuthorities(configuration.caFile),
      lookup: locator.lookup,
      timing: times,
    },
    home: { kind: 'controller', domain: configuration.domain },
  };
}
