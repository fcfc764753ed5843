import type { DriveForm } from '#shared/recovery/drive-request.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import type { Reading } from '#shared/recovery/read-back.ts';
import type { NewKey, RotationPlan, RotationWay } from '#shared/recovery/rotation.ts';
import type { DriveReason } from '#shared/request/reason.ts';

/** A request that was answered with a key, without the key itself. It is kept during a lock. */
export interface AnsweredRequest {
  readonly disclosureId: string;
  readonly protector: Protector;
  readonly marked: boolean;
  readonly rotation: RotationWay;
  readonly reason: DriveReason;
  readonly recentRecoveries: number;
  /** Whether it was disclosed although the operator's limit was reached. */
  readonly isBeyondLimit: boolean;
  /** What was filled in. */
  readonly asked: DriveForm;
  /** In ISO 8601. */
  readonly answeredAt: string;
  /** Until when main keeps the key, in milliseconds since the epoch; 0 when it no longer does. */
  readonly heldUntilMs: number;
  readonly reading: Reading;
  /** Whether its source was asked to have the key replaced. */
  readonly isRotationAsked?: boolean;
  /** What replacing it on its computer would do, while that is to be confirmed. */
  readonly rotationPlan?: RotationPlan | undefined;
  /** The key that has taken its place; `null` where none was there when it was looked for. */
  readonly newKey?: NewKey | null;
}
