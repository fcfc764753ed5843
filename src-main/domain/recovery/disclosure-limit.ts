import type { AuditDraft, KeyType } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import type { DisclosureLimits, LimitWindow } from '#shared/recovery/disclosure-limits.ts';

/** What a disclosure hands out. A key package goes with the recovery password of its key. */
export const SECRETS_COUNTED = [
  'recovery-key-password',
  'key-package',
  'tpm-password-hash',
] as const satisfies readonly KeyType[];

/** A limit that is reached, and how long it takes, in milliseconds, until it no longer is. */
export interface MetLimit {
  readonly window: LimitWindow;
  readonly most: number;
  readonly waitMs: number;
}

/**
 * Whether an entry counts as a disclosure. Copying and saving afterwards do not count: they hand
 * out the same secret.
 */
export function isDisclosure({ action, keyType, result }: AuditDraft): boolean {
  return (
    action === 'disclose' &&
    result !== 'failed' &&
    SECRETS_COUNTED.some((secret) => secret === keyType)
  );
}

/**
 * The limit that an operator has reached; if there are several, the one with the longest wait.
 *
 * @param agesMs how long ago the operator's newest disclosures were, at least as many as the limit
 *   of a day. Below zero where the clock was set back since: that counts as now
 */
export function metLimit(
  agesMs: readonly number[],
  { perMinute, perHour, perDay }: DisclosureLimits,
): MetLimit | undefined {
  const youngestFirst = agesMs.map((age) => Math.max(0, age)).sort((one, other) => one - other);
  const met = [
    { window: 'minute', most: perMinute, lastsMs: 60_000 },
    { window: 'hour', most: perHour, lastsMs: 3_600_000 },
    { window: 'day', most: perDay, lastsMs: 86_400_000 },
  ] as const;
  return met
    .flatMap(({ window, most, lastsMs }) => {
      // The next disclosure is possible when this one is no longer within the window.
      const age = youngestFirst[most - 1];
      return age === undefined || age >= lastsMs ? [] : [{ window, most, waitMs: lastsMs - age }];
    })
    .reduce<MetLimit | undefined>(
      (longest, one) => (longest !== undefined && longest.waitMs >= one.waitMs ? longest : one),
      undefined,
    );
}

/** The error for an operator who has reached a limit. */
export function limitReached({ window, most, waitMs }: MetLimit, nowMs: number): AppError {
  return new AppError('disclosure.limitReached', `${most} disclosures in a ${window}`, {
    details: { window, most, nextAt: new Date(nowMs + waitMs).toISOString() },
  });
}
