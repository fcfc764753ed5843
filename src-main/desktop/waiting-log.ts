import type { Log } from '../ports/system.ts';

/** A log for what is said before the log file can be written. */
export interface WaitingLog extends Log {
  /** Writes what was said so far, in its order, and whatever follows. */
  writeTo(log: Log): void;
}

/** Grows with what is said until {@link WaitingLog.writeTo}, which is a few lines of the start. */
export function waitingLog(): WaitingLog {
  const said: ((log: Log) => void)[] = [];
  let file: Log | undefined;
  const say = (line: (log: Log) => void) => {
    if (file === undefined) said.push(line);
    else line(file);
  };
  return {
    info: (event, fields) => {
      say((log) => {
        log.info(event, fields);
      });
    },
    warn: (event, fields) => {
      say((log) => {
        log.warn(event, fields);
      });
    },
    error: (event, fields) => {
      say((log) => {
        log.error(event, fields);
      });
    },
    writeTo(log) {
      file = log;
      for (const line of said.splice(0)) line(log);
    },
  };
}
