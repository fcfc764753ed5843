export const DAY_MS = 86_400_000;

/** The moment `days` before `nowMs`, in ISO 8601 UTC. Fractions of a day count. */
export function daysBefore(nowMs: number, days: number): string {
  return new Date(nowMs - days * DAY_MS).toISOString();
}

/**
 * A second of the day that is `ageDays` before `nowMs`, in milliseconds since the epoch. On a
 * weekend, of the Friday before.
 */
export function workingTimeMs(nowMs: number, ageDays: number, secondOfDay: number): number {
  const dayMs = (Math.floor(nowMs / DAY_MS) - ageDays) * DAY_MS;
  return dayMs - daysSinceFriday(dayMs) * DAY_MS + secondOfDay * 1_000;
}

/** True on Saturday and Sunday, in UTC. */
export function isWeekend(timeMs: number): boolean {
  return daysSinceFriday(timeMs) > 0;
}

function daysSinceFriday(timeMs: number): number {
  return { 6: 1, 0: 2 }[new Date(timeMs).getUTCDay()] ?? 0;
}
