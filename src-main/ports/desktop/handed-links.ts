import type { RecoveryLink } from '#shared/recovery/recovery-link.ts';

/** A link the operating system handed over, as it was read; `unusable` where it is none. */
export type HandedLink = RecoveryLink | 'unusable';

/** Links to the Drive Recovery form: clicked in a ticket system, for one. */
export interface HandedLinks {
  isWaiting(): boolean;
  /** The newest link, once: a second call gets `undefined` until another one comes. */
  take(): HandedLink | undefined;
}
