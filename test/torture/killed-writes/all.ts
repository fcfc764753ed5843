import { IN_FILES } from './in-files.ts';
import { IN_STORES } from './in-stores.ts';
import { QUEUES } from './queues.ts';
import type { KilledWrite } from './write.ts';

/** What a console writes, but for disclosures of keys, imports, upgrades and encryptions. */
export const KILLED_WRITES: readonly KilledWrite[] = [...IN_FILES, ...QUEUES, ...IN_STORES];
