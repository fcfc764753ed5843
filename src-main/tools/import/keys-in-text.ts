import { HEADINGS, plainHeading } from './headings.ts';

/** A key out of a text. */
export interface KeyInText {
  readonly keyId: string;
  readonly recoveryPassword: string;
  /** `C:`; empty where the text names no drive. */
  readonly driveLetter: string;
  /** Empty where the text names none. */
  readonly computer: string;
}

// The GUID of a volume, `\\?\Volume{…}\`, is no key's.
const GUID = /(?<![0-9a-f-]|Volume\{)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f-])/gi;
const BRACED = /(?<!Volume)\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/gi;
const PASSWORD = /(?<!\d|-)\d{6}(?:-\d{6}){7}(?!\d|-)/g;

/** `Volume C: [OS]` of manage-bde; the letter is in quotation marks in some languages. */
const VOLUME_TITLE = /(?:^|[\s"“”„«])([a-z]):["“”»]?\s*\[/i;
/** `MountPoint : C:` of PowerShell, as a list or in JSON. */
const MOUNT_POINT = /[:：]\s*"?([a-z]):\\{0,2}"?,?\s*$/i;
const VOLUME_PATH = /\\Volume\{/i;

/** `ComputerName : WS-1`; what stands before the colon says what stands behind it. */
const NAMED_VALUE = /^\s*"?([^:：]{1,60}?)"?\s*[:：]\s*"?([^",]+?)"?,?\s*$/;
/** What lists call the computer, besides what columns call it: of a session of PowerShell. */
const COMPUTER_NAMES = new Set([...HEADINGS.computer.telling, 'pscomputername']);

/**
 * The keys in a text as Windows writes it, in any language: by its shape. That is a recovery key
 * file, with one ID and one password, or what `manage-bde -protectors -get` and the protectors of
 * `Get-BitLockerVolume` print, where the password of a protector stands below its ID in braces.
 * Empty where that is not what stands in it, or not for certain of every password.
 */
export function keysInText(text: string): readonly KeyInText[] {
  const lines = text.replaceAll(/\p{Cf}/gu, '').split(/\r?\n|\r/);
  if (lines.some((line) => line.match(GUID) && line.match(PASSWORD))) return [];
  const recoveryPassword = onlyOne(lines.flatMap(passwordsIn));
  const keyId = onlyOne(lines.flatMap(idsIn));
  // An ID in braces may be of another protector, such as the TPM, than the password.
  if (
    keyId === undefined ||
    recoveryPassword === undefined ||
    lines.some((line) => /[{}]/.test(line))
  )
    return keysInList(lines);
  const driveLetter = onlyOne(lines.flatMap((line) => driveIn(line) ?? [])) ?? '';
  const computer = onlyOne(lines.flatMap((line) => computerIn(line) ?? [])) ?? '';
  return [{ keyId, recoveryPassword, driveLetter, computer }];
}

function onlyOne(found: readonly string[]): string | undefined {
  const [first] = found;
  return found.every((one) => one === first) ? first : undefined;
}

/** How far a list has been read. */
interface Reading {
  readonly keys: readonly KeyInText[];
  /** Of the protector whose password comes next; empty where none is known. */
  readonly keyId: string;
  /** How far the line of that ID is indented. */
  readonly indent: number;
  /** `undefined` before the first. */
  readonly driveLetter: string | undefined;
  readonly computer: string | undefined;
  /** Which password, drive or computer belongs to which key is not certain. */
  readonly isUncertain: boolean;
}

function keysInList(lines: readonly string[]): readonly KeyInText[] {
  let reading: Reading = {
    keys: [],
    keyId: '',
    indent: 0,
    driveLetter: undefined,
    computer: undefined,
    isUncertain: false,
  };
  for (const line of lines) {
    // A protector ends with an empty line, or with one that is indented less than its ID.
    if (indentOf(line) < reading.indent || line.trim() === '') reading = { ...reading, keyId: '' };
    reading = { ...reading, ...learntFrom(line, reading) };
  }
  return reading.isUncertain ? [] : reading.keys;
}

function indentOf(line: string): number {
  return line.search(/\S|$/);
}

function learntFrom(line: string, reading: Reading): Partial<Reading> {
  const passwords = passwordsIn(line);
  if (passwords.length > 0) return afterPassword(onlyOne(passwords), reading);
  const [id, ...more] = [...line.matchAll(BRACED)].map(([, one = '']) => one.toUpperCase());
  if (id !== undefined) return { keyId: more.length === 0 ? id : '', indent: indentOf(line) };
  // What is named after the first key may be of the key above it, or of the one below.
  const isLate = (known: string | undefined) => known === undefined && reading.keys.length > 0;
  const computer = computerIn(line);
  if (computer !== undefined)
    return {
      computer,
      driveLetter: reading.driveLetter === undefined ? undefined : '',
      isUncertain: reading.isUncertain || reading.keyId !== '' || isLate(reading.computer),
    };
  const driveLetter = driveIn(line);
  return driveLetter === undefined
    ? {}
    : { driveLetter, keyId: '', isUncertain: reading.isUncertain || isLate(reading.driveLetter) };
}

function afterPassword(recoveryPassword: string | undefined, reading: Reading): Partial<Reading> {
  const { keys, keyId, driveLetter = '', computer = '' } = reading;
  // manage-bde repeats the password of a protector that it adds.
  if (keyId === '' && keys.at(-1)?.recoveryPassword === recoveryPassword) return {};
  if (keyId === '' || recoveryPassword === undefined) return { isUncertain: true };
  return { keyId: '', keys: [...keys, { keyId, recoveryPassword, driveLetter, computer }] };
}

/** The key IDs in a text, in upper case. */
export function idsIn(text: string): readonly string[] {
  return text.toUpperCase().match(GUID) ?? [];
}

function passwordsIn(line: string): readonly string[] {
  return line.match(PASSWORD) ?? [];
}

/** Empty where it names a volume without a letter; `undefined` where it names none. */
function driveIn(line: string): string | undefined {
  if (VOLUME_PATH.test(line)) return '';
  const [, letter] = VOLUME_TITLE.exec(line) ?? MOUNT_POINT.exec(line) ?? [];
  return letter === undefined ? undefined : `${letter.toUpperCase()}:`;
}

function computerIn(line: string): string | undefined {
  const [, name = '', value] = NAMED_VALUE.exec(line) ?? [];
  return COMPUTER_NAMES.has(plainHeading(name)) ? value?.trim() : undefined;
}
