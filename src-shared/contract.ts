import { z } from 'zod';
import { ChainVerdict } from './model/audit-entry.ts';
import { AuditColumn, AuditCursor, AuditFilter, AuditPage, AuditQuery, AuditSummary, ReportForm, ReportHeader, ReportVerdict } from './model/audit-report.ts';
import { CallerCheck, TickedSteps } from './model/caller-check.ts';
import { Computer } from './model/computer.ts';
import { CheckStep } from './model/connection-check.ts';
import { DriveForm } from './model/drive-request.ts';
import { NativeWords } from './model/native-words.ts';
import { ConfigurationOrigin, DirectoryChoice, GroupChoice, GroupsByRole } from './model/organisation-setup.ts';
import { Protector } from './model/protector.ts';
import { DriveReason } from './model/reason.ts';
import { RecoveryKeyId } from './model/recovery-key-id.ts';
import { RemovableDrive } from './model/removable-drive.ts';
import { RepairCommand } from './model/repair-command.ts';
import type { Area } from './model/role.ts';
import { ReportViews } from './model/report-view.ts';
import { ProfileInfo, SessionView } from './model/session.ts';
import { Settings } from './model/settings.ts';
import { SourceStatus } from './model/source-status.ts';
import { TpmFileInfo } from './model/tpm-file.ts';
import { TpmLockout } from './model/tpm-lockout.ts';
import { TpmOwner } from './model/tpm-owner.ts';
import { TpmForm } from './model/tpm-request.ts';

/** Who may make a call: anybody at the window, whoever is signed in (a locked session counts), or roles that open an area. */
export type Access = 'anyone' | 'signed-in' | Area;

interface CallSpec {
  readonly access: Access;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly progress?: z.ZodType;
}

const call = <const S extends CallSpec>(spec: S): S => spec;

/** Longest text any field may carry over the bridge; forms have closer limits of their own. */
const TypedText = z.string().max(2000);

/** Names what was disclosed while main still holds it. The page keeps the id; the secret comes and goes. */
const DisclosureId = z.uuid();

const Disclosure = z.object({
  disclosureId: DisclosureId,
  protector: Protector,
  /** Whether the source marked the key as handed out, so that the computer replaces it. */
  marked: z.boolean(),
  /** The eight groups, in order. */
  groups: z.array(z.string()).length(8),
  hideAfterSeconds: z.number(),
  reason: DriveReason,
  /** How often the computer was recovered lately, this time included. */
  recentRecoveries: z.int(),
});
export type Disclosure = z.infer<typeof Disclosure>;

const DriveFormInput = DriveForm.extend({
  userDomain: TypedText,
  userName: TypedText,
  keyId: TypedText,
  note: TypedText,
  ticket: TypedText,
});

const TpmFormInput = TpmForm.extend({
  computerDomain: TypedText,
  computerName: TypedText,
  userDomain: TypedText,
  userName: TypedText,
  note: TypedText,
  ticket: TypedText,
});

const TpmDisclosure = z.object({
  disclosureId: DisclosureId,
  owner: TpmOwner,
  /** Base64 of 20 bytes. */
  ownerPassword: z.string(),
  hideAfterSeconds: z.number(),
});
export type TpmDisclosure = z.infer<typeof TpmDisclosure>;

/** What proves ownership to the TPM: nothing of ours, an owner password disclosed before, or a file that was opened. */
const TpmAuthorisation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept-by-computer') }),
  z.object({ kind: z.literal('retrieved'), disclosureId: DisclosureId }),
  z.object({ kind: z.literal('file'), fileId: z.uuid() }),
]);
export type TpmAuthorisation = z.infer<typeof TpmAuthorisation>;

const SaveResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('cancelled') }),
  z.object({
    outcome: z.literal('saved'),
    fileName: z.string(),
    folder: z.string(),
    /** On a drive that may be taken away now: every byte was flushed and read back. */
    isRemovable: z.boolean(),
  }),
]);
export type SaveResult = z.infer<typeof SaveResult>;

const Progress = z.object({ done: z.number(), total: z.number() });

const AuditQueryInput = z.object({ query: AuditQuery, after: AuditCursor.nullable() });

const ExportInput = z.object({ query: AuditQuery, columns: z.array(AuditColumn).min(1).max(AuditColumn.options.length), form: ReportForm });

const OpenedReport = z.object({ reportId: z.uuid(), fileName: z.string(), header: ReportHeader, verdict: ReportVerdict });
export type OpenedReport = z.infer<typeof OpenedReport>;

/** Every call over the bridge. Output is parsed on the way out too: a field not named here cannot leave main by accident. */
export const contract = {
  /** The page's first call. It brings the words of the native menu and dialogs, in the person's language. */
  'app.describe': call({
    access: 'anyone',
    input: z.object({ words: NativeWords }),
    output: z.object({
      version: z.string(),
      platform: z.string(),
      profiles: z.array(ProfileInfo).min(1),
      lastUserName: z.string(),
      settings: Settings,
      configuration: z.object({ origin: ConfigurationOrigin, path: z.string() }),
    }),
  }),
  /** Opens a profile's store. The first opening of the demo profile makes its data and reports how far it is. */
  'profile.open': call({
    access: 'anyone',
    input: z.object({ profileId: z.string() }),
    output: z.object({ profile: ProfileInfo }),
    progress: z.object({ done: z.number(), total: z.number() }),
  }),

  /** Looks at the way to a profile's directory step by step; as the operator, when one is signed in to it. */
  'connection.check': call({
    access: 'anyone',
    input: z.object({ profileId: z.string() }),
    output: z.object({ steps: z.array(CheckStep) }),
    progress: CheckStep,
  }),

  /** Lets the person pick a certificate authority for the setup. The file stays in main; `null` while there is none. */
  'setup.chooseAuthorities': call({ access: 'anyone', input: z.void(), output: z.object({ fileName: z.string().nullable() }) }),
  /** Tries the way to a directory; with a user name, also signs in to it for the rest of the setup. */
  'setup.check': call({
    access: 'anyone',
    input: z.object({ directory: DirectoryChoice, usesAuthorities: z.boolean(), userName: TypedText, password: TypedText }),
    output: z.object({
      steps: z.array(CheckStep),
      entered: z.object({ setupId: z.uuid(), account: z.string(), netbiosName: z.string() }).nullable(),
    }),
    progress: CheckStep,
  }),
  'setup.groups': call({
    access: 'anyone',
    input: z.object({ setupId: z.uuid(), text: TypedText }),
    output: z.object({ groups: z.array(GroupChoice) }),
  }),
  /** Writes the person's own configuration and puts it to use. */
  'setup.finish': call({
    access: 'anyone',
    input: z.object({ setupId: z.uuid(), name: TypedText, groups: GroupsByRole }),
    output: z.object({ profileId: z.string() }),
  }),
  /** Forgets what the setup has typed and closes its connections. */
  'setup.leave': call({ access: 'anyone', input: z.void(), output: z.void() }),

  'session.current': call({ access: 'anyone', input: z.void(), output: SessionView.nullable() }),
  'session.signIn': call({
    access: 'anyone',
    input: z.object({ profileId: z.string(), userName: TypedText, password: TypedText }),
    output: SessionView,
  }),
  'session.unlock': call({ access: 'anyone', input: z.object({ password: TypedText }), output: SessionView }),
  'session.lock': call({ access: 'signed-in', input: z.void(), output: z.void() }),
  'session.signOut': call({ access: 'signed-in', input: z.void(), output: z.void() }),

  /** What is to be asked before a key is handed out. */
  'recovery.callerCheck': call({ access: 'drive-recovery', input: z.void(), output: CallerCheck }),
  /** The Submit of the form: lists possible matches, or discloses the key when exactly one fits. */
  'recovery.submit': call({
    access: 'drive-recovery',
    input: z.object({ form: DriveFormInput, ticked: TickedSteps.default([]) }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('disclosed'), disclosure: Disclosure }),
      z.object({ outcome: z.literal('several'), matches: z.array(Protector), total: z.number(), missing: z.array(SourceStatus) }),
      /** None has this ID; these of the end user's own computers are one slip away. Using one is a new request. */
      z.object({ outcome: z.literal('similar'), matches: z.array(Protector) }),
    ]),
    progress: z.object({ sources: z.array(SourceStatus) }),
  }),
  /** For an admin without a key ID: the keys of a computer, or of an end user's computers, without a secret. */
  'recovery.find': call({
    access: 'drive-recovery',
    input: z.object({ by: z.enum(['computer', 'endUser']), text: TypedText }),
    output: z.object({ matches: z.array(Protector), missing: z.array(SourceStatus) }),
  }),
  /** Discloses one row of the possible matches. The form is the one the matches were found with. */
  'recovery.disclose': call({
    access: 'drive-recovery',
    input: z.object({ form: DriveFormInput, keyId: RecoveryKeyId, ticked: TickedSteps.default([]) }),
    output: z.object({ disclosure: Disclosure }),
  }),
  'recovery.showAgain': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ disclosure: Disclosure }),
  }),
  'recovery.copy': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ clearAfterSeconds: z.number() }),
  }),
  'recovery.save': call({ access: 'drive-recovery', input: z.object({ disclosureId: DisclosureId }), output: SaveResult }),
  'recovery.saveKeyPackage': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: SaveResult,
  }),
  /** A folder with everything for somebody beside the computer: key, package, instructions, checksums. */
  'recovery.saveKit': call({ access: 'drive-recovery', input: z.object({ disclosureId: DisclosureId }), output: SaveResult }),
  /** Where a file to be carried away could go. */
  'recovery.removableDrives': call({ access: 'drive-recovery', input: z.void(), output: z.object({ drives: z.array(RemovableDrive) }) }),
  /** Copies a command of the procedures. With the password in it, it is recorded and leaves the clipboard again like the key itself. */
  'recovery.copyCommand': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId, command: RepairCommand, withPassword: z.boolean() }),
    /** `null`: it holds no secret, and stays on the clipboard. */
    output: z.object({ clearAfterSeconds: z.number().nullable() }),
  }),
  /** Adds what was done with a disclosed key to its record. */
  'recovery.note': call({ access: 'drive-recovery', input: z.object({ disclosureId: DisclosureId, note: TypedText }), output: z.void() }),
  /** Main forgets the secret at once; nothing happens when it already has. */
  'recovery.release': call({ access: 'drive-recovery', input: z.object({ disclosureId: DisclosureId }), output: z.void() }),

  /** Computers whose name begins with what is typed, without a secret. */
  'tpm.computers': call({
    access: 'manage-tpm',
    input: z.object({ start: TypedText }),
    output: z.object({ computers: z.array(Computer.omit({ users: true })) }),
  }),
  /** The Submit of the form: discloses the owner password when exactly one is stored, lists the history otherwise. */
  'tpm.submit': call({
    access: 'manage-tpm',
    input: z.object({ form: TpmFormInput }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('disclosed'), disclosure: TpmDisclosure }),
      z.object({ outcome: z.literal('several'), owners: z.array(TpmOwner) }),
    ]),
  }),
  /** Discloses one record of the history. The form is the one the history was found with. */
  'tpm.disclose': call({
    access: 'manage-tpm',
    input: z.object({ form: TpmFormInput, ownerId: TpmOwner.shape.ownerId }),
    output: z.object({ disclosure: TpmDisclosure }),
  }),
  'tpm.showAgain': call({
    access: 'manage-tpm',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ disclosure: TpmDisclosure }),
  }),
  'tpm.copy': call({
    access: 'manage-tpm',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ clearAfterSeconds: z.number() }),
  }),
  'tpm.save': call({ access: 'manage-tpm', input: z.object({ disclosureId: DisclosureId }), output: SaveResult }),
  /** Main forgets the secret at once; nothing happens when it already has. */
  'tpm.release': call({ access: 'manage-tpm', input: z.object({ disclosureId: DisclosureId }), output: z.void() }),

  /** Lets the person pick a TPM owner password file. What is in it stays in main. */
  'tpm.chooseFile': call({ access: 'manage-tpm', input: z.void(), output: z.object({ file: TpmFileInfo.nullable() }) }),
  /** A file that was dropped on the page: the page has its content already, and no path. */
  'tpm.dropFile': call({
    access: 'manage-tpm',
    input: z.object({ fileName: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
    output: z.object({ file: TpmFileInfo }),
  }),
  /** Asks the computer's TPM about its lockout, in the operator's own name. Changes nothing. */
  'tpm.readLockout': call({
    access: 'manage-tpm',
    input: z.object({ form: TpmFormInput }),
    output: z.object({ hostName: z.string(), lockout: TpmLockout }),
  }),
  /** Resets the lockout. A file of another computer is refused unless the person has said that it is meant. */
  'tpm.resetLockout': call({
    access: 'manage-tpm',
    input: z.object({ form: TpmFormInput, authorisation: TpmAuthorisation, acceptsOtherMachine: z.boolean() }),
    output: z.object({ hostName: z.string(), lockout: TpmLockout.nullable() }),
  }),
  /** Where this machine cannot reach a TPM: the command to run elsewhere, without a secret in it. */
  'tpm.resetCommand': call({
    access: 'manage-tpm',
    input: z.object({ form: TpmFormInput }),
    output: z.object({ command: z.string() }),
  }),

  /** How the signed-in person looks at the report, remembered between runs. */
  'reports.views': call({ access: 'reports', input: z.void(), output: z.object({ views: ReportViews }) }),
  'reports.rememberViews': call({ access: 'reports', input: z.object({ views: ReportViews }), output: z.void() }),
  /** One page of the Recovery Audit Report. */
  'reports.page': call({ access: 'reports', input: AuditQueryInput, output: AuditPage, progress: Progress }),
  'reports.summary': call({ access: 'reports', input: z.object({ filter: AuditFilter }), output: AuditSummary, progress: Progress }),
  /** Writes everything the query finds into a file the person chooses. An audit entry of its own. */
  'reports.export': call({ access: 'reports', input: ExportInput, output: SaveResult, progress: z.object({ rows: z.int() }) }),
  /** Checks the whole chain, from the first entry to the newest. */
  'reports.verifyChain': call({
    access: 'reports',
    input: z.void(),
    output: ChainVerdict,
    progress: z.object({ done: z.number(), total: z.number() }),
  }),

  /** Lets the person pick a report file and opens it; `null` when the dialog was closed. */
  'savedReport.choose': call({ access: 'anyone', input: z.void(), output: z.object({ opened: OpenedReport.nullable() }) }),
  /** A report file that was dropped on the page: the page has its content already, and no path. */
  'savedReport.drop': call({
    access: 'anyone',
    input: z.object({ fileName: z.string().max(255), bytes: z.instanceof(Uint8Array) }),
    output: OpenedReport,
  }),
  'savedReport.page': call({ access: 'anyone', input: AuditQueryInput.extend({ reportId: z.uuid() }), output: AuditPage }),
  'savedReport.summary': call({ access: 'anyone', input: z.object({ reportId: z.uuid(), filter: AuditFilter }), output: AuditSummary }),
  'savedReport.export': call({ access: 'anyone', input: ExportInput.extend({ reportId: z.uuid() }), output: SaveResult, progress: z.object({ rows: z.int() }) }),
  'savedReport.close': call({ access: 'anyone', input: z.void(), output: z.void() }),
} as const;

export type CallName = keyof typeof contract;
export type InputOf<N extends CallName> = z.output<(typeof contract)[N]['input']>;
export type OutputOf<N extends CallName> = z.output<(typeof contract)[N]['output']>;
export type ProgressOf<N extends CallName> = (typeof contract)[N] extends { progress: infer P extends z.ZodType } ? z.output<P> : never;
