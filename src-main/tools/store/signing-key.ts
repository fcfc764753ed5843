import { resolve } from 'node:path';
import { publicKeyOf } from '#main/domain/reports/report-signature.ts';
import { ExitCode } from './exit-codes.ts';
import { keyIn } from './store-key.ts';
import type { SigningKeyTask } from './tasks.ts';
import type { Work } from './work.ts';

/**
 * Makes the key that report files are signed with, and says what the configuration has to name. Of
 * a key that is there already it says the same.
 *
 * @throws ToolError `key.*`
 */
export async function signingKey(
  { keyFile }: SigningKeyTask,
  { terminal, words }: Work,
): Promise<ExitCode> {
  const { id, bytes } = await keyIn(resolve(keyFile), 'signing');
  terminal.say(words.signingKey({ id, publicKey: publicKeyOf(bytes), file: resolve(keyFile) }));
  return ExitCode.done;
}
