import { join } from 'node:path';
import log from 'electron-log/main.js';
import { AppError } from '../../src-shared/errors.ts';
import { withoutSecrets } from '../../src-shared/model/secret-text.ts';
import type { Log, LogFields } from '../ports/log.ts';

const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** The program's log file. Whatever reaches it passes the redactor first, the causes of errors included. */
export function redactingLog(folder: string): Log {
  const logger = log.create({ logId: 'keydesk' });
  configure(logger, folder);
  const line = (event: string, fields: LogFields): string => withoutSecrets(`${event} ${JSON.stringify(fields, plain)}`);

  return {
    info: (event, fields = {}) => {
      logger.info(line(event, fields));
    },
    warn: (event, fields = {}) => {
      logger.warn(line(event, fields));
    },
    error: (event, fields = {}) => {
      logger.error(line(event, fields));
    },
  };
}

function configure(logger: ReturnType<typeof log.create>, folder: string): void {
  logger.transports.console.level = false;
  logger.transports.file.level = 'info';
  logger.transports.file.maxSize = MAX_FILE_BYTES;
  logger.transports.file.resolvePathFn = () => join(folder, 'keydesk.log');
}

// Errors have no enumerable fields, and JSON would drop them.
function plain(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const code = value instanceof AppError ? value.code : undefined;
  return { name: value.name, code, message: value.message, stack: value.stack, cause: value.cause };
}
