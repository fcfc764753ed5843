import type { Clock } from '#main/ports/system.ts';
import type { UpdateFolder } from '#main/ports/updates.ts';
import type { Configuration, ConfigurationPlace } from '#main/profiles/configuration.ts';
import type { CheckDeps } from '#main/profiles/organisation/organisation-check.ts';
import type { FoundSettings } from './policy-report.ts';

/** What a check works with. */
export interface DeskWork {
  readonly version: string;
  readonly configuration: Configuration;
  readonly place: ConfigurationPlace;
  readonly found: FoundSettings;
  readonly folders: { readonly organisations: string; readonly userData: string };
  readonly clock: Clock;
  /** The name of this computer. */
  readonly workstation: string;
  readonly eventLog: CheckDeps['eventLog'];
  readonly signal: AbortSignal;
  /** Made when it is asked: that reads the authorities of the operating system. */
  readonly updates: () => UpdateFolder;
  /** A file of one request, to be compared with the log. */
  readonly evidence?: string | undefined;
  /** Told what is looked at next. */
  readonly onStep: (name: string) => void;
  readonly onProgress: (done: number, total: number) => void;
}
