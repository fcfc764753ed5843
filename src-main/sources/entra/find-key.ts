import type { GraphClient, GraphOptions } from '#main/drivers/graph/graph-client.ts';
import { AppError } from '#shared/errors.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { type KeyMetadata, keyMetadataOf, oneObject } from './key-metadata.ts';

/** What is known of one key; `undefined` when there is none. */
export async function keyOf(
  keyId: RecoveryKeyId,
  { graph, signal, patienceMs }: GraphOptions & { readonly graph: GraphClient },
): Promise<KeyMetadata | undefined> {
  const answer = await graph.get({ path: keyPath(keyId) }, { signal, patienceMs });
  if (answer === undefined) return undefined;
  const key = keyMetadataOf(oneObject(answer.body));
  if (key?.keyId !== keyId)
    throw new AppError('entra.unreadableAnswer', `${keyId}: the answer is about another key`, {
      details: { requestId: answer.requestId },
    });
  return key;
}

/** Where Graph has a key. */
export function keyPath(keyId: RecoveryKeyId): string {
  return `informationProtection/bitlocker/recoveryKeys/${keyId.toLowerCase()}`;
}
