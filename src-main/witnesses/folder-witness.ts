import { join } from 'node:path';
import { witnessLines } from '#main/domain/audit/witness-json.ts';
import { appendDurably } from '#main/drivers/files/append-durably.ts';
import type { Witness } from '#main/ports/audit/witness.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { FolderConfiguration } from './configuration.ts';
import { folderError } from './folder-error.ts';
import type { NamedLog } from './witnessed-parts.ts';

/** Some hundred kilobytes, which even a slow share takes in a moment. */
const ENTRIES_AT_ONCE = 200;

/**
 * A folder, on a share for one, with a file for each console and day (UTC). Lines are only
 * appended, so the rights of the share can forbid everything else. That the file system has them on
 * its medium is the confirmation.
 */
export function folderWitness(
  { name, mode, folder, answerSeconds }: FolderConfiguration,
  { logName, clock }: NamedLog,
): Witness {
  const append = async (lines: string, { signal }: CallOptions) => {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const path = join(folder, `keydesk_${logName}_${day}.jsonl`);
    try {
      await appendDurably(path, lines, { ms: answerSeconds * 1000, signal });
    } catch (cause) {
      throw folderError(cause);
    }
  };
  return {
    name,
    isRequired: mode === 'required',
    atOnce: ENTRIES_AT_ONCE,
    take: (entries, options) => append(witnessLines(entries), options),
    test: (options) => append('', options),
  };
}
