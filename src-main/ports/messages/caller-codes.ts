import type { CallerCodeRules } from '#shared/recovery/caller-code.ts';
import type { CallOptions } from '../system.ts';
import type { Addressee } from './messages.ts';

/** Sends one-time codes to end users. */
export interface CallerCodes {
  readonly rules: CallerCodeRules;
  /** How long a code is good, and how often it may be typed in. */
  readonly minutes: number;
  readonly tries: number;
  /** @throws AppError `message.*`, `request.cancelled` */
  send(to: Addressee, code: string, options: CallOptions): Promise<void>;
}
