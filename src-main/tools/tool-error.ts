import { messageOf } from '#shared/errors.ts';

/** What a command line can say of its own accord, by the name it has inside. */
export type ToolErrorCode =
  | 'usage'
  | 'password.nobodyToAsk'
  | 'server.invalid'
  | 'directory.invalid'
  | 'store.none'
  | 'store.alreadyThere'
  | 'store.noFile'
  | 'key.none'
  | 'key.unreadable'
  | 'key.unwritable'
  | 'anchors.unreadable'
  | 'anchors.none'
  | 'csv.unreadable'
  | 'csv.empty'
  | 'csv.columnsMissing'
  | 'csv.columnsDoubtful'
  | 'csv.encoding'
  | 'csv.noWorkbook'
  | 'report.unwritable';

/** What a sentence needs. Never a secret. */
export interface ToolErrorDetails {
  /** The file, server or domain the sentence is about. */
  readonly name?: string;
  /** What another part said about it. */
  readonly reason?: string;
  readonly version?: number;
  /** The variable of the environment that is taken instead of an answer. */
  readonly variable?: string;
  /** Names of the columns it is about, as `--columns` has them. */
  readonly missing?: readonly string[];
  /** Of the columns that are in doubt. */
  readonly headings?: readonly string[];
}

/** A failure a command foresaw. People read the words chosen by `code` (src-main/tools/text/). */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly code: ToolErrorCode;
  readonly details: ToolErrorDetails;

  constructor(code: ToolErrorCode, details: ToolErrorDetails = {}, cause?: unknown) {
    super([code, details.reason, details.missing?.join(', ')].filter(Boolean).join(': '), {
      cause,
    });
    this.code = code;
    this.details = details;
  }
}

/** What the file system says, without the path, which the sentence names. */
export function fileReason(error: unknown): string {
  const message = messageOf(error);
  return message.replace(/, \w+ '.*'$/s, '');
}
