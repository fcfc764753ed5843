import type { KeptReport } from '#shared/reports/kept-report.ts';

/** The last reports a person viewed, on this computer's disk, encrypted. */
export interface KeptReports {
  /** Newest first. What cannot be opened any more is left out. */
  list(): Promise<readonly KeptReport[]>;
  /**
   * Keeps a report file; the oldest ones give way. @throws AppError `report.notProtected` where the
   * operating system would not protect it, `file.*`
   */
  keep(about: Omit<KeptReport, 'id'>, file: Uint8Array): Promise<void>;
  /** @returns the report file; `undefined` when it is not there any more, or cannot be opened */
  read(id: string): Promise<Uint8Array | undefined>;
  /** Deletes one, or with nothing all of them. */
  forget(id?: string): Promise<void>;
}
