import type { ForestDomain } from './forest.ts';
import type { OperatorConnections } from './operator-connections.ts';

/** The forest as the signed-in operator reaches it. */
export interface Reached {
  readonly connections: OperatorConnections;
  /** The domain signed in to first. */
  readonly forest: readonly ForestDomain[];
  /** DNS name of the forest's root domain, where DNS lists the global catalogs. */
  readonly root: string;
}
