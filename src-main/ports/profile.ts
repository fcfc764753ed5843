import type { Operator, ProfileInfo } from '#shared/sign-in/session.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { AuditReport } from './audit/audit-report.ts';
import type { ComplianceSource } from './compliance/compliance-source.ts';
import type { ConnectionCheck } from './connection/connection-check.ts';
import type { RecoverySource } from './recovery/recovery-source.ts';
import type { Directory } from './sign-in/directory.ts';
import type { CallOptions } from './system.ts';
import type { TpmRemote } from './tpm/tpm-remote.ts';
import type { TpmSource } from './tpm/tpm-source.ts';

/** One organisation, opened: its directory, its sources and its audit log. */
export interface OpenProfile {
  readonly info: ProfileInfo;
  readonly directory: Directory;
  /**
   * At least one. In the order in which they are believed: where two keep the same key, the first
   * is read.
   */
  readonly recovery: readonly RecoverySource[];
  readonly tpm: readonly TpmSource[];
  /** Empty where no configured source knows of compliance; Active Directory does not. */
  readonly compliance: readonly ComplianceSource[];
  readonly tpmRemote: TpmRemote;
  readonly auditLog: AuditLog;
  /** Reads that log for people. */
  readonly auditReport: AuditReport;
  /**
   * Asks the directory anew who the signed-in operator is; `undefined` where that cannot change.
   *
   * @throws AppError `auth.*` when the operator may not be here any more; any other code when that
   *   could not be found out
   */
  readonly recheck: ((options: CallOptions) => Promise<Operator>) | undefined;
  /**
   * The operator has locked or signed out: connections are closed, and the password they were
   * opened with is forgotten.
   */
  forgetOperator(): void;
  /** Waits for running statements and closes the store. */
  close(): Promise<void>;
}

/** How a profile is opened. */
export interface OpenOptions {
  readonly signal: AbortSignal;
  /** Called while a first opening makes data. */
  readonly onProgress: (done: number, total: number) => void;
}

/** A profile the configuration names, not yet opened. */
export interface ProfileEntry {
  readonly info: ProfileInfo;
  /** `undefined` where there is no way to a directory that could fail. */
  readonly checkConnection: ConnectionCheck | undefined;
  /**
   * @throws AppError `store.locked`, `store.damaged`, `store.newer`, `store.full`,
   *   `store.readOnly`, `store.wrongPurpose`, `store.unavailable`. A file that cannot be read is
   *   left exactly as it is.
   */
  open(options: OpenOptions): Promise<OpenProfile>;
}
