import { z } from 'zod';
import { textProblem } from '../request/secret-text.ts';

/** Longest path Windows' own commands take, in UTF-16 units. */
export const LONGEST_PATH = 259;

/**
 * The drive letters that can be chosen: A: and B: are floppy disks, and X: is the Windows Recovery
 * Environment itself.
 */
export const DRIVE_LETTERS = Array.from('CDEFGHIJKLMNOPQRSTUVWYZ', (letter) => `${letter}:`);
const Drive = z.string().refine((drive) => DRIVE_LETTERS.includes(drive));

/** Drive and package of a repair, as they are being chosen: empty until they are. */
export interface RepairChoice {
  readonly corrupted: string;
  readonly fixed: string;
  /**
   * Where the package is on the caller's computer. Empty when none was backed up: repair-bde then
   * searches the drive for it.
   */
  readonly keyPackage: string;
}

export type RepairProblem = 'same-drive' | 'package-on-drive' | 'bad-path';

/**
 * What makes a repair impossible, or would destroy what it needs: the package must be on neither of
 * its drives.
 */
export function repairProblem({
  corrupted,
  fixed,
  keyPackage,
}: RepairChoice): RepairProblem | undefined {
  if (corrupted !== '' && corrupted === fixed) return 'same-drive';
  if (textProblem(keyPackage, LONGEST_PATH) !== undefined) return 'bad-path';
  const drive = keyPackage.slice(0, 2).toUpperCase();
  return drive !== '' && [corrupted, fixed].includes(drive) ? 'package-on-drive' : undefined;
}

/**
 * One command of the procedures. `repair` overwrites its target, so it exists only once somebody
 * has said that this is meant.
 */
export const RepairCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('protectors'), drive: Drive }),
  z.object({ kind: z.literal('unlock'), drive: Drive }),
  z.object({ kind: z.literal('decrypt'), drive: Drive }),
  z.object({ kind: z.literal('status'), drive: Drive }),
  z.object({ kind: z.literal('check'), drive: Drive }),
  z
    .object({
      kind: z.literal('repair'),
      corrupted: Drive,
      fixed: Drive,
      keyPackage: z.string(),
      acceptsOverwrite: z.literal(true),
    })
    .refine((choice) => repairProblem(choice) === undefined),
]);
export type RepairCommand = z.infer<typeof RepairCommand>;

/**
 * A command with what has been chosen so far; {@link commandLine} takes any text where the schema
 * wants a drive.
 */
type Draft<C> = C extends { readonly kind: 'repair' } ? Omit<C, 'acceptsOverwrite'> : C;

/** Stands for the digits on screen and in tickets. */
const PASSWORD_PLACEHOLDER = '<recovery password>';

/** Commands the password is part of. */
export function takesPassword(kind: RepairCommand['kind']): boolean {
  return kind === 'unlock' || kind === 'repair';
}

/** The command as it is typed at the command prompt of Windows or of its Recovery Environment. */
export function commandLine(
  command: Draft<RepairCommand>,
  recoveryPassword = PASSWORD_PLACEHOLDER,
): string {
  switch (command.kind) {
    case 'protectors':
      return `manage-bde -protectors -get ${command.drive}`;
    case 'unlock':
      return `manage-bde -unlock ${command.drive} -rp ${recoveryPassword}`;
    case 'decrypt':
      return `manage-bde -off ${command.drive}`;
    case 'status':
      return `manage-bde -status ${command.drive}`;
    case 'check':
      return `chkdsk ${command.drive} /f`;
    case 'repair': {
      const { corrupted, fixed, keyPackage } = command;
      const option = keyPackage === '' ? '' : ` -kp ${quoted(keyPackage)}`;
      return `repair-bde ${corrupted} ${fixed}${option} -rp ${recoveryPassword}`;
    }
  }
}

const NEEDS_NO_QUOTES = /^[A-Za-z0-9_:\\.-]+$/;
const SPECIAL_TO_CMD = /[()%!^"<>&|]/g;

/**
 * A path as one argument, whatever is in it. Two readers have to be satisfied: the program, which
 * ends an argument at a quote and takes backslashes before one for escapes; and cmd, which takes
 * everything between quotes literally except `%` and further quotes. Where the path holds one of
 * these, every character that is special to cmd is escaped with a caret instead.
 */
export function quoted(path: string): string {
  if (NEEDS_NO_QUOTES.test(path)) return path;
  const argument = `"${path.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/\\+$/, '$&$&')}"`;
  return /["%]/.test(path) ? argument.replaceAll(SPECIAL_TO_CMD, '^$&') : argument;
}
