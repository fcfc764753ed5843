import {
  type NoticeRecipient,
  type OwnerNotice,
  recipientsOf,
} from '#main/domain/messages/owner-notice.ts';
import { createRetries } from '#main/domain/retries.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Addressee, Message, Messenger } from '#main/ports/messages/messages.ts';
import type { NoticeCounts, OwnerNotices } from '#main/ports/messages/owner-notices.ts';
import type { Directory } from '#main/ports/sign-in/directory.ts';
import type { CallOptions, Clock, Log } from '#main/ports/system.ts';
import { type AuditDraft, NOT_APPLICABLE } from '#shared/audit/audit-entry.ts';
import type { Language } from '#shared/console/language.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';
import type { MessageConfiguration } from './configuration.ts';
import { messageTexts } from './text/texts.ts';

/** More would be an outage nobody mends; a notice that comes later is given up, and recorded. */
const MOST_WAITING = 500;
const GIVEN_UP_AFTER_MS = 72 * 3_600_000;

/** A notice for one recipient. */
export interface WaitingNotice {
  readonly notice: OwnerNotice;
  readonly recipient: NoticeRecipient;
  /** Why it was given up, once it was; the log has to take the entry about that. */
  readonly lost: ErrorCode | null;
}

/** What is kept of notices on the disk. No secret is among it. */
export interface KeptNotices {
  readonly waiting: readonly WaitingNotice[];
  /** How many were given up since the file was made. */
  readonly lost: number;
}

/** Keeps notices on this computer. */
export interface NoticeFile {
  /** @throws AppError `file.unreadable` */
  read(): KeptNotices;
  /** On the disk when it returns. @throws AppError `file.*` */
  write(kept: KeptNotices): void;
}

export interface NoticeParts {
  readonly configuration: Pick<MessageConfiguration, 'language'> & {
    readonly ownerNotices: NonNullable<MessageConfiguration['ownerNotices']>;
  };
  readonly messenger: Messenger;
  readonly directory: Pick<Directory, 'contactOf'>;
  readonly log: Pick<AuditLog, 'append'>;
  readonly file: NoticeFile;
  readonly clock: Clock;
  readonly programLog: Pick<Log, 'warn'>;
  readonly workstation: string;
}

export interface NoticeQueue extends OwnerNotices {
  counts(): NoticeCounts;
  /** Waits for nothing: what is not sent is on the disk. */
  close(): void;
}

/** How far a notice came in one round. */
type Outcome = 'sent' | 'later' | 'stop' | ErrorCode;

/** Sends what an earlier run has left, and each new notice, until it is closed. */
export function createNoticeQueue(parts: NoticeParts): NoticeQueue {
  const { clock, programLog } = parts;
  const ending = new AbortController();
  const retries = createRetries(clock);
  const kept = keptNotices(parts);
  let running = Promise.resolve();

  function nudge(): void {
    retries.cancel();
    running = running
      .then(() => sendAll(parts, kept, ending.signal))
      .then(() => {
        if (kept.waiting().length === 0) retries.reset();
        else if (!ending.signal.aborted) retries.later(nudge);
      })
      .catch((cause: unknown) => {
        programLog.warn('notices not sent', { cause });
      });
  }

  if (kept.waiting().length > 0) nudge();
  return {
    tell(notice) {
      const recipients = recipientsOf(notice, parts.configuration.ownerNotices);
      kept.add(recipients.map((recipient) => ({ notice, recipient, lost: null })));
      nudge();
    },
    counts: () => ({ waiting: kept.waiting().length, lost: kept.lost() }),
    close() {
      retries.cancel();
      ending.abort();
    },
  };
}

/** The notices in memory, and on the disk as far as it takes them. */
function keptNotices(parts: NoticeParts) {
  const { file, programLog } = parts;
  let kept = readOrBegin(parts);

  function keep(changes: Partial<KeptNotices>): void {
    kept = { ...kept, ...changes };
    try {
      file.write(kept);
    } catch (cause) {
      programLog.warn('notices not kept', { cause });
    }
  }

  return {
    waiting: () => kept.waiting,
    lost: () => kept.lost,
    add(all: readonly WaitingNotice[]): void {
      const room = Math.max(0, MOST_WAITING - kept.waiting.length);
      const dropped = all.length - Math.min(room, all.length);
      if (dropped > 0) programLog.warn('too many notices wait', { dropped });
      keep({ waiting: [...kept.waiting, ...all.slice(0, room)], lost: kept.lost + dropped });
    },
    remove(one: WaitingNotice): void {
      keep({ waiting: kept.waiting.filter((other) => other !== one) });
    },
    /** It will not be sent any more; the log still has to take the entry about that. */
    giveUp(one: WaitingNotice, lost: ErrorCode): void {
      const waiting = kept.waiting.map((other) => (other === one ? { ...one, lost } : other));
      keep({ waiting, lost: kept.lost + 1 });
    },
  };
}

/** One round: every notice is tried once, and those that were given up are recorded. */
async function sendAll(
  parts: NoticeParts,
  kept: ReturnType<typeof keptNotices>,
  signal: AbortSignal,
): Promise<void> {
  for (const one of kept.waiting().filter(({ lost }) => lost === null)) {
    if (signal.aborted) return;
    const outcome = await deliver(parts, one, { signal });
    if (signal.aborted || outcome === 'stop') break;
    if (outcome === 'sent') kept.remove(one);
    else if (outcome !== 'later') kept.giveUp(one, outcome);
  }
  for (const one of kept.waiting().filter(({ lost }) => lost !== null)) {
    if (signal.aborted || !(await isRecorded(parts, one))) return;
    kept.remove(one);
  }
}

function readOrBegin({ file, programLog }: NoticeParts): KeptNotices {
  try {
    return file.read();
  } catch (cause) {
    // What was in it can be told to nobody, and is counted as one that was lost.
    programLog.warn('notices not read', { cause });
    return { waiting: [], lost: 1 };
  }
}

async function deliver(
  parts: NoticeParts,
  { notice, recipient }: WaitingNotice,
  options: CallOptions,
): Promise<Outcome> {
  const { messenger, configuration, clock } = parts;
  const isTooLate = clock.now() - Date.parse(notice.at) > GIVEN_UP_AFTER_MS;
  try {
    const to = await addresseeOf(parts, recipient, options);
    await messenger.send(noticeMessage(configuration.language, notice, to), options);
    return 'sent';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'message.refused' || code === 'message.noAddress') return code;
    if (isTooLate) return code;
    // What is wrong with one person or mailbox need not be wrong with the next one.
    return code === 'message.deferred' || !code.startsWith('message.') ? 'later' : 'stop';
  }
}

/** @throws AppError `message.noAddress`, and what the directory throws */
async function addresseeOf(
  { directory, messenger }: NoticeParts,
  recipient: NoticeRecipient,
  options: CallOptions,
): Promise<Addressee> {
  if (recipient.kind === 'mailbox') return { account: '', mail: recipient.mail, mobile: '' };
  const contact = await directory.contactOf?.(recipient.account, options);
  if (contact === undefined) throw noAddress(recipient.account);
  if (recipient.kind === 'manager') {
    if (contact.managerMail === '') throw noAddress(`the manager of ${recipient.account}`);
    return { account: '', mail: contact.managerMail, mobile: '' };
  }
  if (messenger.kind === 'mail' && contact.mail === '') throw noAddress(recipient.account);
  return { account: recipient.account, mail: contact.mail, mobile: contact.mobile };
}

function noAddress(whom: string): AppError {
  return new AppError('message.noAddress', `no address of ${whom}`);
}

/** The message about a disclosure. */
export function noticeMessage(language: Language, notice: OwnerNotice, to: Addressee): Message {
  const { requestId, at, secret, computer, keyPrefix, operator, reason } = notice;
  return {
    kind: 'owner-notice',
    to,
    ...messageTexts(language).ownerNotice(notice),
    facts: { requestId, at, secret, computer, keyPrefix, operator, reason },
  };
}

/** Whether the log has taken the entry about a notice that was given up. */
async function isRecorded(
  { log, workstation }: NoticeParts,
  { notice, recipient, lost }: WaitingNotice,
): Promise<boolean> {
  const draft: AuditDraft = {
    ...NOT_APPLICABLE,
    action: 'note',
    source: 'helpdesk',
    result: 'failed',
    failure: lost ?? '',
    operator: notice.operator,
    endUser: recipient.kind === 'mailbox' ? '' : recipient.account,
    computer: notice.computer,
    keyId: notice.keyPrefix,
    note: `owner notice to ${recipient.kind}: not delivered`,
    workstation,
    requestId: notice.requestId,
  };
  return log.append(draft).then(
    () => true,
    () => false,
  );
}
