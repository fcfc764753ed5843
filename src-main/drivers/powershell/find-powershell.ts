import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** The part of `process.env` that says where programs are. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where PowerShell is: the one built into Windows first, then PowerShell 7. Only absolute folders
 * are searched: a relative one would run whatever is in the current folder.
 */
export async function findPowerShell(
  environment: Environment,
  platform: string,
): Promise<string | undefined> {
  const isWindows = platform === 'win32';
  const names = isWindows ? ['powershell.exe', 'pwsh.exe'] : ['pwsh', 'powershell'];
  const builtIn = isWindows
    ? [
        join(
          environment['SystemRoot'] ?? String.raw`C:\Windows`,
          String.raw`System32\WindowsPowerShell\v1.0\powershell.exe`,
        ),
      ]
    : [];
  const folders = (environment['PATH'] ?? environment['Path'] ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder));
  for (const candidate of [
    ...builtIn,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
  ]) {
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
