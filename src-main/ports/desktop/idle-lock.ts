/** What locks the console when nobody uses it. */
export interface IdleLock {
  /**
   * Somebody answered the warning before the lock: the time begins anew, ten times at most while
   * neither keyboard nor mouse is used. Otherwise nothing.
   */
  stay(): void;
}
