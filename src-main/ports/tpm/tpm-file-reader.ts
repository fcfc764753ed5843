import type { TpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';

/**
 * Reads a TPM owner password file: text, no document type, exactly one `ownerAuth` of 20 bytes.
 * What is damaged around that does no harm, except that the computer's name may be lost.
 *
 * @throws AppError `tpm.fileUnreadable` with the {@link TpmFileProblem} as the reason in its
 *   details
 */
export type TpmFileReader = (bytes: Uint8Array) => TpmOwnerFile;
