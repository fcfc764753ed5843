import type { Bench } from './bench.ts';
import { disclose } from './measurements/disclose.ts';
import { lookUp } from './measurements/look-up.ts';

/** Every measurement, in the order of the table. */
export const benches: readonly Bench[] = [lookUp, disclose];
