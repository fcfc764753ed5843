import { IN_FILES } from './in-files.ts';
import { IN_STORES } from './in-stores.ts';
import { QUEUES } from './queues.ts';
import type { KilledWrite } from './write.ts';

/**
 * What a console writes, but for disclosures of keys, imports, upgrades and encryptions. A short
 * run tries the first of them.
 */
export const KILLED_WRITES: readonly KilledWrite[] = [...QUEUES, ...IN_STORES, ...IN_FILES];
