import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recoveryKit } from '#main/domain/recovery/recovery-kit.ts';
import { savedFiles } from '#renderer/text/en/saved-files.ts';
import { kitFolderName } from '#shared/console/file-names.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const { protector, recoveryPassword, keyPackage } = protectorOf(ID);
const kit = recoveryKit({ protector, recoveryPassword, keyPackage }, savedFiles);
const bytesOf = (fileName: string) =>
  kit.find((file) => file.fileName === fileName)?.bytes ?? new Uint8Array();
const text = (bytes: Uint8Array) => new TextDecoder('utf-16le').decode(bytes);

describe('a recovery kit', () => {
  test('has key, package, instructions and checksums, in a folder told apart by the prefix', () => {
    expect(kitFolderName(protector.keyId)).toBe('BitLocker Recovery Kit AC9D5655');
    expect(kit.map(({ fileName }) => fileName)).toEqual([
      `BitLocker Recovery Key ${ID}.TXT`,
      `BitLocker Key Package {${ID}}.KPG`,
      'Instructions.txt',
      'SHA256SUMS.txt',
    ]);
    expect(bytesOf(`BitLocker Key Package {${ID}}.KPG`)).toEqual(keyPackage);
  });

  test('names the commands exactly, run from its own folder', () => {
    const instructions = text(bytesOf('Instructions.txt'));
    expect(instructions).toContain('Recovery kit for CONTOSO\\WS-1\r\n');
    expect(instructions).toContain(
      `\r\n    manage-bde -unlock <drive> -rp ${recoveryPassword}\r\n`,
    );
    expect(instructions).toContain(
      `\r\n    repair-bde <damaged> <empty> -kp "BitLocker Key Package {${ID}}.KPG" ` +
        `-rp ${recoveryPassword}\r\n`,
    );
  });

  test('its checksums are those of its files, as sha256sum writes them', () => {
    const lines = Buffer.from(bytesOf('SHA256SUMS.txt')).toString().trimEnd().split('\n');
    const expected = kit
      .slice(0, -1)
      .map(
        ({ fileName, bytes }) => `${createHash('sha256').update(bytes).digest('hex')} *${fileName}`,
      );
    expect(lines).toEqual(expected);
  });

  test('without a package has none, in its command neither', () => {
    const bare = recoveryKit({ protector, recoveryPassword, keyPackage: undefined }, savedFiles);
    expect(bare).toHaveLength(3);
    expect(text(bare[1]?.bytes ?? new Uint8Array())).toContain(
      `repair-bde <damaged> <empty> -rp ${recoveryPassword}`,
    );
  });
});
