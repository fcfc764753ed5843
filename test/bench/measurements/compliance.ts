import type { Knex } from 'knex';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { storeComplianceSource } from '#main/sources/embedded-store/store-compliance-source.ts';
import {
  type ComplianceFilter,
  type ComplianceQuery,
  ComplianceSortColumn,
  EVERY_COMPUTER,
} from '#shared/compliance/enterprise-compliance.ts';
import { type Bench, type Rounds, type Row, timed } from '../bench.ts';
import { complianceStore } from '../data/compliance-store.ts';

const SIZES = { full: 500_000, quick: 100_000 };
const ROUNDS: Rounds = { counted: 5, warmUp: 1 };
const LIMIT_MS = 200;
const ROWS = 200;

/** The totals and the first page of Enterprise Compliance, as the store answers them. */
export const compliance: Bench = {
  name: 'compliance',
  async prepare({ quick }) {
    const size = SIZES[quick ? 'quick' : 'full'];
    const store = await complianceStore(size);
    const db = connect(store.file);
    const row = (name: string, ask: () => Promise<unknown>): Row => ({
      name: `compliance, ${name}, of ${size.toLocaleString('en-US')} computers`,
      unit: 'ms',
      target: 1,
      rounds: ROUNDS,
      ours: () => timed(ask),
      baseline: { what: `the limit, ${LIMIT_MS} ms`, measure: async () => LIMIT_MS },
    });
    return {
      rows: [
        ...filtersOf(size).flatMap(([name, filter]) => [
          row(`totals, ${name}`, () => summaryOf(db, filter)),
          row(`first page, ${name}`, () => pageOf(db, { filter, sort: BY_NAME })),
        ]),
        ...ComplianceSortColumn.options.map((column) =>
          row(`first page, by ${column}`, () =>
            pageOf(db, { filter: EVERY_COMPUTER, sort: { column, descending: true } }),
          ),
        ),
      ],
      dispose: () => closeStore(db),
    };
  },
};

const BY_NAME = { column: 'name', descending: false } as const;

function filtersOf(size: number): readonly (readonly [string, ComplianceFilter])[] {
  const some = (changes: Partial<ComplianceFilter>) => ({ ...EVERY_COMPUTER, ...changes });
  const last = String(size).padStart(6, '0');
  return [
    ['every computer', EVERY_COMPUTER],
    ['one status', some({ status: 'non-compliant' })],
    ['one error', some({ error: 'no-compatible-tpm' })],
    ['any error', some({ errorState: 'error' })],
    ['one exemption', some({ exemption: 'user-exempt' })],
    ['silent ones', some({ silentSince: '2026-05-02T00:00:00.000Z' })],
    ['one computer', some({ computer: `pc-${last}` })],
    ['one end user', some({ user: `user.${last}` })],
    ['one status and part of a name', some({ status: 'non-compliant', computer: last.slice(2) })],
  ];
}

const options = { signal: new AbortController().signal };
const sourceIn = (db: Knex) => storeComplianceSource(db, 'bench');

function summaryOf(db: Knex, filter: ComplianceFilter): Promise<unknown> {
  return sourceIn(db).summary(filter, options);
}

function pageOf(db: Knex, query: ComplianceQuery): Promise<unknown> {
  return sourceIn(db).page({ query, after: null, limit: ROWS }, options);
}
