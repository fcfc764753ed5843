import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as codes from '#main/sources/configmgr/compliance-codes.ts';
import {
  findStatement,
  pageStatement,
  summaryStatement,
} from '#main/sources/configmgr/compliance-query.ts';
import { complianceOf } from '#main/sources/configmgr/compliance-rows.ts';
import { configmgrCompliance } from '#main/sources/configmgr/configmgr-compliance.ts';
import { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import { NonComplianceReason } from '#shared/compliance/volume-compliance.ts';

const { signal } = new AbortController();

const VOLUMES = [
  {
    driveLetter: 'C:',
    volumeType: 1,
    compliant: 0,
    protection: 0,
    conversion: 2,
    method: 6,
    protectors: '1,3',
    reasons: '16,13',
  },
  { driveLetter: 'D:', volumeType: 2, compliant: 1, protection: 2, method: -1 },
];
const ROW = {
  id: 16_777_220,
  sortedBy: 'NYC-LT-1',
  name: 'NYC-LT-1',
  encodedName: 'TgBZAEMALQBMAFQALQAxAA==',
  domain: 'CONTOSO.TEST',
  systemType: 2,
  operatingSystem: 'Microsoft Windows 11 Enterprise',
  manufacturer: 'Dell',
  model: null,
  user: 'CONTOSO\\anna',
  overallState: 2,
  osDriveState: 2,
  fixedDrivesState: 1,
  enforced: 1,
  machineError: 7,
  consoleUser: 'CONTOSO\\anna',
  exemptedAt: null,
  policyMethod: 7,
  osEncryption: 1,
  osProtector: 4,
  fixedEncryption: 1,
  fixedPassphrase: 0,
  fixedAutoUnlock: 1,
  updatedAt: new Date('2026-05-01T08:00:00Z'),
  lastContactAt: '2026-05-02 08:00:00.000',
  volumes: JSON.stringify(VOLUMES),
};

describe('a row of the views', () => {
  test('is a computer with its volumes, codes as words', () => {
    const computer = complianceOf(ROW);
    expect(ComputerCompliance.parse(computer)).toEqual(computer);
    expect(computer).toMatchObject({
      name: 'NYC-LT-1',
      domain: 'contoso.test',
      computerType: 'portable',
      status: 'non-compliant',
      error: 'no-compatible-tpm',
      exemption: 'not-exempt',
      exemptedUser: '',
      policyCipherStrength: 'xts-aes-256',
      policyOsDrive: 'tpm-pin',
      policyFixedDrives: 'auto-unlock',
      updatedAt: '2026-05-01T08:00:00.000Z',
      lastContactAt: '2026-05-02T08:00:00.000Z',
      model: '',
    });
    expect(computer.volumes).toEqual([
      {
        driveLetter: 'C:',
        driveType: 'operating-system',
        compliance: 'non-compliant',
        protection: 'off',
        encryption: 'encrypting',
        cipherStrength: 'xts-aes-128',
        protectors: ['tpm', 'recovery-password'],
        reasons: [13, 16],
      },
      {
        driveLetter: 'D:',
        driveType: 'fixed',
        compliance: 'compliant',
        protection: 'unknown',
        encryption: 'unknown',
        cipherStrength: 'unknown',
        protectors: [],
        reasons: [],
      },
    ]);
  });

  test('of a computer that never reported is unknown throughout', () => {
    const nothing = Object.fromEntries(Object.keys(ROW).map((key) => [key, null]));
    expect(complianceOf({ ...nothing, id: 1, name: 'NEW-1' })).toMatchObject({
      status: 'unknown',
      error: 'none',
      exemption: 'not-applicable',
      osDrive: 'unknown',
      lastContactAt: null,
      users: [],
      volumes: [],
    });
  });

  test.each([
    [{ overallState: 1, enforced: 2 }, 'user-exempt', 'user-exempt'],
    [{ overallState: 2, enforced: 3 }, 'temporary-user-exempt', 'temporary-user-exempt'],
    [{ overallState: 1, enforced: 0 }, 'policy-not-enforced', 'not-exempt'],
    [{ overallState: 1, enforced: 1 }, 'compliant', 'not-exempt'],
    [{ overallState: 3, enforced: 1 }, 'unknown', 'not-exempt'],
  ])('%o is %s', (changes, status, exemption) => {
    const isExempt = exemption !== 'not-exempt';
    expect(complianceOf({ ...ROW, ...changes })).toMatchObject({
      status,
      exemption,
      exemptedUser: isExempt ? 'CONTOSO\\anna' : '',
    });
  });

  test('without a name has its decoded name', () => {
    expect(complianceOf({ ...ROW, name: null }).name).toBe('NYC-LT-1');
  });

  test('has no fixed drive where there is none, whatever policy says', () => {
    expect(complianceOf({ ...ROW, volumes: JSON.stringify(VOLUMES.slice(0, 1)) }).fixedDrives).toBe(
      'not-applicable',
    );
  });

  test.each<[string, object, object]>([
    [
      'numbers that come as text',
      { id: '16777220', overallState: '2', machineError: ' 7 ' },
      { status: 'non-compliant', error: 'no-compatible-tpm' },
    ],
    [
      'numbers that come as true and false',
      { overallState: true, enforced: true, fixedPassphrase: false },
      { status: 'compliant', policyFixedDrives: 'auto-unlock' },
    ],
    [
      'a date that is none',
      { updatedAt: new Date(NaN), lastContactAt: '0000-00-00 00:00:00' },
      { updatedAt: null, lastContactAt: null },
    ],
    [
      'a day that does not exist',
      { lastContactAt: '2026-02-30T08:00:00' },
      { lastContactAt: null },
    ],
    [
      'a moment that stands for never',
      { updatedAt: new Date('1900-01-01T00:00:00Z'), lastContactAt: '1601-01-01 00:00:00.000' },
      { updatedAt: null, lastContactAt: null },
    ],
    [
      'a moment with a zone and seven digits',
      { lastContactAt: '2026-05-02T10:00:00.1234567+02:00' },
      { lastContactAt: '2026-05-02T08:00:00.123Z' },
    ],
    [
      'names with padding and a zero behind them',
      { name: 'NYC-LT-1   ', domain: ' CONTOSO.TEST\0\0', model: '\u00A0' },
      { name: 'NYC-LT-1', domain: 'contoso.test', model: '' },
    ],
    [
      'words that stand for nothing',
      { name: 'NULL', user: '(none)', manufacturer: '-' },
      { name: 'NYC-LT-1', users: [], manufacturer: '' },
    ],
    [
      'an empty text where volumes should be',
      { volumes: '  ' },
      { volumes: [], osDrive: 'non-compliant' },
    ],
    ['the text of nothing where volumes should be', { volumes: 'null' }, { volumes: [] }],
    [
      'drive letters in other forms',
      {
        volumes: JSON.stringify([
          { ...VOLUMES[0], driveLetter: 'c:\\' },
          { ...VOLUMES[1], driveLetter: 'd' },
        ]),
      },
      { volumes: [{ driveLetter: 'C:' }, { driveLetter: 'D:' }] },
    ],
    [
      'codes of volumes that come as text',
      { volumes: JSON.stringify([{ ...VOLUMES[0], volumeType: '1', compliant: '0' }]) },
      { volumes: [{ driveType: 'operating-system', compliance: 'non-compliant' }] },
    ],
    [
      'codes beyond all lists',
      { systemType: 4096, policyMethod: -1, osProtector: 2_147_483_647 },
      { computerType: 'non-portable', policyCipherStrength: 'unknown', policyOsDrive: 'required' },
    ],
  ])('with %s is read all the same', (_what, odd, expected) => {
    const computer = complianceOf({ ...ROW, ...odd });
    expect(ComputerCompliance.parse(computer)).toEqual(computer);
    expect(computer).toMatchObject(expected);
  });

  test('of malformed data is refused', () => {
    expect(() => complianceOf({ id: 1 })).toThrow(z.ZodError);
    expect(() => complianceOf({ ...ROW, volumes: '{' })).toThrow(SyntaxError);
    for (const odd of [
      { systemType: 'many' },
      { overallState: '' },
      { volumes: '{}' },
      { user: 7 },
    ])
      expect(() => complianceOf({ ...ROW, ...odd })).toThrow(z.ZodError);
  });
});

describe('encoded names', () => {
  test('are read back, whatever the name', () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 15 })
      .filter((name) => !/[\p{Cc}\p{Cs}\uFFFD]/u.test(name));
    fc.assert(
      fc.property(names, (name) => {
        expect(codes.decodedName(Buffer.from(name, 'utf16le').toString('base64'))).toBe(name);
      }),
    );
  });

  test('of anything else are empty, and never a broken character', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codes.decodedName(text)).not.toMatch(/[\p{Cc}\p{Cs}\uFFFD]/u);
      }),
    );
    for (const wrong of [null, '', 'A', 'AA==', '????', 'TgBZA'])
      expect(codes.decodedName(wrong)).toBe('');
  });
});

test('lists of codes are sorted numbers without repeats; undocumented codes are left out', () => {
  expect(codes.reasonsOf(' 16, 1,1,,x,99')).toEqual([1, 16]);
  expect(codes.protectorsOf('1,3,4,77')).toEqual(['tpm', 'recovery-password', 'tpm-pin', 'other']);
  fc.assert(
    fc.property(fc.string(), (list) => {
      for (const reason of codes.reasonsOf(list))
        expect(NonComplianceReason.parse(reason)).toBe(reason);
    }),
  );
});

describe('statements', () => {
  const hostile = "x' or 1=1; drop table v_R_System --";

  test('never hold what a person typed', () => {
    const filter = { ...EVERY_COMPUTER, computer: hostile, user: hostile };
    const statements = [
      pageStatement(
        { filter, sort: { column: 'name', descending: true } },
        { after: { value: hostile, id: 7 }, limit: 200 },
        hostile,
      ),
      summaryStatement(filter, hostile),
      findStatement({ by: 'computer', text: hostile }, 50, hostile),
      findStatement({ by: 'user', text: `CONTOSO\\${hostile}` }, 50, hostile),
    ];
    for (const { text, parameters } of statements) {
      expect(text).not.toContain('drop table');
      const named = new Set([...text.matchAll(/@(\w+)/g)].map(([, name]) => name));
      expect(new Set(Object.keys(parameters))).toEqual(named);
    }
  });

  test('treat pattern characters as plain text', () => {
    expect(findStatement({ by: 'computer', text: '50%_[a]~' }, 5, '').parameters).toMatchObject({
      start: '50~%~_~[a]~~%',
      domain: '',
    });
    expect(findStatement({ by: 'user', text: 'anna' }, 5, '').parameters).toMatchObject({
      start: '%\\anna%',
    });
  });
});

describe('the source', () => {
  const answering = (...rows: Readonly<Record<string, unknown>>[]) =>
    configmgrCompliance('ConfigMgr', {
      collection: '',
      database: { read: async () => rows },
      log: { warn: (_event, fields) => warnings.push(fields) },
    });
  let warnings: unknown[] = [];
  beforeEach(() => {
    warnings = [];
  });

  test('leaves out a row it cannot read, and says so', async () => {
    const query = { filter: EVERY_COMPUTER, sort: { column: 'name', descending: false } } as const;
    const odd = [
      { ...ROW, volumes: '{' },
      { ...ROW, machineError: 'many', user: 7 },
    ];
    const source = answering(...odd, ROW);
    expect((await source.page({ query, after: null, limit: 9 }, { signal })).rows).toHaveLength(1);
    expect(await source.find({ by: 'computer', text: 'N' }, 9, { signal })).toHaveLength(1);
    expect(warnings).toEqual(
      Array.from({ length: 2 }, () => ({
        source: 'ConfigMgr',
        rows: 2,
        faults: ['volumes', 'user, machineError'],
      })),
    );
  });

  test('knows where the next page begins, and that there is none', async () => {
    const query = { filter: EVERY_COMPUTER, sort: { column: 'name', descending: false } } as const;
    expect((await answering(ROW).page({ query, after: null, limit: 1 }, { signal })).next).toEqual({
      value: 'NYC-LT-1',
      id: 16_777_220,
    });
    expect(
      (await answering(ROW).page({ query, after: null, limit: 2 }, { signal })).next,
    ).toBeNull();
  });

  test('adds up groups, whose counts come as text', async () => {
    const group = {
      status: 'non-compliant',
      exemption: 'not-exempt',
      error: 'none',
      overallState: 2,
      osDriveState: 2,
      fixedDrivesState: -1,
      count: '12',
    };
    expect(
      await answering(group, { ...group, status: 'unknown', overallState: 0, count: 3 }).summary(
        EVERY_COMPUTER,
        { signal },
      ),
    ).toMatchObject({
      managed: 15,
      byDrives: { 'os-non-compliant': 12, 'fixed-non-compliant': 0 },
    });
  });
});
