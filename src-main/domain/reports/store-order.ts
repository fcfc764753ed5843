// What JavaScript puts in order is put in the order SQLite has: a page must go on where the last one ended, and a saved report show what
// the store it came from shows.

/** Text without the case of its ASCII letters: as SQLite compares, other letters keep theirs. */
export function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Compares text as SQLite does: by its bytes in UTF-8. */
export function compareBytes(one: string, other: string): number {
  return one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other));
}
