import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/** OWASP's floor for scrypt is N = 2^17 with 128 MiB; these accounts guard made-up data alone, so it is a lighter one. */
const COST = { N: 2 ** 14, r: 8, p: 1 };
const HASH_BYTES = 32;

export interface PasswordHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<PasswordHash> {
  return { salt, hash: await derive(password.normalize('NFC'), salt, HASH_BYTES, COST) };
}

/** Takes the same time whether the account is known or not: an unknown one is compared with a hash nobody has. */
export async function isPassword(password: string, known: PasswordHash | undefined): Promise<boolean> {
  const expected = known ?? { salt: randomBytes(16), hash: randomBytes(HASH_BYTES) };
  const { hash } = await hashPassword(password, expected.salt);
  return timingSafeEqual(hash, expected.hash) && known !== undefined;
}
