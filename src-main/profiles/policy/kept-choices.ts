import { join } from 'node:path';
import { z } from 'zod';

const State = z.object({ choices: z.record(z.string(), z.unknown()) });

/**
 * What a person has chosen of the settings, as the console keeps it between runs; nothing where
 * that cannot be read, as the console itself does.
 *
 * @param read the text of a file; must not wait for a pipe
 */
export function keptChoices(
  userData: string,
  read: (path: string) => string,
): Readonly<Record<string, unknown>> {
  try {
    return State.parse(JSON.parse(read(join(userData, 'state.json')))).choices;
  } catch {
    return {};
  }
}
