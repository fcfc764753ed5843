import { readFileSync, readdirSync } from 'node:fs';

/** Between two looks at memory. */
const LOOK_MS = 50;

/**
 * Memory of a process and all it started, in megabytes, shared memory counted once (PSS). Only
 * Linux offers this.
 */
export function memoryOf(pid: number): number {
  return sumOf(pid, /^Pss:\s+(\d+) kB/gm);
}

/** The part of it that is of no file: what the processes wrote themselves, and share. */
export function ownMemoryOf(pid: number): number {
  return sumOf(pid, /^Pss_(?:Anon|Shmem):\s+(\d+) kB/gm);
}

function sumOf(pid: number, kilobytes: RegExp): number {
  const parts = familyOf(pid).flatMap((member) =>
    [...read(`/proc/${member}/smaps_rollup`).matchAll(kilobytes)].map(([, part]) => Number(part)),
  );
  return parts.reduce((sum, part) => sum + part, 0) / 1024;
}

/**
 * Looks at the memory nobody shares with a process and all it started from now on. @returns ends
 * it, and tells the most there was, in megabytes
 */
export function watchMemory(pid: number): () => number {
  // Cheaper than the file that `memoryOf` reads, which stops the process for a moment.
  const look = () =>
    familyOf(pid).reduce(
      (sum, member) =>
        sum + Number(/^RssAnon:\s+(\d+) kB/m.exec(read(`/proc/${member}/status`))?.[1] ?? 0),
      0,
    ) / 1024;
  let most = look();
  const timer = setInterval(() => {
    most = Math.max(most, look());
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    return Math.max(most, look());
  };
}

function familyOf(pid: number): readonly number[] {
  const parentOf = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    // The name in brackets may hold anything; the parent is the second field behind it.
    .map(
      (name) =>
        [
          Number(name),
          Number(/^.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1] ?? 0),
        ] as const,
    );
  const family = [pid];
  for (const member of family)
    family.push(...parentOf.filter(([, parent]) => parent === member).map(([child]) => child));
  return family;
}

/** A process may be gone by the time it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
