import { AppError } from '#shared/errors.ts';
import { withoutSecrets } from '#shared/request/secret-text.ts';
import type { LogFields } from '../ports/system.ts';

/**
 * One event as one line of text, without anything that looks like a secret. Never throws: a log
 * that fails hides what it was told.
 */
export function logLine(event: string, fields: LogFields): string {
  const seen = new WeakSet<object>();
  // Each text before it becomes JSON, which writes a line break as a letter; and the whole, for what stands in two of them.
  const plain = (_key: string, value: unknown): unknown => {
    if (typeof value === 'string') return withoutSecrets(value);
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[seen above]';
    seen.add(value);
    if (Array.isArray(value)) return value;
    const told = value instanceof Error ? factsOf(value) : value;
    return Object.fromEntries(
      Object.entries(told).map(([name, field]) => [withoutSecrets(name), field as unknown]),
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
