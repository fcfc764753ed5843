import type { Operator, ProfileInfo } from '#shared/sign-in/session.ts';
import type { TrustedKey } from '../domain/reports/report-signature.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { AuditReport } from './audit/audit-report.ts';
import type { ComplianceSource } from './compliance/compliance-source.ts';
import type { CloudSignIn } from './connection/cloud-sign-in.ts';
import type { ConnectionCheck } from './connection/connection-check.ts';
import type { EscrowInventory } from './escrow/escrow-inventory.ts';
import type { CallerCodes } from './messages/caller-codes.ts';
import type { OwnerNotices } from './messages/owner-notices.ts';
import type { DriveRemote } from './recovery/drive-remote.ts';
import type { RecoverySource } from './recovery/recovery-source.ts';
import type { SignReport } from './reports/report-writer.ts';
import type { Directory } from './sign-in/directory.ts';
import type { CallOptions } from './system.ts';
import type { TpmRemote } from './tpm/tpm-remote.ts';
import type { TpmSource } from './tpm/tpm-source.ts';

/** One organisation, opened: its directory, its sources and its audit log. */
export interface OpenProfile {
  readonly info: ProfileInfo;
  readonly directory: Directory;
  /** At least one. Where two keep the same key, it is read from the first. */
  readonly recovery: readonly RecoverySource[];
  readonly tpm: readonly TpmSource[];
  /** Empty where no source has compliance data, such as Active Directory. */
  readonly compliance: readonly ComplianceSource[];
  /** Of the recovery sources that can list all they have; each has the name of its source. */
  readonly inventories: readonly EscrowInventory[];
  /** Sources that the operator signs in to once more, in the browser. */
  readonly clouds: readonly CloudSignIn[];
  readonly tpmRemote: TpmRemote;
  /** Absent where nothing is to be changed on the drives of computers. */
  readonly driveRemote?: DriveRemote | undefined;
  /** Absent where nobody is told that a secret of theirs was disclosed. */
  readonly ownerNotices?: OwnerNotices | undefined;
  /** Absent where callers are sent no code. */
  readonly callerCodes?: CallerCodes | undefined;
  readonly auditLog: AuditLog;
  /** Absent where report files are not signed. */
  readonly signReport?: SignReport | undefined;
  /** Reads the audit log as a report. */
  readonly auditReport: AuditReport;
  /**
   * Reads the signed-in operator's roles again; `undefined` where they cannot change.
   *
   * @throws AppError `auth.*` when the operator may not use the console any more; any other code
   *   when the directory gives no answer
   */
  readonly recheck: ((options: CallOptions) => Promise<Operator>) | undefined;
  /** Closes the operator's connections and forgets the password, after a lock or a sign-out. */
  forgetOperator(): void;
  /** Closes the store after its running statements. */
  close(): Promise<void>;
}

/** How a profile is opened. */
export interface OpenOptions {
  readonly signal: AbortSignal;
  /** Called while the first opening of a profile generates data. */
  readonly onProgress: (done: number, total: number) => void;
}

/** A profile of the configuration, not yet opened. */
export interface ProfileEntry {
  readonly info: ProfileInfo;
  /** What report files of it may be signed with. */
  readonly reportKeys?: readonly TrustedKey[] | undefined;
  /** `undefined` where there is no connection to a directory. */
  readonly checkConnection: ConnectionCheck | undefined;
  /**
   * @throws AppError `store.locked`, `store.damaged`, `store.newer`, `store.full`,
   *   `store.readOnly`, `store.wrongPurpose`, `store.unavailable`. A store that cannot be read is
   *   not changed.
   */
  open(options: OpenOptions): Promise<OpenProfile>;
}
