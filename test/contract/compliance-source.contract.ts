import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import { type MachineError, isError } from '#shared/compliance/compliance-error.ts';
import type { PolicyEnforcement } from '#shared/compliance/compliance-policy.ts';
import {
  complianceErrorOf,
  complianceStatusOf,
  exemptionOf,
} from '#shared/compliance/compliance-rules.ts';
import { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import {
  type ComplianceCursor,
  type ComplianceFilter,
  type CompliancePage,
  type ComplianceQuery,
  ComplianceSortColumn,
  EVERY_COMPUTER,
} from '#shared/compliance/enterprise-compliance.ts';
import type { VolumeCompliance } from '#shared/compliance/volume-compliance.ts';

/**
 * What a computer reports. What follows from it is the source's to derive. Domain `contoso.test` is
 * CONTOSO, `emea.contoso.test` EMEA.
 */
export interface SeedCompliance extends Omit<ComputerCompliance, 'status' | 'exemption' | 'error'> {
  readonly enforcement: PolicyEnforcement | null;
  readonly machineError: MachineError | null;
}

export interface ComplianceSourceBench {
  readonly source: ComplianceSource;
  /** It keeps but one user of a computer: the first that is given. */
  readonly knowsOneUser?: boolean;
  readonly dispose: () => Promise<void>;
}

const { signal } = new AbortController();

const C_DRIVE: VolumeCompliance = {
  driveLetter: 'C:',
  driveType: 'operating-system',
  cipherStrength: 'xts-aes-256',
  protectors: ['tpm-pin', 'recovery-password'],
  protection: 'on',
  encryption: 'encrypted',
  compliance: 'compliant',
  reasons: [],
};
const BARE_DRIVE: VolumeCompliance = {
  ...C_DRIVE,
  cipherStrength: 'none',
  protectors: [],
  protection: 'off',
  encryption: 'not-encrypted',
  compliance: 'non-compliant',
  reasons: [1, 4],
};
const D_DRIVE: VolumeCompliance = {
  ...C_DRIVE,
  driveLetter: 'D:',
  driveType: 'fixed',
  protectors: ['password'],
};

function seed(name: string, changes: Partial<SeedCompliance> = {}): SeedCompliance {
  return {
    name,
    domain: 'contoso.test',
    computerType: 'portable',
    operatingSystem: 'Windows 11 Enterprise 24H2',
    manufacturer: 'Lenovo',
    model: 'ThinkPad',
    users: [],
    overall: 'compliant',
    osDrive: 'compliant',
    fixedDrives: 'not-applicable',
    exemptedUser: '',
    exemptedAt: null,
    policyCipherStrength: 'xts-aes-256',
    policyOsDrive: 'tpm-pin',
    policyFixedDrives: 'required',
    updatedAt: '2026-05-01T08:00:00.000Z',
    lastContactAt: '2026-05-30T08:00:00.000Z',
    volumes: [C_DRIVE],
    enforcement: 'enforced',
    machineError: 'no-error',
    ...changes,
  };
}

const BARE = {
  overall: 'non-compliant',
  osDrive: 'non-compliant',
  volumes: [BARE_DRIVE],
} as const satisfies Partial<SeedCompliance>;
const NEVER = {
  computerType: 'unknown',
  overall: 'unknown',
  osDrive: 'unknown',
  fixedDrives: 'unknown',
  enforcement: null,
  machineError: null,
  policyCipherStrength: 'unknown',
  policyOsDrive: 'unknown',
  policyFixedDrives: 'unknown',
  updatedAt: null,
  lastContactAt: null,
  volumes: [],
} as const satisfies Partial<SeedCompliance>;

const SEEDS: readonly SeedCompliance[] = [
  seed('WS-1', {
    users: ['CONTOSO\\anna', 'EMEA\\bert'],
    fixedDrives: 'compliant',
    volumes: [C_DRIVE, D_DRIVE],
  }),
  seed('ws-12', { ...BARE, users: ['CONTOSO\\annabel'], machineError: 'no-compatible-tpm' }),
  seed('LT-1', {
    ...BARE,
    volumes: [{ ...BARE_DRIVE }, D_DRIVE],
    fixedDrives: 'compliant',
    machineError: 'user-postponed',
    lastContactAt: '2026-01-02T00:00:00.000Z',
  }),
  seed('LT-2', { ...BARE, machineError: null, enforcement: 'enforced' }),
  seed('LT-3', {
    enforcement: 'user-exempt',
    exemptedUser: 'CONTOSO\\carla',
    exemptedAt: '2026-02-01T00:00:00.000Z',
  }),
  seed('LT-4', {
    ...BARE,
    enforcement: 'temporary-user-exempt',
    exemptedUser: 'CONTOSO\\dora',
    exemptedAt: '2026-02-03T00:00:00.000Z',
  }),
  seed('LT-5', { enforcement: 'not-enforced', policyOsDrive: 'not-required' }),
  seed('LT-6', {
    fixedDrives: 'compliant',
    machineError: 'volume-locked',
    volumes: [
      C_DRIVE,
      {
        ...D_DRIVE,
        cipherStrength: 'unknown',
        protectors: [],
        protection: 'unknown',
        encryption: 'unknown',
      },
    ],
  }),
  seed('LT-7', {
    ...BARE,
    osDrive: 'compliant',
    fixedDrives: 'non-compliant',
    machineError: 'no-error',
    volumes: [
      C_DRIVE,
      {
        ...D_DRIVE,
        encryption: 'encrypting',
        cipherStrength: 'aes-128',
        protection: 'off',
        compliance: 'non-compliant',
        reasons: [13, 16],
      },
    ],
  }),
  seed('NEW-1', NEVER),
  seed('WS-1', {
    domain: 'emea.contoso.test',
    users: ['EMEA\\bert'],
    computerType: 'non-portable',
    lastContactAt: '2025-12-31T00:00:00.000Z',
  }),
  seed('100%', { users: ['CONTOSO\\o_connor'], ...NEVER }),
];

const EXPECTED: readonly ComputerCompliance[] = SEEDS.map(
  ({ enforcement, machineError, ...told }) =>
    ComputerCompliance.parse({
      ...told,
      status: complianceStatusOf({ ...told, enforcement }),
      exemption: exemptionOf({ ...told, enforcement }),
      error: complianceErrorOf({ ...told, enforcement }, machineError),
    }),
);

/** What every source of compliance data promises. */
export function complianceSourceContract(
  name: string,
  make: (seeds: readonly SeedCompliance[]) => Promise<ComplianceSourceBench>,
): void {
  describe(`compliance source: ${name}`, () => {
    let source: ComplianceSource;
    let bench: ComplianceSourceBench;
    beforeAll(async () => {
      bench = await make(SEEDS);
      ({ source } = bench);
    });
    afterAll(() => bench.dispose());
    const known = (computer: ComputerCompliance): ComputerCompliance =>
      bench.knowsOneUser === true ? { ...computer, users: computer.users.slice(0, 1) } : computer;

    async function all({
      filter = EVERY_COMPUTER,
      sort = { column: 'name', descending: false },
      limit = 100,
    }: Partial<ComplianceQuery> & { readonly limit?: number } = {}): Promise<
      readonly ComputerCompliance[]
    > {
      const rows: ComputerCompliance[] = [];
      let cursor: ComplianceCursor | null = null;
      do {
        const page: CompliancePage = await source.page(
          { query: { filter, sort }, after: cursor, limit },
          { signal },
        );
        rows.push(...page.rows);
        cursor = page.next;
      } while (cursor !== null && rows.length <= SEEDS.length);
      return rows;
    }
    const keys = (computers: readonly ComputerCompliance[]) =>
      computers.map((computer) => `${computer.name}.${computer.domain}`.toLowerCase());
    const find = async (by: 'computer' | 'user', text: string, limit = 50) =>
      keys(await source.find({ by, text }, limit, { signal }));

    test('gives all facts of a computer, with derived status, exemption and error', async () => {
      const byKey = new Map((await all()).map((computer) => [keys([computer])[0], computer]));
      for (const expected of EXPECTED)
        expect(byKey.get(keys([expected])[0])).toEqual(known(expected));
      expect(new Set(EXPECTED.map(({ status }) => status)).size).toBe(6);
      expect(new Set(EXPECTED.map(({ exemption }) => exemption)).size).toBe(4);
    });

    test.each([
      ['WS-1', ['ws-1.contoso.test', 'ws-1.emea.contoso.test', 'ws-12.contoso.test']],
      ['ws-1.contoso.test', ['ws-1.contoso.test', 'ws-12.contoso.test']],
      ['WS-1.EMEA.contoso.test', ['ws-1.emea.contoso.test']],
      ['lt-3', ['lt-3.contoso.test']],
      ['100%', ['100%.contoso.test']],
      ['%', []],
      ['nowhere', []],
    ])('finds computers that begin with %s', async (text, expected) => {
      const found = await find('computer', text);
      expect(found.toSorted()).toEqual(expected.toSorted());
      expect(await find('computer', text, 1)).toEqual(found.slice(0, 1));
    });

    test.each([
      ['anna', ['ws-1.contoso.test', 'ws-12.contoso.test']],
      ['CONTOSO\\ANNAB', ['ws-12.contoso.test']],
      ['EMEA\\bert', ['ws-1.contoso.test', 'ws-1.emea.contoso.test']],
      ['EMEA\\anna', []],
      ['_', []],
    ])('finds the computers of %s', async (text, expected) => {
      const theirs =
        bench.knowsOneUser === true && text.endsWith('bert') ? expected.slice(1) : expected;
      expect((await find('user', text)).toSorted()).toEqual(theirs.toSorted());
    });

    test.each([
      ['status', { status: 'non-compliant' }, ({ status }) => status === 'non-compliant'],
      [
        'exemption',
        { exemption: 'temporary-user-exempt' },
        ({ exemption }) => exemption === 'temporary-user-exempt',
      ],
      ['one error', { error: 'no-compatible-tpm' }, ({ error }) => error === 'no-compatible-tpm'],
      ['any error', { errorState: 'error' }, ({ error }) => isError(error)],
      ['no error', { errorState: 'no-error' }, ({ error }) => !isError(error)],
      [
        'compliant operating system drives',
        { drives: 'os-compliant' },
        ({ status, osDrive }) =>
          ['compliant', 'non-compliant'].includes(status) && osDrive === 'compliant',
      ],
      [
        'non-compliant fixed drives',
        { drives: 'fixed-non-compliant' },
        ({ name: computer }) => computer === 'LT-7',
      ],
      ['computer', { computer: 'ws-1' }, ({ name: computer }) => /ws-1/i.test(computer)],
      [
        'user',
        { user: 'contoso\\ann' },
        ({ users }) => users.some((user) => /contoso\\ann/i.test(user)),
      ],
      [
        'what looks like a pattern',
        { computer: '%' },
        ({ name: computer }) => computer.includes('%'),
      ],
      [
        'silence, those never heard of included',
        { silentSince: '2026-01-02T00:00:00.000Z' },
        ({ lastContactAt }) => (lastContactAt ?? '') < '2026-01-02T00:00:00.000Z',
      ],
      [
        'several at once',
        { status: 'non-compliant', computer: 'lt', errorState: 'error' },
        ({ name: computer }) => computer === 'LT-1',
      ],
    ] as readonly [string, Partial<ComplianceFilter>, (computer: ComputerCompliance) => boolean][])(
      'filters by %s, and counts the same',
      async (_what, changes, fits) => {
        const filter = { ...EVERY_COMPUTER, ...changes };
        const expected = EXPECTED.filter(fits);
        expect(expected.length).toBeGreaterThan(0);
        expect(keys(await all({ filter })).toSorted()).toEqual(keys(expected).toSorted());
        expect((await source.summary(filter, { signal })).managed).toBe(expected.length);
      },
    );

    test('pages of any size show every computer once, in any order', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...ComplianceSortColumn.options),
          fc.boolean(),
          fc.integer({ min: 1, max: 7 }),
          fc.constantFrom('', '1'),
          async (column, descending, limit, computer) => {
            const rows = await all({
              filter: { ...EVERY_COMPUTER, computer },
              sort: { column, descending },
              limit,
            });
            const expected = EXPECTED.filter(({ name: called }) => called.includes(computer));
            expect(keys(rows).toSorted()).toEqual(keys(expected).toSorted());
            const values = rows.map((row) => (row[column] ?? '').toLowerCase());
            const sorted = values.toSorted();
            expect(values).toEqual(descending ? sorted.toReversed() : sorted);
          },
        ),
        { numRuns: 40 },
      );
    });

    test('adds up every computer exactly once in each chart', async () => {
      const summary = await source.summary(EVERY_COMPUTER, { signal });
      const sum = (counts: Readonly<Record<string, number>>) =>
        Object.values(counts).reduce((total, count) => total + count, 0);
      expect(summary.managed).toBe(SEEDS.length);
      expect(sum(summary.byStatus)).toBe(SEEDS.length);
      expect(sum(summary.byCompliance)).toBe(SEEDS.length);
      expect(summary.byStatus).toMatchObject({
        'user-exempt': 1,
        'temporary-user-exempt': 1,
        'policy-not-enforced': 1,
        unknown: 2,
      });
      expect(summary.exempt).toBe(2);
      expect(sum(summary.byError)).toBe(summary.byStatus['non-compliant']);
      expect(summary.byError).toMatchObject({
        'no-compatible-tpm': 1,
        'user-postponed': 1,
        none: 1,
        'no-error': 1,
      });
      // Exempt computers, those without policy and those that never reported are in no bar.
      expect(summary.byDrives).toEqual({
        'os-compliant': 4,
        'os-non-compliant': 3,
        'fixed-compliant': 3,
        'fixed-non-compliant': 1,
      });
    });

    test('nothing is a report too', async () => {
      const filter = { ...EVERY_COMPUTER, computer: 'nowhere' };
      expect(
        await source.page(
          {
            query: { filter, sort: { column: 'name', descending: false } },
            after: null,
            limit: 10,
          },
          { signal },
        ),
      ).toEqual({ rows: [], next: null });
      expect(await source.summary(filter, { signal })).toMatchObject({ managed: 0, exempt: 0 });
    });

    test('a cancelled report says so', async () => {
      const cancelled = { signal: AbortSignal.abort() };
      await expect(
        source.find({ by: 'computer', text: 'ws' }, 10, cancelled),
      ).rejects.toMatchObject({ code: 'request.cancelled' });
      await expect(source.summary(EVERY_COMPUTER, cancelled)).rejects.toMatchObject({
        code: 'request.cancelled',
      });
      await expect(
        source.page(
          {
            query: { filter: EVERY_COMPUTER, sort: { column: 'name', descending: false } },
            after: null,
            limit: 10,
          },
          cancelled,
        ),
      ).rejects.toMatchObject({ code: 'request.cancelled' });
    });
  });
}
