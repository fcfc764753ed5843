import { createHash } from 'node:crypto';
import { keyPackageFileName, recoveryKeyFileName } from '#shared/console/file-names.ts';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';
import { commandLine } from '#shared/recovery/repair-command.ts';
import { notepadText } from '../files/text-formats.ts';
import { recoveryKeyFile } from './recovery-key-file.ts';

/** One file of a kit. */
export interface KitFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

interface KitContent {
  readonly protector: Protector;
  readonly recoveryPassword: string;
  readonly keyPackage: Uint8Array | undefined;
}

const INSTRUCTIONS = 'Instructions.txt';
const CHECKSUMS = 'SHA256SUMS.txt';

/**
 * The files that somebody needs at a computer that does not start: the recovery key as Windows
 * writes it, the key package if there is one, instructions with the commands, and checksums in the
 * form of sha256sum.
 */
export function recoveryKit({
  protector,
  recoveryPassword,
  keyPackage,
}: KitContent): readonly KitFile[] {
  const files: KitFile[] = [
    {
      fileName: recoveryKeyFileName(protector.keyId),
      bytes: recoveryKeyFile(protector.keyId, recoveryPassword),
    },
  ];
  // A copy: the original is overwritten when the key is dropped, perhaps during the write.
  if (keyPackage !== undefined)
    files.push({
      fileName: keyPackageFileName(protector.keyId),
      bytes: Uint8Array.from(keyPackage),
    });
  files.push({
    fileName: INSTRUCTIONS,
    bytes: instructions(protector, recoveryPassword, keyPackage !== undefined),
  });
  const sums = files.map(
    ({ fileName, bytes }) => `${createHash('sha256').update(bytes).digest('hex')} *${fileName}\n`,
  );
  return [...files, { fileName: CHECKSUMS, bytes: Buffer.from(sums.join('')) }];
}

function instructions(
  protector: Protector,
  recoveryPassword: string,
  hasPackage: boolean,
): Uint8Array {
  const keyPackage = hasPackage ? keyPackageFileName(protector.keyId) : '';
  const unlock = commandLine({ kind: 'unlock', drive: '<drive>' }, recoveryPassword);
  const repair = commandLine(
    { kind: 'repair', corrupted: '<damaged>', fixed: '<empty>', keyPackage },
    recoveryPassword,
  );
  return notepadText([
    `Recovery kit for ${computerOf(protector)}`,
    `Key ID: ${protector.keyId}`,
    '',
    'Whoever has this kit can open the drive. Delete it once the drive is open, and replace ' +
      'the key.',
    '',
    '1. Compare the key ID on the blue screen with the one above. If they differ, this is not ' +
      'the right key.',
    `2. Enter the recovery password: ${recoveryPassword}`,
    '',
    'If the drive is now in another computer: start the Windows Recovery Environment there, ' +
      'open a command prompt, and type, with the',
    'letter the drive has there instead of <drive>:',
    '',
    `    ${unlock}`,
    `    ${commandLine({ kind: 'decrypt', drive: '<drive>' })}`,
    '',
    'If the drive is damaged: connect an empty drive of similar or larger size. EVERYTHING ON ' +
      'IT IS OVERWRITTEN. Open a command prompt as an',
    'administrator, change to this folder, and type, with the letters of the damaged and of ' +
      'the empty drive:',
    '',
    `    ${repair}`,
    `    ${commandLine({ kind: 'check', drive: '<empty>' })}`,
    '',
    'To check this kit: certutil -hashfile, with a file name and SHA256, prints what ' +
      `${CHECKSUMS} says.`,
    '',
  ]);
}
