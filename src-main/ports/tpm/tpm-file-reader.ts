import type { TpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';

/**
 * Reads a TPM owner password file, strictly: UTF-8 or UTF-16, no document type, exactly one
 * `ownerAuth` of 20 bytes.
 *
 * @throws AppError `tpm.fileUnreadable` with the {@link TpmFileProblem} as the reason in its
 *   details
 */
export type TpmFileReader = (bytes: Uint8Array) => TpmOwnerFile;
