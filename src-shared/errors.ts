import { z } from 'zod';
import { LimitWindow } from './recovery/disclosure-limits.ts';

/**
 * Everything that can go wrong, as a code. The page has the words for each one
 * (src-renderer/text/).
 */
export const ErrorCode = z.enum([
  'internal',
  'input.invalid',
  'request.cancelled',
  'request.inProgress',
  'auth.badCredentials',
  'auth.throttled',
  'auth.noRole',
  'auth.signedOut',
  'auth.forbidden',
  'auth.locked',
  'auth.logonHours',
  'auth.workstation',
  'auth.passwordExpired',
  'auth.disabled',
  'auth.accountExpired',
  'auth.mustChangePassword',
  'auth.lockedOut',
  'auth.restricted',
  'auth.logonType',
  'auth.tooManyGroups',
  'auth.refused',
  'auth.ticketRevoked',
  'auth.channelBinding',
  'auth.windowsOnly',
  'auth.passwordOnly',
  'auth.nobodyThere',
  'kerberos.unavailable',
  'kerberos.noTicket',
  'kerberos.expired',
  'kerberos.clock',
  'kerberos.noSpn',
  'kerberos.realm',
  'kerberos.kdcSilent',
  'kerberos.encryption',
  'kerberos.notOffered',
  'kerberos.signing',
  'kerberos.forged',
  'kerberos.failed',
  'directory.unreachable',
  'directory.timedOut',
  'directory.refused',
  'directory.clearTextRefused',
  'directory.certificateExpired',
  'directory.certificateUnknown',
  'directory.certificateName',
  'directory.certificateWeak',
  'directory.outdatedEncryption',
  'directory.noLogonServer',
  'directory.outsideDomain',
  'directory.groupsNotFound',
  'config.invalid',
  'profile.unknown',
  'settings.managed',
  'setup.managed',
  'setup.signOutFirst',
  'setup.ended',
  'setup.noCertificate',
  'store.locked',
  'store.damaged',
  'store.replaced',
  'store.altered',
  'store.clockBehind',
  'store.newer',
  'store.older',
  'store.disclosedUnseen',
  'store.full',
  'store.readOnly',
  'store.wrongPurpose',
  'store.unavailable',
  'store.behindWitness',
  'store.unlikeWitness',
  'witness.unreachable',
  'witness.timedOut',
  'witness.notTrusted',
  'witness.refused',
  'witness.notConfigured',
  'message.unreachable',
  'message.timedOut',
  'message.notTrusted',
  'message.deferred',
  'message.refused',
  'message.notConfigured',
  'message.noAddress',
  'code.wrong',
  'code.gone',
  'code.required',
  'code.tooMany',
  'source.timedOut',
  'source.notTrusted',
  'sql.hostUnknown',
  'sql.instanceUnknown',
  'sql.unreachable',
  'sql.timedOut',
  'sql.connectionLost',
  'sql.unreadableAnswer',
  'sql.encryptionRefused',
  'sql.certificateExpired',
  'sql.certificateUnknown',
  'sql.certificateName',
  'sql.certificateWeak',
  'sql.outdatedEncryption',
  'sql.loginRefused',
  'sql.loginUntrusted',
  'sql.needsPassword',
  'sql.accountDisabled',
  'sql.accountLocked',
  'sql.passwordExpired',
  'sql.databaseUnknown',
  'sql.databaseUnavailable',
  'sql.databaseReadOnly',
  'sql.notPermitted',
  'sql.objectMissing',
  'sql.full',
  'sql.busy',
  'sql.refused',
  'sql.outcomeUnknown',
  'entra.signInNeeded',
  'entra.signInCancelled',
  'entra.signInTimedOut',
  'entra.signInRefused',
  'entra.noBrowser',
  'entra.consentMissing',
  'entra.accountDisabled',
  'entra.notAllowed',
  'entra.notRegistered',
  'entra.notSynced',
  'entra.otherAccount',
  'entra.listIncomplete',
  'entra.notPermitted',
  'entra.notManaged',
  'entra.throttled',
  'entra.unavailable',
  'entra.refused',
  'entra.unreadableAnswer',
  'entra.unreachable',
  'entra.timedOut',
  'entra.notTrusted',
  'adminService.noSearchById',
  'adminService.signInRefused',
  'adminService.notPermitted',
  'adminService.busy',
  'adminService.failed',
  'adminService.refused',
  'adminService.unreadableAnswer',
  'adminService.unreachable',
  'adminService.timedOut',
  'adminService.notTrusted',
  'login.missing',
  'login.unreadable',
  'login.noProtection',
  'disclosure.limitReached',
  'disclosure.tooManyGuesses',
  'recovery.noMatch',
  'recovery.sourcesMissing',
  'recovery.cannotRotate',
  'recovery.noneFound',
  'recovery.notPermitted',
  'recovery.userNotAssociated',
  'recovery.noneForEndUser',
  'recovery.noLongerHeld',
  'recovery.noKeyPackage',
  'recovery.damagedPassword',
  'recovery.keyClosed',
  'rotation.noPowerShell',
  'rotation.unreachable',
  'rotation.accessDenied',
  'rotation.timedOut',
  'rotation.unreadableAnswer',
  'rotation.notThere',
  'rotation.locked',
  'rotation.refused',
  'rotation.notBackedUp',
  'rotation.leftBehind',
  'rotation.oldNotRemoved',
  'link.invalid',
  'link.notPermitted',
  'ticket.notOpened',
  'report.notAReport',
  'report.newer',
  'report.tooLarge',
  'report.closed',
  'compliance.noSource',
  'compliance.unknownComputer',
  'compliance.sourcesMissing',
  'report.tooManyRows',
  'report.notOnPaper',
  'report.notProtected',
  'report.notKept',
  'printer.failed',
  'printer.tooManyRows',
  'tpm.noneStored',
  'tpm.unknownComputer',
  'tpm.severalDomains',
  'tpm.sourcesMissing',
  'tpm.notPermitted',
  'tpm.userNotAssociated',
  'tpm.damagedPassword',
  'tpm.fileUnreadable',
  'tpm.otherMachine',
  'tpm.superseded',
  'tpm.noPowerShell',
  'tpm.unreachable',
  'tpm.accessDenied',
  'tpm.notFound',
  'tpm.timedOut',
  'tpm.unreadableAnswer',
  'tpm.notLocked',
  'tpm.wrongOwnerPassword',
  'tpm.defendLock',
  'tpm.alreadyOwned',
  'tpm.installDisabled',
  'tpm.noEndorsement',
  'tpm.presenceFailure',
  'tpm.presenceUnsupported',
  'tpm.badArgument',
  'tpm.otherReturnCode',
  'clipboard.unavailable',
  'file.noSpace',
  'file.writeProtected',
  'file.refused',
  'file.gone',
  'file.inUse',
  'file.isFolder',
  'file.alreadyThere',
  'file.nameTooLong',
  'file.nameRefused',
  'file.tooLarge',
  'file.driveError',
  'file.notVerified',
  'file.failed',
  'file.unreadable',
  'file.notRegular',
  'file.noAnswer',
  'file.tooManyRead',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** Values a sentence needs: a countdown, a file name, which fields are wrong. Never a secret. */
export const ErrorDetails = z.object({
  waitSeconds: z.number().optional(),
  fileName: z.string().optional(),
  /**
   * What exactly is wrong: with the configuration file, for whoever wrote it; with a TPM owner
   * password file; a return code; which groups; the number a directory refused a sign-in with;
   * `workstation` where it waits, and not the account; what Microsoft's service said; a
   * permission.
   */
  reason: z.string().optional(),
  /** Names of the sources that gave no answer, with commas between. */
  sources: z.string().optional(),
  /** The newest moment in the audit log, for `store.clockBehind`: ISO 8601, UTC. */
  newest: z.string().optional(),
  /** The newest entry that a witness has, and the last one in the log that fits it. */
  witnessed: z.number().optional(),
  fits: z.number().optional(),
  /** The database server or witness that was asked, as a person would name it. */
  server: z.string().optional(),
  /** The number under which Microsoft has the request: its support asks for it. */
  requestId: z.string().optional(),
  /** Names of groups to ask for, with commas between, for `auth.noRole`. */
  groups: z.string().optional(),
  /** The most there may be, where something is limited. */
  most: z.number().optional(),
  /** Over which time `most` counts, for `disclosure.limitReached`. */
  window: LimitWindow.optional(),
  /** From when on it is possible again: ISO 8601, UTC. */
  nextAt: z.string().optional(),
  /** Problem by field name, for `input.invalid`. */
  fields: z.record(z.string(), z.string()).optional(),
});
export type ErrorDetails = z.infer<typeof ErrorDetails>;

/** An expected failure. `message` is for the log; people read the words chosen by `code`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: ErrorDetails } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** The code Node, SQLite or a library gave an error, such as `ENOENT`; empty where it has none. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** What an error says; whatever else was thrown, as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code of an expected failure, `internal` for every other. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal';
}
