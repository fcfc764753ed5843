import type { CallName, InputOf, OutputOf } from '#shared/contract.ts';
import type { ProfileInfo } from '#shared/sign-in/session.ts';

interface AskOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (data: unknown) => void;
}

/** A console that no window belongs to: a command makes the calls of the page. */
export interface ReportConsole {
  readonly profiles: readonly ProfileInfo[];
  /**
   * Makes one call, with the checks that a page's call has. @throws AppError what the call fails
   * with; its message is for whoever reads the terminal, and may be empty
   */
  ask<Name extends CallName>(
    name: Name,
    input: InputOf<Name>,
    options: AskOptions,
  ): Promise<OutputOf<Name>>;
  /** Signs out and closes the stores. Never rejects. */
  finish(): Promise<void>;
}

/**
 * Opens one that saves what it exports at this place. @throws AppError `config.invalid` where there
 * is no usable configuration
 */
export type OpenReportConsole = (place: {
  /** Absolute. */
  readonly path: string;
  /** Whether a file that is there already gives way. */
  readonly isOverwritten: boolean;
}) => Promise<ReportConsole>;
