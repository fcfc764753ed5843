import { z } from 'zod';
import { Computer } from '../request/computer.ts';

/** A stored TPM owner password as a list shows it: everything but the secret. */
export const TpmOwner = z.object({
  /** Names the record inside its source, and nothing else. */
  ownerId: z.string().min(1).max(200),
  computer: Computer,
  /** ISO 8601, UTC; `UNKNOWN_TIME` where the source does not say. */
  recordedAt: z.iso.datetime(),
  /** A TPM that was cleared has a new owner password; older ones stay for the record. */
  state: z.enum(['current', 'superseded']),
  /** Name of the source the record was found in. */
  source: z.string(),
});
export type TpmOwner = z.infer<typeof TpmOwner>;

/**
 * SHA-1 is 20 bytes, in Base64 27 characters and one of padding. The last character carries four
 * bits: only 16 of the 64 occur.
 */
const BASE64_OF_20_BYTES = /^[A-Za-z0-9+/]{26}[AEIMQUYcgkosw048]=$/;

/**
 * A TPM owner password: Base64 of 20 bytes, SHA-1 over the UTF-16LE passphrase
 * (Win32_Tpm.ConvertToOwnerAuth). Windows and the directories know the hash alone; whoever has it
 * owns the TPM, so it is as secret as the passphrase.
 */
export const TpmOwnerPassword = z.string().regex(BASE64_OF_20_BYTES).brand<'TpmOwnerPassword'>();
export type TpmOwnerPassword = z.infer<typeof TpmOwnerPassword>;
