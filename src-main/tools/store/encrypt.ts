import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ToolError } from '../tool-error.ts';
import { ExitCode } from './exit-codes.ts';
import { inStoreFile } from './open-stores.ts';
import { encryptedWith, handOver } from './store-key.ts';
import type { EncryptTask } from './tasks.ts';
import type { Work } from './work.ts';

/**
 * Encrypts the secrets of a store in a file. Of one that is encrypted already, the key is put
 * beside it, for the next console that opens it.
 *
 * @throws ToolError `store.noFile`, `key.*`; AppError `store.*`, `request.cancelled`
 */
export async function encrypt({ store }: EncryptTask, work: Work): Promise<ExitCode> {
  // Opening it would make one.
  if (!existsSync(resolve(store.file))) throw new ToolError('store.noFile', { name: store.file });
  return inStoreFile(store, work, async (db) => {
    const key = await encryptedWith(db, store, work);
    await handOver(key, resolve(store.file));
    work.terminal.say(work.words.handedOver(key.id, resolve(store.file)));
    return ExitCode.done;
  });
}
