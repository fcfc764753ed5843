import { z } from 'zod';

const MOST = 100_000;

/** Over which time disclosures are counted. */
export const LimitWindow = z.enum(['minute', 'hour', 'day']);
export type LimitWindow = z.infer<typeof LimitWindow>;

/** How many secrets one operator is handed at most. */
export interface DisclosureLimits {
  readonly perMinute: number;
  readonly perHour: number;
  readonly perDay: number;
}

function limit() {
  const error = `A limit is a whole number from 1 to ${MOST}. To lift it, choose a high one.`;
  return z.int({ error }).min(1, { error }).max(MOST, { error });
}

const ofOneRole = z
  .strictObject({
    perMinute: limit().optional(),
    perHour: limit().optional(),
    perDay: limit().optional(),
  })
  .default({});

/**
 * The limits on disclosures. Each is the same for both roles that disclose, unless the role has its
 * own.
 */
export const LimitSettings = z.strictObject({
  perMinute: limit().default(10).describe('Secrets that one operator is handed in a minute.'),
  perHour: limit().default(50).describe('The same in an hour.'),
  perDay: limit().default(100).describe('The same in 24 hours.'),
  admin: ofOneRole.describe('Limits of help desk admins that differ from these.'),
  user: ofOneRole.describe('Limits of help desk users that differ from these.'),
});
export type LimitSettings = z.infer<typeof LimitSettings>;

/** The limits of a role; whoever has neither role gets those of a help desk user. */
export function limitsOf({ admin, user, ...all }: LimitSettings, role: string): DisclosureLimits {
  const own = role === 'admin' ? admin : user;
  return {
    perMinute: own.perMinute ?? all.perMinute,
    perHour: own.perHour ?? all.perHour,
    perDay: own.perDay ?? all.perDay,
  };
}
