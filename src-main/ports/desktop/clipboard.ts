/** The system clipboard, for secrets and for other texts. */
export interface SecretClipboard {
  /**
   * Puts a secret on the clipboard, and keeps it out of the clipboard history where there is one.
   *
   * @throws AppError `clipboard.unavailable`; the secret may be on the clipboard all the same
   */
  put(secret: string): Promise<void>;
  /** Puts a text that is no secret on the clipboard. @throws AppError `clipboard.unavailable` */
  putPlain(text: string): Promise<void>;
  /**
   * Clears the clipboard if it still holds what {@link put} wrote, and nothing copied since then.
   *
   * @throws Error when the clipboard cannot be read or cleared, as while another program locks it;
   *   another call tries again
   */
  clearIfOurs(): Promise<void>;
}
