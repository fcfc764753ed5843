import { describe, expect, test } from 'vitest';
import { readSrvAnswer } from '#main/drivers/dns/srv-query-over-tcp.ts';

describe('a DNS answer', () => {
  test('whose names form a circle, or that ends too soon, is refused', () => {
    const circle = Buffer.from(
      '1234858000010001000000000161c00c00210001c00c00210001000000000008000000000185c00c',
      'hex',
    );
    expect(() => readSrvAnswer(circle, 0x1234)).toThrow('circle');
    expect(() => readSrvAnswer(Buffer.alloc(3), 0)).toThrow('out of');
  });
});
