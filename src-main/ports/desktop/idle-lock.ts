/** What locks the console when nobody uses it. */
export interface IdleLock {
  /** Somebody answered the warning before the lock: the time begins anew. Otherwise nothing. */
  stay(): void;
}
