import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { EMPTY_ROW } from '#main/domain/recovery/import-row.ts';
import { withoutCase } from '#main/domain/without-case.ts';
import { systemCodeOf } from '#shared/errors.ts';
import { splitComputerName } from '#shared/request/computer.ts';
import { ToolError } from '../tool-error.ts';
import type { ImportRow, RowProblem } from './import-keys.ts';
import { idsIn, keysInText } from './keys-in-text.ts';
import { encodingOf } from './text-encoding.ts';

/** Computers of recovery key files, where the text does not name them. */
export interface ComputersOfFiles {
  /** Of all files; empty where none is given. */
  readonly computer: string;
  /** Each file is of the computer that its folder is named after. */
  readonly isByFolder: boolean;
}

/** In bytes. What Windows writes of all drives of a computer is less than a tenth of it. */
const LARGEST = 65_536;

/** Reads the keys of a text file as Windows writes it. @throws what the file system throws */
export async function readKeyFile(
  file: string,
  { where, computer }: { readonly where: string; readonly computer: string },
): Promise<readonly ImportRow[]> {
  const bytes = await readFile(file);
  const keys = bytes.length > LARGEST ? [] : keysInText(await textOf(file, bytes));
  if (keys.length === 0) return [{ where, raw: undefined, problem: 'no-key-file' }];
  // Windows writes the ID into the name, too. Two IDs for one password: neither is taken.
  const [named] = idsIn(basename(file));
  if (named !== undefined && keys.every(({ keyId }) => keyId !== named))
    return [{ where, raw: undefined, problem: 'other-name' }];
  return keys.map((key) => {
    const raw = { ...EMPTY_ROW, ...key, computer: key.computer || computer };
    const problem = problemOf(key.computer, computer);
    return problem === undefined ? { where, raw } : { where, raw, problem };
  });
}

/** @param inText the computer that the text names, @param told the one that a person names */
function problemOf(inText: string, told: string): RowProblem | undefined {
  if (inText === '' && told === '') return 'no-computer';
  const [one, other] = [inText, told].map((name) =>
    withoutCase(splitComputerName(name)?.name ?? name),
  );
  return inText === '' || told === '' || one === other ? undefined : 'other-computer';
}

/** Reads a folder and all below it. Whatever holds no recovery keys is told. */
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
      yield* await readKeyFile(file, { where, computer: name }).catch((error: unknown) => {
        if (systemCodeOf(error) === '') throw error;
        return [{ where, raw: undefined, problem: 'unreadable' } as const];
      });
    else yield { where, raw: undefined, problem: 'no-key-file' };
  }
}

/**
 * The text of a file. `>` of the command prompt writes in one of the old encodings of MS-DOS: of
 * such a file, letters beyond ASCII are lost, which a key has none of.
 */
async function textOf(file: string, bytes: Buffer): Promise<string> {
  try {
    return new TextDecoder((await encodingOf(file, undefined)).name).decode(bytes);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return bytes.includes(0) ? '' : bytes.toString('latin1').replaceAll(/[^\0-\u007F]/g, '\uFFFD');
  }
}
