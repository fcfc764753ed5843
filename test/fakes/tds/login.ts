/** What a client says when it logs in. */
export interface Login {
  /** Empty with a Windows account, until the challenge is answered. */
  readonly userName: string;
  readonly password: string;
  readonly database: string;
  readonly application: string;
  readonly readOnlyIntent: boolean;
  /** True when it wants to use a Windows account. */
  readonly isWindows: boolean;
}

const READ_ONLY_INTENT = 0x20;

/** Reads a LOGIN7 message (MS-TDS 2.2.6.4). */
export function readLogin(data: Buffer): Login {
  const text = (at: number) =>
    data.subarray(data.readUInt16LE(at), data.readUInt16LE(at) + data.readUInt16LE(at + 2) * 2);
  return {
    userName: text(40).toString('utf16le'),
    password: unscrambled(text(44)).toString('utf16le'),
    application: text(48).toString('utf16le'),
    database: text(68).toString('utf16le'),
    readOnlyIntent: ((data[26] ?? 0) & READ_ONLY_INTENT) !== 0,
    isWindows: data.readUInt16LE(80) > 0,
  };
}

/** The password of a LOGIN7 message, which is not encrypted but only scrambled. */
export function unscrambled(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (((byte ^ 0xa5) << 4) & 0xf0) | ((byte ^ 0xa5) >> 4)));
}

/** The same the other way round, to look for it. */
export function scrambled(text: string): Buffer {
  return Buffer.from(
    Buffer.from(text, 'utf16le').map((byte) => (((byte << 4) & 0xf0) | (byte >> 4)) ^ 0xa5),
  );
}

/** A challenge for a Windows account (MS-NLMP 2.2.1.2). */
export function ntlmChallenge(): Buffer {
  const domain = Buffer.from('CONTOSO', 'utf16le');
  // AvId MsvAvNbDomainName with its value, then the end of the list.
  const info = Buffer.concat([Buffer.from([2, 0, domain.length, 0]), domain, Buffer.alloc(4)]);
  const fixed = Buffer.alloc(56);
  fixed.write('NTLMSSP\0', 0, 'latin1');
  fixed.writeUInt32LE(2, 8);
  fixed.writeUInt16LE(domain.length, 12);
  fixed.writeUInt16LE(domain.length, 14);
  fixed.writeUInt32LE(56, 16);
  fixed.writeUInt32LE(0x62_89_82_05, 20);
  fixed.write('challeng', 24, 'latin1');
  fixed.writeUInt16LE(info.length, 40);
  fixed.writeUInt16LE(info.length, 42);
  fixed.writeUInt32LE(56 + domain.length, 44);
  return Buffer.concat([fixed, domain, info]);
}

/** The account in the answer to a challenge, `DOMAIN\name` (MS-NLMP 2.2.1.3). */
export function accountIn(answer: Buffer): string {
  const text = (at: number) =>
    answer
      .subarray(answer.readUInt32LE(at + 4), answer.readUInt32LE(at + 4) + answer.readUInt16LE(at))
      .toString('utf16le');
  return `${text(28)}\\${text(36)}`;
}
