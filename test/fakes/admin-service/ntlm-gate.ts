import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { md4 } from '#main/drivers/ntlm/md4.ts';

/** By `domain\name` in lower case, the password. */
export type Passwords = ReadonlyMap<string, string>;

/** What the gate says to a request: who asks, or what to answer with 401. */
export type Admission =
  | {
      readonly account: string;
      /** What the server proves itself with. */
      readonly proof?: string;
    }
  | { readonly offers: readonly string[] };

/**
 * Asks who sends a request as a Windows server does: it offers Negotiate and NTLM, sends a
 * challenge on the connection, and checks the NTLMv2 answer to it (MS-NLMP 3.3.2). What was proved
 * holds for one request, as Windows has it by default.
 */
export function ntlmGate(passwords: Passwords, schemes: readonly string[]) {
  const nonces = new WeakMap<Socket, Buffer>();
  return (request: IncomingMessage): Admission => {
    const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ');
    const message = Buffer.from(token, 'base64');
    if (!schemes.includes(scheme) || message.toString('latin1', 0, 7) !== 'NTLMSSP')
      return { offers: schemes };
    if (message.readUInt32LE(8) === 1) {
      const nonce = randomBytes(8);
      nonces.set(request.socket, nonce);
      return { offers: [`${scheme} ${challenge(nonce).toString('base64')}`] };
    }
    const nonce = nonces.get(request.socket);
    nonces.delete(request.socket);
    const account = nonce && proved(message, nonce, passwords);
    return account === undefined ? { offers: schemes } : { account };
  };
}

const NAMES: readonly (readonly [number, string])[] = [
  [2, 'CONTOSO'],
  [1, 'CM1'],
  [4, 'contoso.test'],
];

function challenge(nonce: Buffer): Buffer {
  const target = Buffer.from('CONTOSO', 'utf16le');
  const info = Buffer.concat([
    ...NAMES.map(([id, name]) => pair(id, Buffer.from(name, 'utf16le'))),
    // The server's time, in which the answer has to be made.
    pair(7, Buffer.from('0090d336b734c301', 'hex')),
    Buffer.alloc(4),
  ]);
  const head = Buffer.alloc(56);
  head.write('NTLMSSP\0', 0, 'latin1');
  head.writeUInt32LE(2, 8);
  head.writeUInt16LE(target.length, 12);
  head.writeUInt16LE(target.length, 14);
  head.writeUInt32LE(head.length, 16);
  head.writeUInt32LE(0x62_89_82_05, 20);
  nonce.copy(head, 24);
  head.writeUInt16LE(info.length, 40);
  head.writeUInt16LE(info.length, 42);
  head.writeUInt32LE(head.length + target.length, 44);
  return Buffer.concat([head, target, info]);
}

function pair(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

/** The account, where the answer was made with its password. */
function proved(message: Buffer, nonce: Buffer, passwords: Passwords): string | undefined {
  const field = (at: number) =>
    message.subarray(
      message.readUInt32LE(at + 4),
      message.readUInt32LE(at + 4) + message.readUInt16LE(at),
    );
  const [domain, user] = [field(28).toString('utf16le'), field(36).toString('utf16le')];
  const account = `${domain}\\${user}`.toLowerCase();
  const password = passwords.get(account);
  const [answer, temp] = [field(20).subarray(0, 16), field(20).subarray(16)];
  if (password === undefined || answer.length !== 16) return undefined;
  // The server's own time has to stand in it.
  if (temp.subarray(8, 16).toString('hex') !== '0090d336b734c301') return undefined;
  const secret = hmac(
    md4(Buffer.from(password, 'utf16le')),
    Buffer.from(user.toUpperCase() + domain, 'utf16le'),
  );
  return timingSafeEqual(hmac(secret, Buffer.concat([nonce, temp])), answer) ? account : undefined;
}

function hmac(key: Buffer, bytes: Buffer): Buffer {
  return createHmac('md5', key).update(bytes).digest();
}
