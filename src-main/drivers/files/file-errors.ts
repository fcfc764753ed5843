import { AppError, type ErrorCode, systemCodeOf } from '#shared/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'file.noSpace',
  EDQUOT: 'file.noSpace',
  EFBIG: 'file.tooLarge',
  EROFS: 'file.writeProtected',
  EPERM: 'file.refused',
  EACCES: 'file.refused',
  ENOENT: 'file.gone',
  ENXIO: 'file.gone',
  ENODEV: 'file.gone',
  ENOTDIR: 'file.gone',
  EBUSY: 'file.inUse',
  ETXTBSY: 'file.inUse',
  EISDIR: 'file.isFolder',
  EEXIST: 'file.alreadyThere',
  ENOTEMPTY: 'file.alreadyThere',
  ENAMETOOLONG: 'file.nameTooLong',
  // What FAT, which most USB sticks have, says of a name with one of : * ? " < > | in it.
  EINVAL: 'file.nameRefused',
  EIO: 'file.driveError',
};

/** The longest name of a file on every system Keydesk runs on, in UTF-16 units on Windows. */
const LONGEST_NAME = 255;

/** What an error of the file system means to somebody who saves a file. */
export function fileError(cause: unknown, fileName: string): AppError {
  if (cause instanceof AppError) return cause;
  const told = systemCodeOf(cause);
  // Windows says of a name that is too long that it is not there.
  const code = told === 'ENOENT' && fileName.length > LONGEST_NAME ? 'ENAMETOOLONG' : told;
  return new AppError(CODES[code] ?? 'file.failed', `saving failed: ${code || String(cause)}`, {
    cause,
    details: { fileName },
  });
}
