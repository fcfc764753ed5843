/**
 * Compares text as SQLite does, by its bytes in UTF-8: for rows of several answers that are put
 * together.
 */
export function compareBytes(one: string, other: string): number {
  return one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other));
}
