import { basename } from 'node:path';
import { z } from 'zod';
import { readRegularFileSync } from '#main/drivers/files/regular-file.ts';
import { writeAtOnce } from '#main/drivers/files/write-at-once.ts';
import type { WitnessMarks } from '#main/ports/audit/witness.ts';
import { ChainHead } from '#shared/audit/audit-entry.ts';
import { AppError, messageOf, systemCodeOf } from '#shared/errors.ts';

const Marks = z.record(z.string(), z.object({ head: ChainHead, isSilent: z.boolean() }));
type Marks = z.infer<typeof Marks>;

/**
 * Keeps the marks of all witnesses in one file beside the log. They are not in the log, because an
 * older copy of it that is put back would bring older marks with it.
 */
export function marksFile(path: string): WitnessMarks {
  const read = (): Marks => {
    try {
      return Marks.parse(JSON.parse(readRegularFileSync(path)));
    } catch (cause) {
      if (systemCodeOf(cause) === 'ENOENT') return {};
      throw failed('file.unreadable', path, cause);
    }
  };
  return {
    of(witness) {
      const marks = read();
      return Object.hasOwn(marks, witness) ? marks[witness] : undefined;
    },
    keep(witness, mark) {
      try {
        writeAtOnce(path, `${JSON.stringify({ ...read(), [witness]: mark }, null, 2)}\n`);
      } catch (cause) {
        throw cause instanceof AppError ? cause : failed('file.failed', path, cause);
      }
    },
  };
}

function failed(code: 'file.unreadable' | 'file.failed', path: string, cause: unknown): AppError {
  const message = messageOf(cause);
  return new AppError(code, message, { cause, details: { fileName: basename(path) } });
}
