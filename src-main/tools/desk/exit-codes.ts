/** What the console's own command line ends with. The guide for administrators lists these. */
export const DeskExit = {
  /** Everything that was looked at is as it should be. */
  good: 0,
  /** Something does not work, or the log is broken. */
  notGood: 1,
  /** The command line is not understood. */
  usage: 2,
  /** It could not be done: no usable configuration, an unreadable file. */
  failed: 3,
  /** Everything works, but somebody should look at it. */
  warned: 4,
  /** Whoever runs it may not do this, or is not known. */
  refused: 5,
  /** A file of this name is there already. */
  alreadyThere: 6,
  /** Stopped with Ctrl+C. */
  stopped: 130,
} as const;
export type DeskExit = (typeof DeskExit)[keyof typeof DeskExit];
