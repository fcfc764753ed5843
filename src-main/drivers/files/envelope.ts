import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

const CIPHER = 'aes-256-gcm';

/**
 * The part the operating system encrypts, which takes short texts only: what the content is, and
 * the key under which it is encrypted itself.
 */
const Head = z.object({ key: z.base64(), iv: z.base64(), tag: z.base64(), about: z.unknown() });

/** Encrypts short texts with a key that the operating system keeps for this person. */
interface Sealer {
  seal(text: string): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<string>;
}

interface Content {
  readonly about: unknown;
  readonly content: Uint8Array;
}

/**
 * Four bytes with the length of the head, the head as the operating system encrypted it, the
 * content under AES-256 in GCM.
 */
export async function sealEnvelope(
  { about, content }: Content,
  encryption: Sealer,
): Promise<Uint8Array> {
  const [key, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv(CIPHER, key, iv);
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  const [keyText, ivText, tagText] = [key, iv, cipher.getAuthTag()].map((bytes) =>
    bytes.toString('base64'),
  );
  const head = await encryption.seal(
    JSON.stringify({ key: keyText, iv: ivText, tag: tagText, about }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, body]);
}

/** @throws when it was sealed for somebody else, altered, or is no envelope */
export async function openEnvelope(bytes: Buffer, encryption: Sealer): Promise<Content> {
  const end = 4 + bytes.readUInt32BE(0);
  const { key, iv, tag, about } = Head.parse(
    JSON.parse(await encryption.open(bytes.subarray(4, end))),
  );
  const bytesOf = (text: string) => Buffer.from(text, 'base64');
  const decipher = createDecipheriv(CIPHER, bytesOf(key), bytesOf(iv), { authTagLength: 16 });
  decipher.setAuthTag(bytesOf(tag));
  return {
    about,
    content: Buffer.concat([decipher.update(bytes.subarray(end)), decipher.final()]),
  };
}
