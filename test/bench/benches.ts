import type { Bench } from './bench.ts';
import { adLookup } from './measurements/ad-lookup.ts';
import { append } from './measurements/append.ts';
import { compliance } from './measurements/compliance.ts';
import { disclose } from './measurements/disclose.ts';
import { entra } from './measurements/entra.ts';
import { exportReport } from './measurements/export.ts';
import { growth } from './measurements/growth.ts';
import { lookUp } from './measurements/look-up.ts';
import { memory } from './measurements/memory.ts';
import { report } from './measurements/report.ts';
import { scroll } from './measurements/scroll.ts';
import { size } from './measurements/size.ts';
import { startup } from './measurements/startup.ts';
import { totals } from './measurements/totals.ts';
import { verify } from './measurements/verify.ts';

/** Every measurement, in the order of the table. */
export const benches: readonly Bench[] = [
  startup,
  lookUp,
  disclose,
  growth,
  adLookup,
  entra,
  report,
  totals,
  compliance,
  exportReport,
  verify,
  append,
  memory,
  scroll,
  size,
];
