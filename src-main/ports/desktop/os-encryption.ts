/** Encryption by a key the operating system keeps for this person. */
export interface OsEncryption {
  /**
   * False where what is "encrypted" could be read by anybody, as on a Linux desktop without a
   * keyring.
   */
  isProtecting(): Promise<boolean>;
  seal(text: string): Promise<Uint8Array>;
  /** @throws when it was sealed for somebody else, or altered */
  open(sealed: Uint8Array): Promise<string>;
}
