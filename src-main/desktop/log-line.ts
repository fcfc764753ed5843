import { AppError } from '#shared/errors.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';
import type { LogFields } from '../ports/system.ts';

/**
 * Formats one event as one line of text, without anything that looks like a secret. Never throws: a
 * failure in the log would hide the failure to be logged.
 */
export function logLine(event: string, fields: LogFields): string {
  const seen = new WeakSet<object>();
  // Each text is redacted before it becomes JSON, because JSON writes a line break as `\n`. The
  // line is redacted again as a whole, for a secret that is split over two fields.
  const plain = (_key: string, value: unknown): unknown => {
    if (typeof value === 'string') return withoutSecrets(value);
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[seen above]';
    seen.add(value);
    if (Array.isArray(value)) return value;
    const plainValue = value instanceof Error ? factsOf(value) : value;
    return Object.fromEntries(
      Object.entries(plainValue).map(([name, field]) => [withoutSecrets(name), field as unknown]),
    );
  };
  try {
    return withoutSecrets(`${event.replaceAll(/\s+/g, ' ')} ${JSON.stringify(fields, plain)}`);
  } catch {
    return `${event} [fields that cannot be written]`;
  }
}

// Errors have no enumerable fields, and JSON would drop them.
function factsOf(error: Error): object {
  const code = error instanceof AppError ? error.code : undefined;
  return { name: error.name, code, message: error.message, stack: error.stack, cause: error.cause };
}
