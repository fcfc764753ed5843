import { describe, expect, test } from 'vitest';
import { dnsNameOf, domainOf } from '#main/sources/active-directory/forest.ts';

describe('the domains of a forest', () => {
  test('an object is in the innermost domain', () => {
    const forest = [
      { netbios: 'CONTOSO', dns: 'contoso.test', dn: 'DC=contoso,DC=test' },
      { netbios: 'EMEA', dns: 'emea.contoso.test', dn: 'DC=emea,DC=contoso,DC=test' },
    ];
    expect(domainOf('CN=x,dc=EMEA,dc=contoso,dc=test', forest)?.netbios).toBe('EMEA');
    expect(domainOf('CN=x,DC=contoso,DC=test', forest)?.netbios).toBe('CONTOSO');
    expect(domainOf('CN=x,DC=elsewhere', forest)).toBeUndefined();
    expect(dnsNameOf('DC=emea,DC=contoso,DC=test')).toBe('emea.contoso.test');
  });
});
