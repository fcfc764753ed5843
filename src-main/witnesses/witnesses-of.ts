import type { Witness } from '#main/ports/audit/witness.ts';
import type { WitnessConfiguration } from './configuration.ts';
import { httpsWitness } from './https-witness.ts';
import { syslogWitness } from './syslog-witness.ts';
import type { WitnessedConsole } from './witnessed-parts.ts';

/** The witnesses of a configuration. Nothing is sent yet. */
export function witnessesOf(
  configured: readonly WitnessConfiguration[],
  about: WitnessedConsole,
): readonly Witness[] {
  return configured.map((one) =>
    one.kind === 'syslog' ? syslogWitness(one, about) : httpsWitness(one, about),
  );
}
