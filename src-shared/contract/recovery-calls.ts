import { z } from 'zod';
import { TickedSteps } from '../recovery/caller-check.ts';
import { CallerQuestions, CodeId, SentCode } from '../recovery/caller-code.ts';
import { DriveForm } from '../recovery/drive-request.ts';
import { Protector } from '../recovery/protector.ts';
import { RecoveryKeyId } from '../recovery/recovery-key-id.ts';
import { RepairCommand } from '../recovery/repair-command.ts';
import { NewKey, RotationPlan, RotationWay } from '../recovery/rotation.ts';
import { ApprovalId } from '../recovery/second-person.ts';
import { Computer } from '../request/computer.ts';
import { DriveReason } from '../request/reason.ts';
import { SourceStatus } from '../request/source-status.ts';
import { BreakGlass, DisclosureId, SaveResult, TypedText, call } from './call.ts';

const Disclosure = z.object({
  disclosureId: DisclosureId,
  protector: Protector,
  /** Whether the source marked the key as handed out, so that the computer replaces it. */
  marked: z.boolean(),
  rotation: RotationWay,
  /** The eight groups, in order. */
  groups: z.array(z.string()).length(8),
  hideAfterSeconds: z.number(),
  /** How much longer main keeps the key: until then it can be shown, copied and saved. */
  heldForSeconds: z.number(),
  reason: DriveReason,
  /** How often the computer was recovered in the last days, this time included. */
  recentRecoveries: z.int(),
  /** It went beyond the limit on disclosures, for a reason that was given. */
  isBeyondLimit: z.boolean(),
});
export type Disclosure = z.infer<typeof Disclosure>;

const DriveFormInput = DriveForm.extend({
  userDomain: TypedText,
  userName: TypedText,
  keyId: TypedText,
  note: TypedText,
  ticket: TypedText,
});

/** A removable drive as the page may know it: without a path. */
const RemovableDrive = z.object({
  name: z.string(),
  /** As the operating system calls it, such as `FAT32`. */
  fileSystem: z.string(),
  freeBytes: z.number(),
});
export type RemovableDrive = z.infer<typeof RemovableDrive>;

/** Drive Recovery. */
export const recoveryCalls = {
  /** What is to be asked before a key is handed out. */
  'recovery.callerCheck': call({
    access: 'drive-recovery',
    input: z.void(),
    output: CallerQuestions,
  }),
  /** Sends a one-time code to the address that the directory has for the end user. */
  'recovery.sendCode': call({
    access: 'drive-recovery',
    input: z.object({ userDomain: TypedText, userName: TypedText }),
    output: SentCode,
  }),
  /** Compares what the caller reads out with the code that was sent. A wrong one is recorded. */
  'recovery.checkCode': call({
    access: 'drive-recovery',
    input: z.object({ codeId: z.uuid(), typed: TypedText }),
    output: z.void(),
  }),
  /** The Submit of the form: lists possible matches, or discloses the key when exactly one fits. */
  'recovery.submit': call({
    access: 'drive-recovery',
    input: z.object({
      form: DriveFormInput,
      ticked: TickedSteps.default([]),
      codeId: CodeId,
      breakGlass: BreakGlass,
      approvalId: ApprovalId,
    }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('disclosed'), disclosure: Disclosure }),
      z.object({
        outcome: z.literal('several'),
        matches: z.array(Protector),
        total: z.number(),
        missing: z.array(SourceStatus),
      }),
      /**
       * No key has this ID; these, of the end user's own computers, differ by one typing mistake.
       * Using one is a new request.
       */
      z.object({ outcome: z.literal('similar'), matches: z.array(Protector) }),
    ]),
    progress: z.object({ sources: z.array(SourceStatus) }),
  }),
  /**
   * For an admin without a key ID: the keys of a computer, or of an end user's computers, without a
   * secret.
   */
  'recovery.find': call({
    access: 'drive-recovery',
    input: z.object({ by: z.enum(['computer', 'endUser']), text: TypedText }),
    output: z.object({
      matches: z.array(Protector),
      /** The list was cut at its limit. */
      hasMore: z.boolean(),
      missing: z.array(SourceStatus),
    }),
  }),
  /** Computers whose name begins with what an admin types to find keys by, without a secret. */
  'recovery.computers': call({
    access: 'drive-recovery',
    input: z.object({ start: TypedText }),
    output: z.object({ computers: z.array(Computer.omit({ users: true })) }),
  }),
  /** Discloses one row of the possible matches. The form is the one the matches were found with. */
  'recovery.disclose': call({
    access: 'drive-recovery',
    input: z.object({
      form: DriveFormInput,
      keyId: RecoveryKeyId,
      ticked: TickedSteps.default([]),
      codeId: CodeId,
      breakGlass: BreakGlass,
      approvalId: ApprovalId,
    }),
    output: z.object({ disclosure: Disclosure }),
  }),
  'recovery.showAgain': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ disclosure: Disclosure }),
  }),
  /**
   * Lengthens the time for which a key is shown, after an entry that says so. Never beyond the time
   * for which main keeps it.
   */
  'recovery.showLonger': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ bySeconds: z.number(), heldForSeconds: z.number() }),
  }),
  'recovery.copy': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ clearAfterSeconds: z.number() }),
  }),
  'recovery.save': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: SaveResult,
  }),
  'recovery.saveKeyPackage': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: SaveResult,
  }),
  /** Saves a folder to take to the computer: key, package, instructions, checksums. */
  'recovery.saveKit': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: SaveResult,
  }),
  /** The removable drives of this computer, for saving. */
  'recovery.removableDrives': call({
    access: 'drive-recovery',
    input: z.void(),
    output: z.object({ drives: z.array(RemovableDrive) }),
  }),
  /**
   * Copies a command of the procedures. With the password in it, it is recorded and leaves the
   * clipboard again like the key itself.
   */
  'recovery.copyCommand': call({
    access: 'drive-recovery',
    input: z.object({
      disclosureId: DisclosureId,
      command: RepairCommand,
      withPassword: z.boolean(),
    }),
    /** `null`: it holds no secret, and stays on the clipboard. */
    output: z.object({ clearAfterSeconds: z.number().nullable() }),
  }),
  /** Adds what was done with a disclosed key to its record. */
  'recovery.note': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId, note: TypedText }),
    output: z.void(),
  }),
  /** Asks the computer of a disclosed key what replacing it there would do. Changes nothing. */
  'recovery.planRotation': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ plan: RotationPlan }),
  }),
  /**
   * Has a disclosed key replaced: by its source, for which the browser opens for a sign-in that
   * permits it, or on its computer. That it was asked does not mean that the key was replaced: see
   * `recovery.newKey`.
   */
  'recovery.requestRotation': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.void(),
  }),
  /** Looks for a newer key of the same drive; `null` while none is there. */
  'recovery.newKey': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.object({ newKey: NewKey.nullable() }),
  }),
  /** Main forgets the secret at once; nothing happens when it already has. */
  'recovery.release': call({
    access: 'drive-recovery',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.void(),
  }),
} as const;
