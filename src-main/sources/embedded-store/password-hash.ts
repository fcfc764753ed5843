import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptCost, Buffer>(scrypt);

/** The parameters of scrypt as node:crypto names them. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * OWASP's floor for scrypt is N = 2^17 with 128 MiB; these accounts guard made-up data alone, so it
 * is a lighter one.
 */
const COST: ScryptCost = { N: 2 ** 14, r: 8, p: 1 };
const HASH_BYTES = 32;

/** A hash, and what it was made with. */
export interface PasswordHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
  readonly cost: ScryptCost;
}

/** Hashes a password off the event loop. Composed and decomposed letters count as the same. */
export async function hashPassword(
  password: string,
  salt: Buffer = randomBytes(16),
  cost: ScryptCost = COST,
): Promise<PasswordHash> {
  return { salt, hash: await derive(password.normalize('NFC'), salt, HASH_BYTES, cost), cost };
}

/**
 * Takes the same time whether the account is known or not: an unknown one is compared with a hash
 * nobody has.
 */
export async function isPassword(
  password: string,
  known: PasswordHash | undefined,
): Promise<boolean> {
  const expected = known ?? { salt: randomBytes(16), hash: randomBytes(HASH_BYTES), cost: COST };
  const { hash } = await hashPassword(password, expected.salt, expected.cost);
  return timingSafeEqual(hash, expected.hash) && known !== undefined;
}
