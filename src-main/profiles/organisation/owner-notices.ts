import { join } from 'node:path';
import { messengersOf } from '#main/messages/messengers.ts';
import { noticeFile } from '#main/messages/notice-file.ts';
import { type NoticeQueue, createNoticeQueue } from '#main/messages/notice-queue.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Directory } from '#main/ports/sign-in/directory.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import type { OrganisationConfiguration } from './configuration.ts';

interface OwnerNoticeDeps {
  /** Where the audit log is kept, one folder per organisation. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly workstation: string;
  readonly directory: Directory;
  readonly auditLog: AuditLog;
}

/** The file with the notices of an organisation that wait. */
export function noticePath(folder: string, id: string): string {
  return join(folder, id, 'notices.json');
}

/** The notices of an organisation; `undefined` where it wants none. */
export function ownerNotices(
  { id, messages }: OrganisationConfiguration,
  { folder, clock, log, workstation, directory, auditLog }: OwnerNoticeDeps,
): NoticeQueue | undefined {
  if (messages?.ownerNotices === undefined) return undefined;
  const { language, ownerNotices: wanted } = messages;
  const messenger = messengersOf(messages).find(({ kind }) => kind === wanted.by);
  if (messenger === undefined) return undefined;
  return createNoticeQueue({
    configuration: { language, ownerNotices: wanted },
    messenger,
    directory,
    log: auditLog,
    file: noticeFile(noticePath(folder, id)),
    clock,
    programLog: log,
    workstation,
  });
}
