import { join } from 'node:path';
import log from 'electron-log/main.js';
import type { Log } from '../ports/system.ts';
import { logLine } from './log-line.ts';

const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** The program's log file. Secrets are removed from every event and from the causes of errors. */
export function redactingLog(folder: string): Log {
  const logger = log.create({ logId: 'keydesk' });
  configure(logger, folder);

  return {
    info: (event, fields = {}) => {
      logger.info(logLine(event, fields));
    },
    warn: (event, fields = {}) => {
      logger.warn(logLine(event, fields));
    },
    error: (event, fields = {}) => {
      logger.error(logLine(event, fields));
    },
  };
}

function configure(logger: ReturnType<typeof log.create>, folder: string): void {
  logger.transports.console.level = false;
  logger.transports.file.level = 'info';
  logger.transports.file.maxSize = MAX_FILE_BYTES;
  logger.transports.file.resolvePathFn = () => join(folder, 'keydesk.log');
}
