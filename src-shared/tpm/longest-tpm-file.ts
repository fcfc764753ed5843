/** Longest TPM owner password file that is looked at, in bytes. Windows' own are below 1 KB. */
export const LONGEST_TPM_FILE = 65_536;
