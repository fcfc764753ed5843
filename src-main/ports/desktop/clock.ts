/** Time, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /** Runs `action` once after `delayMs`. @returns a function that calls it off. */
  after(delayMs: number, action: () => void): () => void;
}
