/** Something that is written again and again, by a process that is killed. */
export interface KilledWrite {
  readonly name: string;
  /** About as long as some of it takes, in milliseconds. */
  readonly longestMs: number;
  /**
   * Runs in the process that is killed, for ever.
   *
   * @param folder empty at first
   * @param saved told the number of what is kept from here on, counted from 0
   */
  work(folder: string, saved: (number: number) => void): Promise<void>;
  /**
   * What was lost, as another console finds it.
   *
   * @param saved the newest number that was told; -1 for none
   */
  lostFrom(folder: string, saved: number): Promise<readonly string[]>;
}

/** Numbers from 0 up to and with the last. */
export const upTo = (last: number): readonly number[] =>
  Array.from({ length: last + 1 }, (_, number) => number);

/** The operating system's encryption, of a kind that every process knows. */
export const TURNING = {
  isProtecting: async () => true,
  seal: async (text: string) => turned(Buffer.from(text)),
  open: async (sealed: Uint8Array) => turned(sealed).toString(),
};

function turned(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 0x5a));
}
