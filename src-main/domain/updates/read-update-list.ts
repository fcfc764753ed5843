import { createPublicKey, verify } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import { LIST_FORMAT, SignedList, UpdateList } from '#shared/updates/update-list.ts';

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410, 4). */
const BEFORE_KEY = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Reads a list of versions. Nothing of it is looked at before its signature.
 *
 * @param publicKey 32 bytes in Base64
 * @throws AppError `updates.forged`, `updates.unreadable`
 */
export function readUpdateList(text: string, publicKey: string): UpdateList {
  const signed = SignedList.safeParse(jsonOf(text));
  if (!signed.success) throw unreadable('it is no signed list');
  const { list, signature } = signed.data;
  if (!isSigned(list, signature, publicKey))
    throw new AppError('updates.forged', 'the signature does not fit');
  const json = jsonOf(list);
  const read = UpdateList.safeParse(json);
  if (read.success) return read.data;
  throw unreadable(isNewer(json) ? 'it is of a newer form' : 'it has not the form of a list');
}

function isSigned(list: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.concat([BEFORE_KEY, Buffer.from(publicKey, 'base64')]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, Buffer.from(list), key, Buffer.from(signature, 'base64'));
  } catch {
    // A key or a signature that is none fits nothing.
    return false;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isNewer(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    typeof json.format === 'number' &&
    json.format > LIST_FORMAT
  );
}

function unreadable(reason: string): AppError {
  return new AppError('updates.unreadable', reason, { details: { reason } });
}
