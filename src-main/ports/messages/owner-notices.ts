import type { OwnerNotice } from '#main/domain/messages/owner-notice.ts';

/** How many notices wait, and how many were given up. */
export interface NoticeCounts {
  readonly waiting: number;
  readonly lost: number;
}

/** Tells people that a secret of theirs was disclosed. */
export interface OwnerNotices {
  /**
   * Keeps the notice on the disk and returns; it is sent later, over restarts too. Never throws and
   * waits for nobody: a disclosure is not held up by its notice.
   */
  tell(notice: OwnerNotice): void;
}
