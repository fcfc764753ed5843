/** Reads the program's own log back. */
export interface ProgramLogReader {
  /** The last part of it, the file before this one included. Never rejects. */
  tail(mostBytes: number): Promise<string>;
}
