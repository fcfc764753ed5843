import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { md4 } from '#main/drivers/ntlm/md4.ts';
import {
  authenticateMessage,
  negotiateMessage,
  ntlmV2Response,
  readChallenge,
} from '#main/drivers/ntlm/messages.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('MD4', () => {
  // RFC 1320, A.5.
  test.each([
    ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
    ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
    ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
    ['message digest', 'd9130a8164549fe818874806e1c7014b'],
    ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
    [
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
      '043f8582f241db351ce627e153e7f0e4',
    ],
    [
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      'e33b4ddc9c38f2199c3e7b164fcc0536',
    ],
  ])('of %j', (text, hash) => {
    expect(md4(Buffer.from(text)).toString('hex')).toBe(hash);
  });

  test('takes any length, and never twice the same', () => {
    const lengths = Array.from({ length: 200 }, (_none, length) => length);
    const hashes = lengths.map((length) => md4(Buffer.alloc(length, 7)).toString('hex'));
    expect(hashes.every((hash) => hash.length === 32)).toBe(true);
    expect(new Set(hashes).size).toBe(lengths.length);
  });
});

// MS-NLMP 4.2.1 and 4.2.4.
const ACCOUNT = { domain: 'Domain', userName: 'User', password: 'Password' };
const CHALLENGE = {
  nonce: hex('01 23 45 67 89 ab cd ef'),
  targetInfo: hex(
    '02 00 0c 00 44 00 6f 00 6d 00 61 00 69 00 6e 00 ' +
      '01 00 0c 00 53 00 65 00 72 00 76 00 65 00 72 00 00 00 00 00',
  ),
};
const OWN = { nonce: hex('aa aa aa aa aa aa aa aa'), nowMs: -11_644_473_600_000 };

describe('NTLMv2', () => {
  test('answers as in the example of the specification', () => {
    const response = ntlmV2Response(ACCOUNT, CHALLENGE, OWN);
    expect(response.subarray(0, 16)).toEqual(
      hex('68 cd 0a b8 51 e5 1c 96 aa bc 92 7b eb ef 6a 1c'),
    );
  });

  test('names who asks, and holds no password', () => {
    const message = authenticateMessage(
      { domain: 'CONTOSO', userName: 'mia', password: 'Geheim-1234' },
      { ...CHALLENGE, flags: 0x62898205 },
      OWN,
    );
    expect(message.toString('latin1', 0, 8)).toBe('NTLMSSP\0');
    expect(message.readUInt32LE(8)).toBe(3);
    const field = (at: number) =>
      message.subarray(
        message.readUInt32LE(at + 4),
        message.readUInt32LE(at + 4) + message.readUInt16LE(at),
      );
    expect(field(28).toString('utf16le')).toBe('CONTOSO');
    expect(field(36).toString('utf16le')).toBe('mia');
    // LMv2 is not sent.
    expect(field(12)).toEqual(Buffer.alloc(24));
    expect(message.includes(Buffer.from('Geheim', 'utf16le'))).toBe(false);
    expect(negotiateMessage().includes('CONTOSO')).toBe(false);
  });

  test('takes the server’s time where it tells one', () => {
    const time = hex('00 90 d3 36 b7 34 c3 01');
    const targetInfo = Buffer.concat([hex('07 00 08 00'), time, hex('00 00 00 00')]);
    const response = ntlmV2Response(ACCOUNT, { ...CHALLENGE, targetInfo }, OWN);
    expect(response.subarray(24, 32)).toEqual(time);
  });

  test('a challenge is believed or not, whatever bytes come', () => {
    assert(
      property(uint8Array({ maxLength: 120 }), (bytes) => {
        expect(readChallenge(Buffer.from(bytes))?.nonce.length ?? 8).toBe(8);
      }),
    );
    const good = Buffer.alloc(48);
    good.write('NTLMSSP\0', 'latin1');
    good.writeUInt32LE(2, 8);
    expect(readChallenge(good)?.targetInfo).toHaveLength(0);
    // A list that is said to go beyond the message.
    good.writeUInt16LE(1, 40);
    good.writeUInt32LE(48, 44);
    expect(readChallenge(good)).toBeUndefined();
    expect(readChallenge(good.subarray(0, 47))).toBeUndefined();
  });

  test('a list of names may be nonsense', () => {
    assert(
      property(uint8Array({ maxLength: 40 }), (bytes) => {
        const targetInfo = Buffer.from(bytes);
        expect(ntlmV2Response(ACCOUNT, { ...CHALLENGE, targetInfo }, OWN).length).toBe(
          16 + 28 + targetInfo.length + 4,
        );
      }),
    );
  });
});
