import { createHmac } from 'node:crypto';
import { md4 } from './md4.ts';

/** An account of Windows. `domain` is empty where `userName` is `name@domain`. */
export interface WindowsAccount {
  readonly domain: string;
  readonly userName: string;
  readonly password: string;
}

/** What the server asks to be answered (MS-NLMP 2.2.1.2). */
export interface NtlmChallenge {
  readonly flags: number;
  /** Eight random bytes of the server. */
  readonly nonce: Buffer;
  /** A list of what the server is called, of which the answer is made as well. */
  readonly targetInfo: Buffer;
}

/** What makes two answers to one challenge differ. */
export interface OwnPart {
  /** Eight random bytes. */
  readonly nonce: Buffer;
  readonly nowMs: number;
}

const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');
const NEGOTIATE = 1;
const CHALLENGE = 2;
const AUTHENTICATE = 3;

// MS-NLMP 2.2.2.5: Unicode, name the target, NTLM, sign always, extended session security. TLS
// protects what is sent, so no key is exchanged and nothing is sealed.
const FLAGS = 0x00088205;
/** The longest list of names that is believed, in bytes. */
const LONGEST_TARGET_INFO = 8_192;
/** MsvAvTimestamp (MS-NLMP 2.2.2.1). */
const TIMESTAMP = 7;
/** From 1601 to 1970, in milliseconds. */
const FILETIME_EPOCH_MS = 11_644_473_600_000;

/** The first message: what this side offers. It names nobody. */
export function negotiateMessage(): Buffer {
  const message = Buffer.alloc(32);
  SIGNATURE.copy(message);
  message.writeUInt32LE(NEGOTIATE, 8);
  message.writeUInt32LE(FLAGS, 12);
  return message;
}

/** `undefined` for what is no challenge. */
export function readChallenge(message: Buffer): NtlmChallenge | undefined {
  if (message.length < 48 || !message.subarray(0, 8).equals(SIGNATURE)) return undefined;
  if (message.readUInt32LE(8) !== CHALLENGE) return undefined;
  const [length, from] = [message.readUInt16LE(40), message.readUInt32LE(44)];
  if (length > LONGEST_TARGET_INFO || from + length > message.length) return undefined;
  return {
    flags: message.readUInt32LE(20),
    nonce: message.subarray(24, 32),
    targetInfo: message.subarray(from, from + length),
  };
}

/** The last message: proves that this side knows the password (NTLMv2, MS-NLMP 3.3.2). */
export function authenticateMessage(
  account: WindowsAccount,
  challenge: NtlmChallenge,
  own: OwnPart,
): Buffer {
  const parts = [
    // LMv2 is weaker, and a server that knows NTLMv2 does not look at it.
    Buffer.alloc(24),
    ntlmV2Response(account, challenge, own),
    utf16(account.domain),
    utf16(account.userName),
    // Neither the name of this computer nor a session key.
    Buffer.alloc(0),
    Buffer.alloc(0),
  ];
  const head = Buffer.alloc(64);
  SIGNATURE.copy(head);
  head.writeUInt32LE(AUTHENTICATE, 8);
  let from = head.length;
  for (const [index, part] of parts.entries()) {
    const at = 12 + index * 8;
    head.writeUInt16LE(part.length, at);
    head.writeUInt16LE(part.length, at + 2);
    head.writeUInt32LE(from, at + 4);
    from += part.length;
  }
  head.writeUInt32LE((FLAGS & challenge.flags) >>> 0, 60);
  return Buffer.concat([head, ...parts]);
}

/** Exported for a server that compares it. */
export function ntlmV2Response(
  { domain, userName, password }: WindowsAccount,
  { nonce, targetInfo }: Pick<NtlmChallenge, 'nonce' | 'targetInfo'>,
  own: OwnPart,
): Buffer {
  const secret = hmac(md4(utf16(password)), utf16(userName.toUpperCase() + domain));
  const temp = Buffer.concat([
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]),
    timestampIn(targetInfo) ?? fileTime(own.nowMs),
    own.nonce,
    Buffer.alloc(4),
    targetInfo,
    Buffer.alloc(4),
  ]);
  return Buffer.concat([hmac(secret, Buffer.concat([nonce, temp])), temp]);
}

/** The server's own time, which it then compares with nothing but itself. */
function timestampIn(targetInfo: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= targetInfo.length;) {
    const [id, length] = [targetInfo.readUInt16LE(at), targetInfo.readUInt16LE(at + 2)];
    if (id === TIMESTAMP && length === 8 && at + 12 <= targetInfo.length)
      return targetInfo.subarray(at + 4, at + 12);
    at += 4 + length;
  }
  return undefined;
}

function fileTime(nowMs: number): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE(BigInt(Math.trunc(nowMs) + FILETIME_EPOCH_MS) * 10_000n);
  return time;
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function hmac(key: Buffer, bytes: Buffer): Buffer {
  return createHmac('md5', key).update(bytes).digest();
}
