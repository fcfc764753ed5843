import { basename } from 'node:path';
import { z } from 'zod';
import { readRegularFileSync } from '#main/drivers/files/regular-file.ts';
import { writeAtOnce } from '#main/drivers/files/write-at-once.ts';
import type { AnchorMarks } from '#main/ports/audit/anchor-place.ts';
import type { WitnessMarks } from '#main/ports/audit/witness.ts';
import { ChainHead } from '#shared/audit/audit-entry.ts';
import { AppError, messageOf, systemCodeOf } from '#shared/errors.ts';

const WitnessMark = z.object({ head: ChainHead, isSilent: z.boolean() });
const AnchorMark = WitnessMark.extend({ at: z.iso.datetime().or(z.literal('')) });

/**
 * Keeps the marks of all witnesses in one file beside the log. They are not in the log, because an
 * older copy of it that is put back would bring older marks with it.
 */
export function marksFile(path: string): WitnessMarks {
  return keptMarks(path, WitnessMark);
}

/** The same for the places that are noted an anchor once a day. */
export function anchorMarksFile(path: string): AnchorMarks {
  return keptMarks(path, AnchorMark);
}

function keptMarks<Mark>(path: string, schema: z.ZodType<Mark>) {
  const marks = z.record(z.string(), schema);
  const read = (): Record<string, Mark> => {
    try {
      return marks.parse(JSON.parse(readRegularFileSync(path)));
    } catch (cause) {
      if (systemCodeOf(cause) === 'ENOENT') return {};
      throw failed('file.unreadable', path, cause);
    }
  };
  return {
    of(name: string): Mark | undefined {
      const all = read();
      return Object.hasOwn(all, name) ? all[name] : undefined;
    },
    keep(name: string, mark: Mark): void {
      try {
        writeAtOnce(path, `${JSON.stringify({ ...read(), [name]: mark }, null, 2)}\n`);
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
