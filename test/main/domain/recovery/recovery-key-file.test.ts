import { expect, test } from 'vitest';
import { recoveryKeyFile } from '#main/domain/recovery/recovery-key-file.ts';
import { savedFiles } from '#renderer/text/en/saved-files.ts';
import { keyPackageFileName, recoveryKeyFileName } from '#shared/console/file-names.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

const ID = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');

test('the names are those Windows gives', () => {
  expect(recoveryKeyFileName(ID)).toBe(
    'BitLocker Recovery Key AC9D5655-F7CA-4D1D-902F-1B6087118138.TXT',
  );
  expect(keyPackageFileName(ID)).toBe(
    'BitLocker Key Package {AC9D5655-F7CA-4D1D-902F-1B6087118138}.KPG',
  );
});

test('the text is UTF-16LE with a byte order mark and CRLF, 1340 bytes as in Windows', () => {
  const recoveryPassword = '132858-327525-689172-680790-354607-080454-642268-377564';
  const bytes = recoveryKeyFile({ keyId: ID, recoveryPassword }, savedFiles.keyFile);
  expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x42, 0x00]);
  const lines = new TextDecoder('utf-16le').decode(bytes).split('\r\n');
  expect(lines[0]).toBe('BitLocker Drive Encryption recovery key ');
  expect(lines[6]).toBe(`\t${ID}`);
  expect(lines[12]).toBe('\t132858-327525-689172-680790-354607-080454-642268-377564');
  expect(lines.join('').includes('\n')).toBe(false);
  expect(bytes.length).toBe(1340);
});
