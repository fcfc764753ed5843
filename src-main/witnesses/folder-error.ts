import { AppError, messageOf, systemCodeOf } from '#shared/errors.ts';

/** It is there and does not take what is written: no right, no room, a read-only medium. */
const REFUSES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EISDIR']);

/** What an error of a folder means, which may be on a share: `witness.*`. */
export function folderError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = systemCodeOf(cause);
  const reason = code === '' ? messageOf(cause) : code;
  return new AppError(
    REFUSES.has(code) ? 'witness.refused' : 'witness.unreachable',
    `folder: ${reason}`,
    { cause, details: { reason } },
  );
}
