import { z } from 'zod';
import { createTally } from '#main/domain/audit/audit-tally.ts';
import type { AuditReport, WantedPage } from '#main/ports/audit/audit-report.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { linesOf } from '#shared/audit/audit-lines.ts';
import type { AuditCursor, AuditQuery } from '#shared/audit/audit-report.ts';
import { CountedRows, entriesOf } from '../store-rows.ts';
import { parametersOf } from './parameters.ts';
import { parsed } from './rows.ts';
import type { StoreProcedures } from './store-procedures.ts';

const PageRows = z.array(z.looseObject({ sequence: z.number(), sortedBy: z.string() }));
interface RawPage {
  readonly rows: z.infer<typeof PageRows>;
  readonly next: AuditCursor | null;
}

/** Rows that are asked for together when everything is written down. */
const PIECE = 1_000;

/** The report over the audit log in the store on SQL Server, which filters, sorts and counts. */
export function sqlServerAuditReport(store: StoreProcedures): AuditReport {
  return {
    async page(wanted, options) {
      const { rows, next } = await pageOf(store, wanted, options);
      return { lines: linesOf(rows), next };
    },
    async *values(query, fields, options) {
      let after: AuditCursor | null = null;
      do {
        const page: RawPage = await pageOf(store, { query, after, limit: PIECE }, options);
        // The procedure answers texts and whole numbers.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        yield page.rows.map((row) => fields.map((field) => row[field] as string | number));
        after = page.next;
      } while (after !== null);
    },
    requestOf: async (sequence, options) =>
      entriesOf(await store.read('entries_of_request', { sequence }, options)),
    async summary(filter, options) {
      const tally = createTally();
      const rows = await store.read('report_summary', parametersOf(filter), options);
      tally.add(parsed(CountedRows, rows));
      return tally.summary();
    },
  };
}

async function pageOf(
  store: StoreProcedures,
  { query: { filter, sort }, after, limit }: WantedPage<AuditQuery, AuditCursor>,
  { signal }: CallOptions,
): Promise<RawPage> {
  const position = {
    sort: sort.column,
    descending: sort.descending,
    after_value: after?.value ?? null,
    after_sequence: after?.sequence ?? null,
    limit,
  };
  const found = await store.read(
    'report_page',
    { ...parametersOf(filter), ...position },
    { signal },
  );
  const rows = parsed(PageRows, found);
  const last = rows.at(-1);
  const isLast = rows.length < limit || last === undefined;
  return { rows, next: isLast ? null : { value: last.sortedBy, sequence: last.sequence } };
}
