import { createHash } from 'node:crypto';
import { keyPackageFileName, recoveryKeyFileName } from '#shared/console/file-names.ts';
import type { SavedFileWords } from '#shared/console/native-words.ts';
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
export function recoveryKit(content: KitContent, words: SavedFileWords): readonly KitFile[] {
  const { keyPackage } = content;
  const { keyId } = content.protector;
  const files: KitFile[] = [
    {
      fileName: recoveryKeyFileName(keyId),
      bytes: recoveryKeyFile({ ...content, keyId }, words.keyFile),
    },
  ];
  // A copy: the original is overwritten when the key is dropped, perhaps during the write.
  if (keyPackage !== undefined)
    files.push({ fileName: keyPackageFileName(keyId), bytes: Uint8Array.from(keyPackage) });
  files.push({ fileName: INSTRUCTIONS, bytes: instructions(content, words.kit) });
  const sums = files.map(
    ({ fileName, bytes }) => `${createHash('sha256').update(bytes).digest('hex')} *${fileName}\n`,
  );
  return [...files, { fileName: CHECKSUMS, bytes: Buffer.from(sums.join('')) }];
}

function instructions(content: KitContent, words: SavedFileWords['kit']): Uint8Array {
  const { protector, recoveryPassword } = content;
  const facts: Readonly<Record<string, string>> = {
    computer: computerOf(protector),
    keyId: protector.keyId,
    recoveryPassword,
    checksums: CHECKSUMS,
  };
  const filledIn = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  const { unlock, decrypt, repair, check } = commands(content, words.placeholders);
  return notepadText([
    filledIn(words.title),
    filledIn(words.keyId),
    '',
    words.warning,
    '',
    `1. ${words.compare}`,
    `2. ${filledIn(words.enter)}`,
    '',
    words.moved,
    '',
    `    ${unlock}`,
    `    ${decrypt}`,
    '',
    words.damaged,
    '',
    `    ${repair}`,
    `    ${check}`,
    '',
    filledIn(words.check),
    '',
  ]);
}

/** The commands of the instructions, in the order they are given there. */
function commands(
  { protector, recoveryPassword, keyPackage: bytes }: KitContent,
  { drive, damaged, empty }: SavedFileWords['kit']['placeholders'],
) {
  const keyPackage = bytes === undefined ? '' : keyPackageFileName(protector.keyId);
  return {
    unlock: commandLine({ kind: 'unlock', drive }, recoveryPassword),
    decrypt: commandLine({ kind: 'decrypt', drive }),
    repair: commandLine(
      { kind: 'repair', corrupted: damaged, fixed: empty, keyPackage },
      recoveryPassword,
    ),
    check: commandLine({ kind: 'check', drive: empty }),
  };
}
