import { resolve } from 'node:path';
import type { ImportRules } from '#main/domain/recovery/import-row.ts';
import type { Clock } from '#main/ports/system.ts';
import { LdapForest } from '#main/sources/active-directory/configuration.ts';
import { readDirectory } from '../import/read-directory.ts';
import { type OpenFile, openFile } from '../import/read-file.ts';
import { ToolError } from '../tool-error.ts';
import type { ImportSource, KeysToRead } from './tasks.ts';
import type { Work } from './work.ts';

/** What holds for all rows of an import. */
export function rulesOf(
  { domain, dnsDomain, dates, volumeNumbers }: KeysToRead,
  clock: Clock,
): ImportRules {
  return { domain, dnsDomain, dates, volumeNumbers, now: clock.now() };
}

/**
 * Opens the keys to import. Reads the heading of a file at once: one that cannot be imported leaves
 * no store, no report behind.
 *
 * @throws ToolError `directory.invalid`, `csv.*`
 */
export async function openKeys(from: ImportSource, work: Work): Promise<OpenFile> {
  if (from.kind === 'csv') return openFile({ ...from, file: resolve(from.file) });
  const { domain, account, caFile } = from;
  const forest = LdapForest.safeParse({
    domain,
    ...(caFile !== undefined && { caFile: resolve(caFile) }),
  });
  if (!forest.success) throw new ToolError('directory.invalid', { name: domain });
  const password = await work.terminal.askSecret(
    work.words.passwordOf(account, domain),
    'KEYDESK_DIRECTORY_PASSWORD',
  );
  const typed = { forest: forest.data, userName: account, password };
  return { columns: [], unread: [], remarks: [], rows: readDirectory(typed, work.signal) };
}

/** Says how the file was read, where it did not say so itself. */
export function tellRemarks({ remarks }: OpenFile, { terminal, words }: Work): void {
  for (const remark of remarks) terminal.say(words.remark(remark));
}
