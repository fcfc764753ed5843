import { AppError, type ErrorCode, systemCodeOf } from '#shared/errors.ts';

const CODE_OF_SYSTEM_ERROR: Readonly<Record<string, ErrorCode>> = {
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
  // FAT, which most USB sticks have, says this of a name with one of : * ? " < > | in it.
  EINVAL: 'file.nameRefused',
  EIO: 'file.driveError',
};

/** The longest name of a file on every system Keydesk runs on, in UTF-16 units on Windows. */
const LONGEST_NAME = 255;

/** What an error of the file system means for a file that was to be saved: `file.*`. */
export function fileError(cause: unknown, fileName: string): AppError {
  if (cause instanceof AppError) return cause;
  const reported = systemCodeOf(cause);
  // Windows reports a name that is too long as a file that does not exist.
  const code = reported === 'ENOENT' && fileName.length > LONGEST_NAME ? 'ENAMETOOLONG' : reported;
  return new AppError(
    CODE_OF_SYSTEM_ERROR[code] ?? 'file.failed',
    `saving failed: ${code || String(cause)}`,
    { cause, details: { fileName } },
  );
}
