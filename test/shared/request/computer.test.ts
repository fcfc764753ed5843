import { describe, expect, test } from 'vitest';
import {
  isSameName,
  mayBecomeName,
  readComputerName,
  splitComputerName,
} from '#shared/request/computer.ts';

const CNF = 'CNF:6f5e4d3c-57dc-4198-ad48-695fd992503c';
const KEY = '2024-05-06T07:08:09-00:00{3F9A1C7E-0000-4000-8000-000000000000}';
const DN = ',OU=PCs,DC=contoso,DC=test';

describe('the name of a computer, in the forms people copy it', () => {
  test.each([
    ['WS-3', '', 'WS-3'],
    ['  ws-3  ', '', 'ws-3'],
    ['WS-3$', '', 'WS-3'],
    ['CONTOSO\\WS-3', 'CONTOSO', 'WS-3'],
    ['CONTOSO\\WS-3$', 'CONTOSO', 'WS-3'],
    ['ws-3.contoso.test', 'contoso.test', 'ws-3'],
    ['ws-3.contoso.test.', 'contoso.test', 'ws-3'],
    ['\\\\WS-3', '', 'WS-3'],
    ['\\\\WS-3\\c$\\Users', '', 'WS-3'],
    ['\\\\ws-3.contoso.test\\c$', 'contoso.test', 'ws-3'],
    ['contoso.test/PCs/WS-3', 'contoso.test', 'WS-3'],
    ['contoso.test/WS-3', 'contoso.test', 'WS-3'],
    ['emea.contoso.test/PCs/Paris\\/Nord/WS-3', 'emea.contoso.test', 'WS-3'],
    [`contoso.test/PCs/WS-3/${KEY}`, 'contoso.test', 'WS-3'],
    [`CN=WS-3${DN}`, 'contoso.test', 'WS-3'],
    ['cn=WS-3, ou=Büro\\, Nord, dc=contoso, dc=test', 'contoso.test', 'WS-3'],
    ['CN=WS-3,CN=Computers,DC=contoso,DC=test', 'contoso.test', 'WS-3'],
    [`LDAP://dc1.contoso.test/CN=WS-3${DN}`, 'contoso.test', 'WS-3'],
    [`CN=${KEY},CN=WS-3${DN}`, 'contoso.test', 'WS-3'],
    [`CN=WS-3\\0A${CNF}${DN}`, 'contoso.test', 'WS-3'],
    [`CN=WS-3\n${CNF}${DN}`, 'contoso.test', 'WS-3'],
    [`WS-3${CNF}`, '', 'WS-3'],
    [`contoso.test/PCs/WS-3 ${CNF}`, 'contoso.test', 'WS-3'],
    ['$DUPLICATE-1f4c', '', '$DUPLICATE-1f4c'],
    ['CONTOSO\\$DUPLICATE-1f4c', 'CONTOSO', '$DUPLICATE-1f4c'],
    ['CN=WS-1,OU=PCs', '', 'CN=WS-1,OU=PCs'],
    ['/etc/passwd', '', '/etc/passwd'],
    ['$', '', '$'],
    ['', '', ''],
  ])('%j is in %j, called %j', (typed, domain, name) => {
    expect(readComputerName(typed)).toEqual({ domain, name });
    expect(splitComputerName(typed)).toEqual(domain === '' ? undefined : { domain, name });
  });

  test('two forms of one name are the same', () => {
    expect(isSameName('\\\\ws-3', `CN=WS-3${DN}`)).toBe(true);
    expect(isSameName('WS-3$', 'ws-3.contoso.test')).toBe(true);
    expect(isSameName('WS-3', 'WS-31')).toBe(false);
  });
});

test.each(['', ' ', 'l', 'lon-ws', 'LON-WS-0242', 'LON-WS-0242.', 'lon-ws-0242.contoso.test'])(
  '%j may become the name',
  (typed) => {
    expect(mayBecomeName(typed, 'LON-WS-0242')).toBe(true);
  },
);

test('with its domain before it, too', () => {
  expect(mayBecomeName('CONTOSO\\LON-WS-0242', 'LON-WS-0242')).toBe(true);
});

test.each(['N', 'LON-WS-0243', 'LON-WS-02420', 'WS-0242', 'CONTOSO\\NYC'])(
  '%j may not',
  (typed) => {
    expect(mayBecomeName(typed, 'LON-WS-0242')).toBe(false);
  },
);
