import type { ErrorCode, ErrorDetails } from '#shared/errors.ts';

/** What happened, and what to do next. */
export interface ErrorText {
  readonly what: string;
  readonly next: string;
}

export type ErrorTexts = Readonly<Partial<Record<ErrorCode, (details: ErrorDetails) => ErrorText>>>;
