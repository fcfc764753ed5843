import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Witness, WitnessMarks } from '#main/ports/audit/witness.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import type { EventLogScript } from './event-log-witness.ts';

/** A console, as a witness knows it. */
export interface WitnessedConsole {
  /** The name of this computer. */
  readonly workstation: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** A console, and which log of it a witness gets. */
export interface NamedLog extends WitnessedConsole {
  /** One for each log that may write into the same folder; good as part of a file's name. */
  readonly logName: string;
  /** How the event log of Windows is written. */
  readonly eventLog: EventLogScript;
}

/** What a log needs to be witnessed. */
export interface WitnessedParts extends WitnessedConsole {
  readonly log: AuditLog;
  /** At least one. */
  readonly witnesses: readonly Witness[];
  readonly marks: WitnessMarks;
  readonly clock: Clock;
  readonly programLog: Pick<Log, 'warn'>;
}
