import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLink } from '#shared/recovery/link-scheme.ts';

/** A link or a report file; never both. */
type Handed = { readonly link: string } | { readonly report: string };

/**
 * What the operating system hands over among the values of a command line: the last link, and
 * without one the last report file.
 *
 * @param folder which a path starts from
 */
export function handedAmong(values: readonly string[], folder: string): Handed | undefined {
  const link = values.findLast(isLink);
  if (link !== undefined) return { link };
  const report = values.findLast(
    (value) => !value.startsWith('-') && value.toLowerCase().endsWith('.kdreport'),
  );
  const path = report === undefined ? undefined : pathOf(report);
  return path === undefined ? undefined : { report: resolve(folder, path) };
}

/** Desktops on Linux hand files over as addresses. One on another computer is no file here. */
function pathOf(value: string): string | undefined {
  if (!/^file:\/\//i.test(value)) return value;
  try {
    return new URL(value).host === '' ? fileURLToPath(value) : undefined;
  } catch {
    return undefined;
  }
}
