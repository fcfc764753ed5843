/**
 * What every slow call of a port takes. On cancel it rejects with AppError `request.cancelled` and
 * has changed nothing, unless the port says otherwise.
 */
export interface CallOptions {
  readonly signal: AbortSignal;
}

/** The time, behind a port so that tests can stop and advance it. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /** Milliseconds since some moment, sleep included. Setting the clock does not change it. */
  elapsed(): number;
  /** Runs `action` once after `delayMs`. @returns a function that cancels the timer */
  after(delayMs: number, action: () => void): () => void;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** The program's own log file, for administrators. It is not the audit log. Never throws. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields & { readonly cause?: unknown }): void;
}

/** Encryption with a key that the operating system keeps for this person. */
export interface OsEncryption {
  /** False where anybody could decrypt it, as on a Linux desktop without a keyring. */
  isProtecting(): Promise<boolean>;
  /** @throws Error when the operating system cannot encrypt */
  seal(text: string): Promise<Uint8Array>;
  /** @throws Error when it was sealed for somebody else, or altered */
  open(sealed: Uint8Array): Promise<string>;
}
