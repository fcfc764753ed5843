import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Witness, WitnessMarks } from '#main/ports/audit/witness.ts';
import type { Clock, Log } from '#main/ports/system.ts';

/** What a log needs to be witnessed. */
export interface WitnessedParts {
  readonly log: AuditLog;
  /** At least one. */
  readonly witnesses: readonly Witness[];
  readonly marks: WitnessMarks;
  readonly clock: Clock;
  /** The name of this computer. */
  readonly workstation: string;
  readonly programLog: Pick<Log, 'warn'>;
}
