import { isWorthAnotherTry } from '#main/drivers/ldap/connection-errors.ts';
import type { Connection } from '#main/drivers/ldap/connection.ts';
import type { Reached } from './reached.ts';

/** A connection, and the base that means everything it knows. */
export interface Searchable {
  readonly connection: Connection;
  readonly base: string;
}

/** Runs a search over whatever knows all of the forest. */
export type WithCatalog = <T>(
  reached: Reached,
  work: (where: Searchable) => Promise<T>,
  signal: AbortSignal,
) => Promise<T>;

/** The forest as the signed-in operator searches it. */
export interface OperatorForest {
  /** Rejects with `auth.signedOut` when nobody is signed in. */
  readonly reached: (signal: AbortSignal) => Promise<Reached>;
  readonly withCatalog: WithCatalog;
}

/**
 * How long, in milliseconds, a catalog that could not be reached is left alone where a controller
 * knows as much.
 */
const CATALOG_REST_MS = 300_000;

/**
 * Asks the global catalog. Where it cannot be reached, as behind some firewalls, and the forest has
 * one domain only, its controllers know just as much; with several domains an answer without the
 * others would be a wrong one.
 */
export function catalogOrController(): WithCatalog {
  let restUntil = -Infinity;
  return async ({ connections, forest, root }, work, signal) => {
    const [own, ...others] = forest;
    const only = others.length === 0 ? own : undefined;
    const atController = ({ dns, dn }: { readonly dns: string; readonly dn: string }) =>
      connections.run(
        { kind: 'controller', domain: dns },
        (connection) => work({ connection, base: dn }),
        signal,
      );
    if (only !== undefined && performance.now() < restUntil) return atController(only);
    try {
      return await connections.run(
        { kind: 'catalog', domain: root },
        (connection) => work({ connection, base: '' }),
        signal,
      );
    } catch (error) {
      if (!isWorthAnotherTry(error) || only === undefined) throw error;
      restUntil = performance.now() + CATALOG_REST_MS;
      return atController(only);
    }
  };
}
