/** Whether somebody uses the console: it locks when nobody does. */
export interface IdleLock {
  /**
   * Somebody answered the warning before the lock: the time begins anew, ten times at most while
   * neither keyboard nor mouse is used. Without a warning, nothing happens.
   */
  stay(): void;
  /** Whether keyboard or mouse were used within the last minute. A page cannot fake it. */
  isSomebodyThere(): boolean;
}
