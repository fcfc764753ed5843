import { describe, expect, test } from 'vitest';
import { readHostAndPort } from '#main/drivers/network/host-and-port.ts';

describe('a host and its port', () => {
  test.each([
    ['dc1.contoso.test:636', { host: 'dc1.contoso.test', port: 636 }],
    ['[fe80::1]:3269', { host: 'fe80::1', port: 3269 }],
    ['fe80::1:636', undefined],
    ['dc1:65536', undefined],
  ])('reads %s', (text, parts) => {
    expect(readHostAndPort(text)).toEqual(parts);
  });
});
