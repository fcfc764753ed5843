import { z } from 'zod';
import { ApprovalId } from '../recovery/second-person.ts';
import { Computer } from '../request/computer.ts';
import { TpmFileInfo } from '../tpm/tpm-file.ts';
import { TpmLockout } from '../tpm/tpm-lockout.ts';
import { TpmOwner } from '../tpm/tpm-owner.ts';
import { TpmForm } from '../tpm/tpm-request.ts';
import { BreakGlass, DisclosureId, DroppedFile, SaveResult, TypedText, call } from './call.ts';

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
  /** It went beyond the limit on disclosures, for a reason that was given. */
  isBeyondLimit: z.boolean(),
});
export type TpmDisclosure = z.infer<typeof TpmDisclosure>;

/**
 * What proves ownership to the TPM: what the computer itself keeps, an owner password that was
 * disclosed before, or a file that was opened.
 */
const TpmAuthorisation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept-by-computer') }),
  z.object({ kind: z.literal('retrieved'), disclosureId: DisclosureId }),
  z.object({ kind: z.literal('file'), fileId: z.uuid() }),
]);
export type TpmAuthorisation = z.infer<typeof TpmAuthorisation>;

/** Manage TPM. */
export const tpmCalls = {
  /** Computers whose name begins with what is typed, without a secret. */
  'tpm.computers': call({
    access: 'manage-tpm',
    input: z.object({ start: TypedText }),
    output: z.object({ computers: z.array(Computer.omit({ users: true })) }),
  }),
  /**
   * The Submit of the form: discloses the owner password when exactly one is stored, lists the
   * history otherwise.
   */
  'tpm.submit': call({
    access: 'manage-tpm',
    input: z.object({ form: TpmFormInput, breakGlass: BreakGlass, approvalId: ApprovalId }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('disclosed'), disclosure: TpmDisclosure }),
      z.object({ outcome: z.literal('several'), owners: z.array(TpmOwner) }),
    ]),
  }),
  /** Discloses one record of the history. The form is the one the history was found with. */
  'tpm.disclose': call({
    access: 'manage-tpm',
    input: z.object({
      form: TpmFormInput,
      ownerId: TpmOwner.shape.ownerId,
      breakGlass: BreakGlass,
      approvalId: ApprovalId,
    }),
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
  'tpm.save': call({
    access: 'manage-tpm',
    input: z.object({ disclosureId: DisclosureId }),
    output: SaveResult,
  }),
  /** Main forgets the secret at once; nothing happens when it already has. */
  'tpm.release': call({
    access: 'manage-tpm',
    input: z.object({ disclosureId: DisclosureId }),
    output: z.void(),
  }),

  /** Lets the person pick a TPM owner password file. What is in it stays in main. */
  'tpm.chooseFile': call({
    access: 'manage-tpm',
    input: z.void(),
    output: z.object({ file: TpmFileInfo.nullable() }),
  }),
  'tpm.dropFile': call({
    access: 'manage-tpm',
    input: DroppedFile,
    output: z.object({ file: TpmFileInfo }),
  }),
  /** Asks the computer's TPM about its lockout, in the operator's own name. Changes nothing. */
  'tpm.readLockout': call({
    access: 'manage-tpm',
    input: z.object({ form: TpmFormInput }),
    output: z.object({ hostName: z.string(), lockout: TpmLockout }),
  }),
  /**
   * Resets the lockout. A file of another computer is refused unless the person has said that it is
   * meant.
   */
  'tpm.resetLockout': call({
    access: 'manage-tpm',
    input: z.object({
      form: TpmFormInput,
      authorisation: TpmAuthorisation,
      /** Each says that a person was warned of it, and sends it anyway. */
      acceptsOtherMachine: z.boolean(),
      acceptsSuperseded: z.boolean(),
    }),
    output: z.object({ hostName: z.string(), lockout: TpmLockout.nullable() }),
  }),
  /** For a computer without PowerShell: the command to run elsewhere. It holds no secret. */
  'tpm.resetCommand': call({
    access: 'manage-tpm',
    input: z.object({ form: TpmFormInput }),
    output: z.object({ command: z.string() }),
  }),
} as const;
