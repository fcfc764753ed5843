/** ISO 8601 in this computer's zone, with its offset: both a person and a program can read it. Empty for what is no moment. */
export function localTime(iso: string): string {
  const local = localMoment(iso);
  if (local === undefined) return '';
  const { shifted, offset } = local;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) => String(part).padStart(2, '0'));
  return `${shifted.toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** A moment whose UTC parts are the parts a clock on the wall here showed, and how many minutes that clock was ahead of UTC. */
export function localMoment(iso: string): { readonly shifted: Date; readonly offset: number } | undefined {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return undefined;
  const offset = -time.getTimezoneOffset();
  return { shifted: new Date(time.getTime() + offset * 60_000), offset };
}
