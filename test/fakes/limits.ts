import { LimitSettings } from '#shared/recovery/disclosure-limits.ts';

const MOST = 100_000;

/** For every test that is not about the limits: more than any of them discloses. */
export const NO_LIMITS = LimitSettings.parse({ perMinute: MOST, perHour: MOST, perDay: MOST });
