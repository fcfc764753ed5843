import { z } from 'zod';

/** What keeps a file from being read as a TPM owner password file. */
export const TpmFileProblem = z.enum([
  'too-large',
  'not-text',
  'not-xml',
  'entities',
  'wrong-root',
  'no-owner-auth',
  'several-owner-auths',
  'wrong-length',
]);
export type TpmFileProblem = z.infer<typeof TpmFileProblem>;

/** A TPM owner password file as the page may know it. Main holds what is in it. */
export const TpmFileInfo = z.object({
  fileId: z.uuid(),
  fileName: z.string().max(255),
  /** The computer the file says it belongs to; empty when it does not say. */
  machineName: z.string(),
});
export type TpmFileInfo = z.infer<typeof TpmFileInfo>;

/** The name Keydesk proposes for a saved owner password. */
export function tpmFileName(computerName: string): string {
  return `${computerName}.tpm`;
}
