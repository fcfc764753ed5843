import type { AskError } from '../api.ts';
import type { ErrorText } from './en/errors.ts';
import { words } from './words.ts';

/** A failure in words, with the number under which the log has it. */
export function problemText(
  error: AskError,
): ErrorText & { readonly reference: string | undefined } {
  const reference = error.incident === undefined ? undefined : words.app.incident(error.incident);
  return { ...words.errors[error.code](error.details), reference };
}
