import { isRetryable } from '#main/drivers/ldap/errors.ts';
import type { ControllerConnection } from './controller-connection.ts';
import type { ForestSession } from './forest-session.ts';
import type { ForestDomain } from './forest.ts';

/** A connection, and the base below which it finds everything it knows. */
export interface SearchScope {
  readonly connection: ControllerConnection;
  readonly base: string;
}

/** Runs a search over whatever knows all of the forest. @throws as `OperatorConnections.run` */
export type CatalogSearch = <T>(
  session: ForestSession,
  work: (scope: SearchScope) => Promise<T>,
  signal: AbortSignal,
) => Promise<T>;

/** The forest as the signed-in operator searches it. */
export interface OperatorForest {
  /** Rejects with `auth.signedOut` when nobody is signed in. */
  readonly session: (signal: AbortSignal) => Promise<ForestSession>;
  readonly searchCatalog: CatalogSearch;
}

/**
 * How long, in milliseconds, a catalog that could not be reached is not tried again where a
 * controller knows as much.
 */
const CATALOG_RETRY_MS = 300_000;

/**
 * Asks the global catalog. Where it cannot be reached, as behind some firewalls, and the forest has
 * one domain only, its controllers know just as much; with several domains an answer without the
 * others would be a wrong one.
 */
export function createCatalogSearch(): CatalogSearch {
  let retryAt = -Infinity;
  return async ({ connections, domains, rootDomain }, work, signal) => {
    const [first, ...others] = domains;
    const onlyDomain = others.length === 0 ? first : undefined;
    const atController = ({ dns, dn }: ForestDomain) =>
      connections.run(
        { kind: 'controller', domain: dns },
        (connection) => work({ connection, base: dn }),
        signal,
      );
    if (onlyDomain !== undefined && performance.now() < retryAt) return atController(onlyDomain);
    try {
      return await connections.run(
        { kind: 'catalog', domain: rootDomain },
        (connection) => work({ connection, base: '' }),
        signal,
      );
    } catch (error) {
      if (!isRetryable(error) || onlyDomain === undefined) throw error;
      retryAt = performance.now() + CATALOG_RETRY_MS;
      return atController(onlyDomain);
    }
  };
}
