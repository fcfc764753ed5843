/** The system clipboard, for secrets and for other texts. */
export interface SecretClipboard {
  /**
   * Puts a secret on the clipboard, out of its history where the system has one. @throws AppError
   * `clipboard.unavailable`
   */
  put(secret: string): Promise<void>;
  /**
   * Puts a text that is no secret on the clipboard, to stay there. @throws AppError
   * `clipboard.unavailable`
   */
  putPlain(text: string): Promise<void>;
  /**
   * Empties the clipboard if it still holds what {@link put} wrote; whatever a person copied since
   * then stays.
   *
   * @throws when the clipboard could not be read or emptied, as while another program holds it;
   *   another call tries again
   */
  clearIfOurs(): Promise<void>;
}
