import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTpmFile } from '#main/desktop/read-tpm-file.ts';
import { tpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';
import { AppError } from '#shared/errors.ts';
import { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';

const OWNER = '1euIs20Or/60b0ehnTqoX4cMis8=';
const WINDOWS = `<?xml version="1.0" encoding="UTF-8"?>
<!--
This page is a backup of Trusted Platform Module (TPM) owner
authorization information.
-->
<tpmOwnerData ${[
  'version="1.0"',
  'softwareAuthor="Microsoft Windows [Version 6.1.7600]"',
  'creationDate="2009-11-11T14:39:29-08:00"',
  String.raw`creationUser="DOMAIN\username"`,
  'machineName="mymachine"',
].join(' ')}>
    <tpmInfo manufacturerId="1096043852"/>
    <ownerAuth>${OWNER}</ownerAuth>
</tpmOwnerData>
`;
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'little' | 'big', mark = true) => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return Uint8Array.from(order === 'big' ? bytes.swap16() : bytes);
};
const ansi = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const problem = (bytes: Uint8Array): string => {
  try {
    return `read: ${readTpmFile(bytes).ownerPassword}`;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'tpm.fileUnreadable') throw error;
    return error.details.reason ?? 'no reason';
  }
};
const minimal = (inside: string, attributes = '') =>
  utf8(`<tpmOwnerData${attributes}>${inside}</tpmOwnerData>`);
const auth = (password = OWNER) => `<ownerAuth>${password}</ownerAuth>`;

describe('a TPM owner password file', () => {
  test.each<[string, Uint8Array]>([
    ['as Windows writes it', utf8(WINDOWS)],
    ['with CRLF', utf8(WINDOWS.replaceAll('\n', '\r\n'))],
    ['with a UTF-8 mark', utf8(`\uFEFF${WINDOWS}`)],
    ['in UTF-16, little end first', utf16(WINDOWS.replace('UTF-8', 'UTF-16'), 'little')],
    ['in UTF-16, big end first', utf16(WINDOWS.replace('UTF-8', 'UTF-16'), 'big')],
    ['in UTF-16 without a mark', utf16(WINDOWS, 'little', false)],
    ['in UTF-16 big end first without a mark', utf16(WINDOWS, 'big', false)],
    [
      'with its elements the other way round',
      minimal(`${auth()}<tpmInfo manufacturerId="1"/>`, ' machineName="mymachine"'),
    ],
    [
      'with comments in between',
      minimal(
        `<!-- a -->${auth(`${OWNER.slice(0, 9)}<!-- b -->${OWNER.slice(9)}`)}`,
        " machineName='mymachine'",
      ),
    ],
    [
      'with blanks around the password',
      minimal(auth(`\n  ${OWNER}\t`), ' machineName=" mymachine "'),
    ],
    [
      'with character references',
      minimal(auth(OWNER.replace('/', '&#47;')), ' machineName="&#109;ymachine"'),
    ],
    ['with a NUL at its end', utf8(`${WINDOWS}\0`)],
    ['filled up with NULs', utf8(WINDOWS.padEnd(4_096, '\0'))],
    ['in UTF-16 with a NUL at its end', utf16(`${WINDOWS}\0`, 'little')],
    ['in UTF-16 with half a NUL at its end', Uint8Array.of(...utf16(WINDOWS, 'little'), 0)],
    ['with a blank first line', utf8(`\r\n${WINDOWS}`)],
    ['with a mark before a blank first line', utf8(`\uFEFF\r\n \r\n${WINDOWS}`)],
    ['in UTF-16 without a mark, with a blank first line', utf16(`\r\n${WINDOWS}`, 'little', false)],
    ['with a bare & in an attribute', utf8(WINDOWS.replace('DOMAIN\\', 'R&D\\'))],
    ['with a bare < in an attribute', utf8(WINDOWS.replace('DOMAIN\\', 'A<B>\\'))],
    ['with an attribute in ANSI', ansi(WINDOWS.replace('username', 'Müller'))],
    ['with a comment in ANSI', ansi(WINDOWS.replace('This page', 'Diese Datei für den TPM'))],
    ['with an attribute that has no =', utf8(WINDOWS.replace('creationUser=', 'creationUser'))],
    ['with a declaration that has no =', utf8(WINDOWS.replace('version=', 'version'))],
    [
      'with an attribute that is there twice',
      utf8(WINDOWS.replace('creationDate=', 'creationDate="" creationDate=')),
    ],
    ['without the last = of its Base64', utf8(WINDOWS.replace('8=<', '8<'))],
    ['with its Base64 in two lines', utf8(WINDOWS.replace('60b0', '60\r\n   b0'))],
    ['with a NUL in its computer’s name', utf8(WINDOWS.replace('mymachine', 'mymachine\0'))],
    ['with CDATA', minimal(auth(`<![CDATA[${OWNER}]]>`), ' machineName="mymachine"')],
  ])('is read %s', (_what, bytes) => {
    expect(readTpmFile(bytes)).toEqual({ ownerPassword: OWNER, machineName: 'mymachine' });
  });

  test.each<[string, Uint8Array]>([
    ['does not say', minimal(auth())],
    ['says two', minimal(auth(), ' machineName="a" machineName="b"')],
    ['has letters that were lost', ansi(WINDOWS.replace('mymachine', 'büro'))],
    [
      'has no end to its quotes',
      utf8(WINDOWS.replace('machineName="mymachine"', 'machineName="my')),
    ],
  ])('names no computer when it %s', (_what, bytes) => {
    expect(readTpmFile(bytes)).toEqual({ ownerPassword: OWNER, machineName: '' });
  });

  test('its computer’s name is read as it was meant', () => {
    const named = (name: string) =>
      readTpmFile(utf8(WINDOWS.replace('"mymachine"', name))).machineName;
    expect(named('"R&D-1"')).toBe('R&D-1');
    expect(named('"R&amp;D-1"')).toBe('R&D-1');
    expect(named("'a\"b'")).toBe('a"b');
    expect(named('"&#x41;&B"')).toBe('A&B');
  });

  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), 'not-xml'],
    ['a text', utf8('hello'), 'not-xml'],
    ['10 MB long', new Uint8Array(10_000_000).fill(0x20), 'too-large'],
    ['one byte too long', utf8(WINDOWS + ' '.repeat(65_537 - WINDOWS.length)), 'too-large'],
    ['binary', Uint8Array.of(0x3c, 0xff, 0x01, 0x28), 'not-text'],
    ['half a name in ANSI', Uint8Array.of(0x3c, 0xff, 0xc3, 0x28), 'not-xml'],
    ['without an end to its root', utf8(WINDOWS.replace('"mymachine">', '"mymachine"')), 'not-xml'],
    [
      'with a NUL in its password',
      minimal(auth(`${OWNER.slice(0, 9)}\0${OWNER.slice(9)}`)),
      'not-xml',
    ],
    ['with another sign lost', minimal(auth(OWNER.slice(1))), 'wrong-length'],
    [
      'with two, one in the other’s attribute',
      minimal(auth() + auth(), ' a="<ownerAuth>"'),
      'several-owner-auths',
    ],
    ['half a UTF-16 character', utf16(WINDOWS, 'little').subarray(0, -1), 'not-text'],
    ['cut short', utf8(WINDOWS.slice(0, WINDOWS.indexOf('</ownerAuth>') + 3)), 'not-xml'],
    ['without its end', utf8(WINDOWS.replace('</tpmOwnerData>', '')), 'not-xml'],
    ['followed by another', utf8(WINDOWS + WINDOWS.slice(WINDOWS.indexOf('<tpm'))), 'not-xml'],
    ['of another root', utf8(WINDOWS.replaceAll('tpmOwnerData', 'html')), 'wrong-root'],
    ['of another case', utf8(WINDOWS.replaceAll('tpmOwnerData', 'TPMOWNERDATA')), 'wrong-root'],
    [
      'an entity bomb',
      utf8(
        '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>' +
          WINDOWS.slice(WINDOWS.indexOf('<tpm')),
      ),
      'entities',
    ],
    [
      'with an external document type',
      utf8(`<!DOCTYPE a SYSTEM "file:///etc/passwd"><tpmOwnerData>${auth()}</tpmOwnerData>`),
      'entities',
    ],
    ['with an entity nobody declared', minimal(auth('&owner;')), 'not-xml'],
    ['without an owner password', minimal('<tpmInfo manufacturerId="1"/>'), 'no-owner-auth'],
    ['with one that is not where it belongs', minimal(`<other>${auth()}</other>`), 'no-owner-auth'],
    ['with two', minimal(auth() + auth()), 'several-owner-auths'],
    ['with an empty one', minimal('<ownerAuth/>'), 'wrong-length'],
    ['with 19 bytes', minimal(auth(Buffer.alloc(19, 7).toString('base64'))), 'wrong-length'],
    ['with 21 bytes', minimal(auth(Buffer.alloc(21, 7).toString('base64'))), 'wrong-length'],
    ['with bits left over', minimal(auth(`${OWNER.slice(0, 26)}9=`)), 'wrong-length'],
    ['with the passphrase itself', minimal(auth('correct horse battery staple')), 'wrong-length'],
  ])('that is %s is refused', (_what, bytes, reason) => {
    expect(problem(bytes)).toBe(reason);
  });

  test('any bytes are read or refused with a reason, which quotes none of them', () => {
    const pieces = fc.constantFrom(
      '<tpmOwnerData',
      '>',
      auth(),
      '</tpmOwnerData>',
      '<!--',
      '-->',
      '&#x41;',
      '<![CDATA[',
      ']]>',
      ' machineName="x"',
      '\0',
      '<?xml version="1.0"?>',
      '\uD800',
    );
    const texts = fc
      .array(fc.oneof(pieces, fc.string()), { maxLength: 12 })
      .map((parts) => utf8(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(texts, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        expect(problem(bytes)).toMatch(/^(read: [A-Za-z0-9+/]{27}=|[a-z-]+)$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what Keydesk saves', () => {
  const ownerPassword = TpmOwnerPassword.parse(OWNER);
  const file = (machineName: string) =>
    tpmOwnerFile({
      ownerPassword,
      machineName,
      creationUser: 'CONTOSO\\a & <b>',
      createdAtMs: Date.UTC(2026, 0, 2, 3, 4, 5),
    });

  test('has the shape of Windows, in UTF-8 without a mark', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file('WS-1'));
    expect(text.split('\r\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<!--',
      'This page is a backup of Trusted Platform Module (TPM) owner',
      'authorization information. Upon request, use the authorization information to',
      "prove ownership of the computer's TPM.",
      "IMPORTANT: Please keep this file in a secure location away from your computer's",
      'local hard drive.',
      '-->',
      '<tpmOwnerData version="1.0" softwareAuthor="Keydesk" ' +
        'creationDate="2026-01-02T03:04:05+00:00" ' +
        'creationUser="CONTOSO\\a &amp; &lt;b&gt;" machineName="WS-1">',
      '    <tpmInfo manufacturerId="0"/>',
      `    <ownerAuth>${OWNER}</ownerAuth>`,
      '</tpmOwnerData>',
      '',
    ]);
  });

  test('reads back the same, whatever the computer is called', () => {
    const names = fc.string({
      unit: fc.constantFrom('a', 'É', '日', '&', '<', '>', '"', "'", '-', '_', ']'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(names, (machineName) => {
        expect(readTpmFile(file(machineName))).toEqual({ ownerPassword, machineName });
      }),
    );
  });
});

test.each([
  ['1Sample', '1euIs20Or/60b0ehnTqoX4cMis8='],
  ['', '2jmj7l5rSw0yVb/vlWAYkK/YBwk='],
])('the passphrase %j makes an owner password of the right form', (passphrase, expected) => {
  const made = createHash('sha1').update(Buffer.from(passphrase, 'utf16le')).digest('base64');
  expect(made).toBe(expected);
  expect(TpmOwnerPassword.safeParse(made).success).toBe(true);
});
