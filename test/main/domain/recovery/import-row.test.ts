import { describe, expect, test } from 'vitest';
import {
  EMPTY_ROW,
  type ImportRules,
  type RawKey,
  judgeRow,
} from '#main/domain/recovery/import-row.ts';
import { keyPackage } from './key-package.ts';

const RULES: ImportRules = {
  domain: 'CONTOSO',
  dnsDomain: 'contoso.test',
  dates: undefined,
  volumeNumbers: undefined,
  now: Date.parse('2026-11-25T12:00:00Z'),
};
const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const RAW: RawKey = {
  ...EMPTY_ROW,
  keyId: ID,
  recoveryPassword: '471207-278498-422125-177177-561902-537405-468006-693451',
  computer: 'WS-1',
};

function taken(raw: Partial<RawKey>, rules: Partial<ImportRules> = {}) {
  const verdict = judgeRow({ ...RAW, ...raw }, { ...RULES, ...rules });
  if (!verdict.ok) throw new Error(`refused: ${verdict.problem}`);
  return verdict;
}
const problem = (raw: Partial<RawKey>) => {
  const verdict = judgeRow({ ...RAW, ...raw }, RULES);
  return verdict.ok ? undefined : verdict.problem;
};
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('a placeholder', () => {
  test.each([
    'NULL',
    '(null)',
    '<NULL>',
    '(none)',
    'None',
    '-',
    '—',
    '--',
    'n/a',
    'N/A',
    '#N/A',
    '?',
    'System.String[]',
    'System.Byte[]',
    'System.Object',
    'System.Object[]',
    'True',
    'False',
    'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection',
    '{}',
    '$null',
    'Deserialized.System.Byte[]',
    '=""',
    "'",
    '\u200B',
    '\u00A0',
    'unknown',
    '#REF!',
  ])('%s is nothing', (text) => {
    const all = { users: text, domain: text, driveLetter: text, label: text, keyPackage: text };
    const { key, lost } = taken({ ...all, kind: text, escrowedAt: text });
    expect(key).toMatchObject({
      computer: { domain: 'CONTOSO', dnsDomain: 'contoso.test', name: 'WS-1' },
      users: [],
      volume: { kind: 'unknown', driveLetter: '', label: '' },
      escrowedAt: undefined,
      keyPackage: undefined,
    });
    expect(lost).toEqual([]);
    expect(problem({ keyId: text })).toBe('key-id');
    expect(problem({ recoveryPassword: text })).toBe('password');
    expect(problem({ computer: text })).toBe('computer');
  });

  test('names that look like one are names', () => {
    expect(taken({ domain: 'microsoft.contoso.com' }).key.computer.domain).toBe('MICROSOFT');
    expect(taken({ domain: 'SYSTEM', label: 'System', users: 'SYSTEM\\none-1' }).key).toMatchObject(
      {
        computer: { domain: 'SYSTEM' },
        volume: { label: 'System' },
        users: [{ domain: 'SYSTEM', name: 'none-1' }],
      },
    );
  });
});

describe('users', () => {
  test.each([
    [
      'CONTOSO\\anna; ;-;FABRIKAM\\bert\ncarla',
      ['CONTOSO\\anna', 'FABRIKAM\\bert', 'CONTOSO\\carla'],
    ],
    ['CONTOSO\\NULL', []],
    ['CONTOSO\\System.String[]', []],
  ])('%j', (users, names) => {
    const { key, lost } = taken({ users });
    expect(key.users.map(({ domain, name }) => `${domain}\\${name}`)).toEqual(names);
    expect(lost).toEqual([]);
  });

  test.each([
    'CONTOSO\\',
    'NULL\\anna',
    '.\\anna',
    'anna@contoso.test',
    'CN=Anna,DC=contoso,DC=test',
    'anna, bert',
    'CONTOSO\\m?ller',
    'CONTOSO\\m\uFFFDller',
    '=cmd|x',
    'CONTOSO/anna',
  ])('%s costs the user, not the key', (users) => {
    expect(taken({ users })).toMatchObject({ key: { users: [] }, lost: ['users'] });
    expect(taken({ users: `${users};CONTOSO\\bert` }).key.users).toEqual([
      { domain: 'CONTOSO', name: 'bert' },
    ]);
  });
});

describe('a type of volume', () => {
  test.each([
    ['OperatingSystem', 'operating-system'],
    ['operatingSystemVolume', 'operating-system'],
    ['Operating System Drive', 'operating-system'],
    ['Betriebssystemlaufwerk', 'operating-system'],
    ['Lecteur du système d’exploitation', 'operating-system'],
    ['fixedDataVolume', 'fixed'],
    ['Fixed Data Drive', 'fixed'],
    ['Lecteur de données fixe', 'fixed'],
    ['Wechseldatenträger', 'removable'],
    ['removableDataVolume', 'removable'],
  ])('%s is %s', (kind, read) => {
    expect(taken({ kind })).toMatchObject({ key: { volume: { kind: read } }, lost: [] });
  });

  // Win32_EncryptableVolume.GetVolumeType; bitlockerRecoveryKey of Microsoft Graph.
  test.each([
    ['wmi', ['operating-system', 'fixed', 'removable', 'unknown', 'unknown']],
    ['graph', ['unknown', 'operating-system', 'fixed', 'removable', 'unknown']],
  ] as const)('numbers of %s', (volumeNumbers, kinds) => {
    expect(
      ['0', '1', '2', '3', '4'].map((kind) => taken({ kind }, { volumeNumbers }).key.volume.kind),
    ).toEqual(kinds);
  });

  test.each(['0', '1', '2', '3', 'Data', 'Volume', 'System.Foo', 'Operating', 'OS or data', '{1}'])(
    '%s says none',
    (kind) => {
      expect(taken({ kind })).toMatchObject({
        key: { volume: { kind: 'unknown' } },
        lost: ['volume-type'],
      });
    },
  );
});

describe('a drive and its label', () => {
  test.each(['c', 'C:', 'c:\\', 'C:/'])('%s is C:', (driveLetter) => {
    expect(taken({ driveLetter }).key.volume.driveLetter).toBe('C:');
  });

  test.each([
    ['drive', { driveLetter: '\\\\?\\Volume{5c6a0b4e-0000-0000-0000-100000000000}\\' }],
    ['drive', { driveLetter: 'C:, D:' }],
    ['label', { label: 'x'.repeat(256) }],
    ['label', { label: 'B?ro' }],
    ['label', { label: 'two\nlines' }],
    ['label', { label: '=HYPERLINK("x")' }],
    ['date', { escrowedAt: '2026-02-30' }],
    ['date-order', { escrowedAt: '03/04/2026' }],
  ])('a %s that cannot be read costs itself: %j', (field, raw) => {
    expect(taken(raw)).toMatchObject({
      key: { volume: { driveLetter: '', label: '' }, escrowedAt: undefined },
      lost: [field],
    });
  });
});

describe('a key package', () => {
  const hex = Buffer.from(keyPackage()).toString('hex');
  test.each([
    ['Base64', base64(keyPackage(372)), 372],
    ['hexadecimal', hex, 96],
    ['as SQL Server writes it', `0x${hex.toUpperCase()}`, 96],
    ['on several lines', base64(keyPackage()).replaceAll(/.{64}/g, '$&\r\n'), 96],
  ])('%s', (_how, text, length) => {
    expect(taken({ keyPackage: text })).toMatchObject({
      key: { keyPackage: { length } },
      lost: [],
    });
  });

  const changed = (at: number, value: number) => {
    const bytes = keyPackage();
    bytes[at] = value;
    return base64(bytes);
  };
  test.each([
    ['a few bytes', 'AQID'],
    ['eight bytes', '0x0102030405060708'],
    ['its header alone', base64(keyPackage(48))],
    ['cut short', base64(keyPackage().subarray(0, 90))],
    ['longer than it says', base64(Uint8Array.from([...keyPackage(), 0]))],
    ['of another version', changed(4, 2)],
    ['with another header', changed(8, 64)],
    ['that ends behind its end', changed(12, 97)],
    ['zeros', '00'.repeat(96)],
    ['decimal numbers', '96 0 0 0 1 0 0 0'],
    ['a word', 'no package'],
  ])('is not %s', (_what, text) => {
    expect(taken({ keyPackage: text })).toMatchObject({
      key: { keyPackage: undefined },
      lost: ['key-package'],
    });
  });
});

describe('what names a key', () => {
  test.each([
    ['the name of its object', { keyId: `2024-05-06T07:08:09-00:00{${ID}}` }],
    [
      'dashes that a word processor made',
      { recoveryPassword: RAW.recoveryPassword.replaceAll('-', '–') },
    ],
    ['marks that nobody sees', { keyId: `\u200E{${ID.toLowerCase()}}\u200F` }],
    ['an account', { computer: 'CONTOSO\\WS-1$' }],
  ])('%s', (_what, raw) => {
    expect(taken(raw).key).toMatchObject({ keyId: ID, computer: { name: 'WS-1' } });
  });

  test.each([
    // The bytes of a GUID stand in another order.
    ['key-id', { keyId: 'AC9D5655F7CA4D1D902F1B6087118138' }],
    ['key-id', { keyId: '7.39E+08' }],
    ['key-id', { keyId: `${ID} ${ID}` }],
    ['password', { recoveryPassword: '4,71207E+47' }],
    ['lost-letters', { computer: 'WS-?' }],
    ['lost-letters', { computer: 'GR\uFFFDN' }],
    ['lost-letters', { computer: 'GRÃ¼N' }],
    ['lost-letters', { computer: 'WS-1', domain: 'M?LLER' }],
    ['formula', { computer: '@SUM(1)' }],
    ['computer', { computer: 'CONTOSO\\NULL' }],
  ])('%s: %j', (expected, raw) => {
    expect(problem(raw)).toBe(expected);
  });
});
