import type { OwedEntry, OwedFile } from '#main/ports/audit/owed-file.ts';

/** A file in memory. `writes` is how often it was written. */
export function memoryOwedFile(): OwedFile & { entries: readonly OwedEntry[]; writes: number } {
  return {
    entries: [],
    writes: 0,
    read() {
      return this.entries;
    },
    write(entries) {
      this.entries = [...entries];
      this.writes += 1;
    },
  };
}
