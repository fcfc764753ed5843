import type { DriveReason, TpmReason } from '#shared/request/reason.ts';

/**
 * Every word of a message to a person, in one language. They are not the page's: a page in the
 * wrong hands must not say what the owner of a computer is told.
 */
export interface MessageWords {
  readonly labelled: (name: string, value: string) => string;
  /** The same words as on the screen; a test compares them. */
  readonly reasons: Readonly<Record<DriveReason | TpmReason, string>>;
  readonly ownerNotice: {
    readonly subject: (computer: string) => string;
    readonly subjectOfTpm: (computer: string) => string;
    readonly lead: string;
    readonly labels: Readonly<Record<'computer' | 'at' | 'operator' | 'reason' | 'keyId', string>>;
    readonly end: string;
  };
  readonly callerCode: {
    readonly subject: string;
    readonly lead: string;
    readonly end: (minutes: number) => string;
  };
  /** Goes to a mailbox of the organisation once a day. */
  readonly anchor: {
    readonly subject: (organisation: string, workstation: string) => string;
    readonly lead: string;
    readonly end: string;
  };
}
