import { basename } from 'node:path';
import { z } from 'zod';
import { readRegularFileSync } from '#main/drivers/files/regular-file.ts';
import { writeAtOnce } from '#main/drivers/files/write-at-once.ts';
import type { NoticeCounts } from '#main/ports/messages/owner-notices.ts';
import { AppError, ErrorCode, messageOf, systemCodeOf } from '#shared/errors.ts';
import { DriveReason, TpmReason } from '#shared/request/reason.ts';
import type { KeptNotices, NoticeFile } from './notice-queue.ts';

const Kept = z.object({
  waiting: z.array(
    z.object({
      notice: z.object({
        requestId: z.uuid(),
        at: z.iso.datetime(),
        secret: z.enum(['recovery-key-password', 'tpm-password-hash']),
        computer: z.string(),
        keyPrefix: z.string().max(8),
        operator: z.string(),
        reason: z.union([DriveReason, TpmReason]),
        owners: z.array(z.string()),
      }),
      recipient: z.discriminatedUnion('kind', [
        z.object({ kind: z.enum(['end-user', 'manager']), account: z.string() }),
        z.object({ kind: z.literal('mailbox'), mail: z.string() }),
      ]),
      lost: ErrorCode.nullable(),
    }),
  ),
  lost: z.int().min(0),
}) satisfies z.ZodType<KeptNotices>;

/** Notices in one file beside the log. */
export function noticeFile(path: string): NoticeFile {
  return {
    read() {
      try {
        return Kept.parse(JSON.parse(readRegularFileSync(path)));
      } catch (cause) {
        if (systemCodeOf(cause) === 'ENOENT') return { waiting: [], lost: 0 };
        throw failed('file.unreadable', path, cause);
      }
    },
    write(kept) {
      try {
        writeAtOnce(path, JSON.stringify(kept));
      } catch (cause) {
        throw failed('file.failed', path, cause);
      }
    },
  };
}

/** For a check that must not send them. @throws AppError `file.unreadable` */
export function countNotices(path: string): NoticeCounts {
  const { waiting, lost } = noticeFile(path).read();
  return { waiting: waiting.length, lost };
}

function failed(code: 'file.unreadable' | 'file.failed', path: string, cause: unknown): AppError {
  return new AppError(code, messageOf(cause), { cause, details: { fileName: basename(path) } });
}
