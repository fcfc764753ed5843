import { z } from 'zod';

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
