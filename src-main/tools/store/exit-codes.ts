/** What a command ends with. The guide for database administrators lists these. */
export const ExitCode = {
  /** Done; a checked store is as it should be. */
  done: 0,
  /** The check found something wrong, or the store is damaged. */
  notGood: 1,
  /** The command line is not understood. */
  usage: 2,
  /** It could not be done: a server that does not answer, a refused login, an unreadable file. */
  failed: 3,
  /** Beside the anchors of a witness: the end of the log is missing. */
  cutOff: 4,
  /** An older copy of the log was put back and used again. */
  putBack: 5,
  /** Its hashes were made anew, or it is another log. */
  madeAnew: 6,
  /** Stopped with Ctrl+C. As shells have it: 128 and the number of the signal. */
  stopped: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
