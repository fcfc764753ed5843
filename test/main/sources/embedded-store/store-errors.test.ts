import { describe, expect, test } from 'vitest';
import { isBusy } from '#main/drivers/sqlite/native-errors.ts';
import { storeError } from '#main/sources/embedded-store/store-errors.ts';
import { AppError } from '#shared/errors.ts';

const coded = (code: string): Error => Object.assign(new Error('said the database'), { code });

describe('what a native error means', () => {
  test.each([
    ['SQLITE_BUSY', 'store.locked'],
    ['SQLITE_BUSY_RECOVERY', 'store.locked'],
    ['SQLITE_LOCKED_SHAREDCACHE', 'store.locked'],
    ['SQLITE_CORRUPT', 'store.damaged'],
    ['SQLITE_CORRUPT_INDEX', 'store.damaged'],
    ['SQLITE_NOTADB', 'store.damaged'],
    ['SQLITE_IOERR_SHORT_READ', 'store.damaged'],
    ['SQLITE_FULL', 'store.full'],
    ['SQLITE_IOERR_SHMSIZE', 'store.full'],
    ['ENOSPC', 'store.full'],
    ['EDQUOT', 'store.full'],
    ['SQLITE_READONLY', 'store.readOnly'],
    ['SQLITE_READONLY_DBMOVED', 'store.readOnly'],
    ['EROFS', 'store.readOnly'],
    ['EACCES', 'store.readOnly'],
    ['SQLITE_CANTOPEN', 'store.unavailable'],
    ['SQLITE_IOERR_WRITE', 'store.unavailable'],
    ['SQLITE_CONSTRAINT_TRIGGER', 'store.unavailable'],
    ['SQLITE_ERROR', 'store.unavailable'],
    ['ENOENT', 'store.unavailable'],
  ])('%s is %s', (code, expected) => {
    expect(storeError(coded(code))).toMatchObject({ code: expected });
  });

  test('a failed opening carries its number in a sentence', () => {
    const failed = (number: number) =>
      new Error(`ConnectionFailed("Unable to open connection to local database C:\\x: ${number}")`);
    expect(storeError(failed(26)).code).toBe('store.damaged');
    expect(storeError(failed(5)).code).toBe('store.locked');
    expect(storeError(failed(14)).code).toBe('store.unavailable');
    expect(isBusy(failed(5))).toBe(true);
  });

  test('an error with a code passes unchanged', () => {
    const known = new AppError('recovery.noMatch', 'gone');
    expect(storeError(known)).toBe(known);
  });

  test('anything else is unavailable, with its cause', () => {
    expect(storeError('odd')).toMatchObject({ code: 'store.unavailable', cause: 'odd' });
  });

  test('only a lock is worth trying again', () => {
    expect(isBusy(coded('SQLITE_BUSY'))).toBe(true);
    expect(isBusy(coded('SQLITE_FULL'))).toBe(false);
    expect(isBusy('SQLITE_BUSY')).toBe(false);
  });
});
