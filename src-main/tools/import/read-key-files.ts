import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { EMPTY_ROW } from '#main/domain/recovery/import-row.ts';
import { systemCodeOf } from '#shared/errors.ts';
import { ToolError } from '../tool-error.ts';
import type { ImportRow } from './import-keys.ts';
import { encodingOf } from './text-encoding.ts';

/** Computers of recovery key files, which do not name them. */
export interface ComputersOfFiles {
  /** Of all files; empty where none is given. */
  readonly computer: string;
  /** Each file is of the computer that its folder is named after. */
  readonly isByFolder: boolean;
}

const GUID = /(?<![0-9a-f-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f-])/gi;
const PASSWORD = /(?<!\d|-)\d{6}(?:-\d{6}){7}(?!\d|-)/g;
/** In bytes. Windows writes less than 2,000. */
const LARGEST = 65_536;

/**
 * The key in a text as Windows writes it, in any language: one key ID and one recovery password,
 * each on a line of its own. `undefined` where that is not what stands in it.
 */
export function keyInText(
  text: string,
): { readonly keyId: string; readonly recoveryPassword: string } | undefined {
  const visible = text.replaceAll(/\p{Cf}/gu, '');
  const ids = new Set(visible.toUpperCase().match(GUID));
  const passwords = new Set(visible.match(PASSWORD));
  const [keyId] = ids;
  const [recoveryPassword] = passwords;
  const isTable = visible.split(/[\r\n]+/).some((line) => line.match(GUID) && line.match(PASSWORD));
  if (isTable || ids.size !== 1 || passwords.size !== 1) return undefined;
  return keyId === undefined || recoveryPassword === undefined
    ? undefined
    : { keyId, recoveryPassword };
}

/** Reads a recovery key file. @throws what the file system throws */
export async function readKeyFile(
  file: string,
  { where, computer }: { readonly where: string; readonly computer: string },
): Promise<ImportRow> {
  const bytes = await readFile(file);
  const encoding = bytes.length > LARGEST ? undefined : await encodingIn(file);
  const key =
    encoding === undefined ? undefined : keyInText(new TextDecoder(encoding).decode(bytes));
  if (key === undefined) return { where, raw: undefined, problem: 'no-key-file' };
  // Windows writes the ID into the name, too. Two IDs for one password: neither is taken.
  const named = basename(file).toUpperCase().match(GUID)?.[0] ?? key.keyId;
  if (named !== key.keyId) return { where, raw: undefined, problem: 'other-name' };
  const raw = { ...EMPTY_ROW, ...key, computer };
  return computer === '' ? { where, raw, problem: 'no-computer' } : { where, raw };
}

/** Reads a folder and all below it. Whatever is no recovery key file is told. */
export async function* readKeyFolder(
  folder: string,
  { computer, isByFolder }: ComputersOfFiles,
): AsyncGenerator<ImportRow> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const where = relative(folder, file);
    const name = isByFolder ? basename(dirname(file)) : computer;
    if (extname(file).toLowerCase() === '.txt')
      yield await readKeyFile(file, { where, computer: name }).catch((error: unknown) => {
        if (systemCodeOf(error) === '') throw error;
        return { where, raw: undefined, problem: 'unreadable' } as const;
      });
    else yield { where, raw: undefined, problem: 'no-key-file' };
  }
}

async function encodingIn(file: string): Promise<string | undefined> {
  try {
    return (await encodingOf(file, undefined)).name;
  } catch (error) {
    // What stands in it is no text.
    if (error instanceof ToolError) return undefined;
    throw error;
  }
}
