import type { Witness } from '#main/ports/audit/witness.ts';
import type { WitnessConfiguration } from './configuration.ts';
import { eventLogWitness } from './event-log-witness.ts';
import { folderWitness } from './folder-witness.ts';
import { httpsWitness } from './https-witness.ts';
import { syslogWitness } from './syslog-witness.ts';
import type { NamedLog } from './witnessed-parts.ts';

/** The witnesses of a configuration. Nothing is sent yet. */
export function witnessesOf(
  configured: readonly WitnessConfiguration[],
  about: NamedLog,
): readonly Witness[] {
  return configured.map((one) => witnessOf(one, about));
}

function witnessOf(configured: WitnessConfiguration, about: NamedLog): Witness {
  switch (configured.kind) {
    case 'syslog':
      return syslogWitness(configured, about);
    case 'https':
      return httpsWitness(configured, about);
    case 'folder':
      return folderWitness(configured, about);
    case 'event-log':
      return eventLogWitness(configured, about.eventLog);
  }
}
