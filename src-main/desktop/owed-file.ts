import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readRegularFileSync } from '#main/drivers/files/regular-file.ts';
import { writeAtOnce } from '#main/drivers/files/write-at-once.ts';
import { OWED_ACTIONS, type OwedFile } from '#main/ports/audit/owed-file.ts';
import { AuditDraft } from '#shared/audit/audit-entry.ts';
import { systemCodeOf } from '#shared/errors.ts';

const OwedEntries = z.array(
  z.object({
    profileId: z.string(),
    at: z.iso.datetime(),
    draft: AuditDraft.extend({
      action: z.enum(OWED_ACTIONS),
      // What an older console owes has none.
      flag: AuditDraft.shape.flag.default(''),
    }),
  }),
);

/**
 * Owed entries in one file of this person's profile.
 *
 * @param onFailure told of every failed read or write
 */
export function owedFile(path: string, onFailure: (cause: unknown) => void): OwedFile {
  return {
    read() {
      try {
        return OwedEntries.parse(JSON.parse(readRegularFileSync(path)));
      } catch (cause) {
        if (systemCodeOf(cause) !== 'ENOENT') onFailure(cause);
        return [];
      }
    },
    write(entries) {
      try {
        if (entries.length === 0) rmSync(path, { force: true });
        else writeAtOnce(path, JSON.stringify(entries));
      } catch (cause) {
        onFailure(cause);
      }
    },
  };
}
