import { expect, test } from 'vitest';
import { fileError } from '#main/drivers/files/file-errors.ts';

const failed = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['Windows', 'ENOENT', 256, 'file.nameTooLong'],
  ['Linux and macOS', 'ENAMETOOLONG', 256, 'file.nameTooLong'],
  ['every system, for a folder that is gone', 'ENOENT', 255, 'file.gone'],
])('%s: %s for a name of %i letters is %s', (_system, code, length, meaning) => {
  expect(fileError(failed(code), 'k'.repeat(length)).code).toBe(meaning);
});
