import { z } from 'zod';
import { createTally } from '#main/domain/audit/audit-tally.ts';
import type { SqlParameters } from '#main/drivers/tds/sql-server.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { linesOf } from '#shared/audit/audit-lines.ts';
import type { AuditCursor, AuditFilter, AuditQuery } from '#shared/audit/audit-report.ts';
import { parsed } from './rows.ts';
import type { StoreProcedures } from './store-procedures.ts';

const PageRows = z.array(z.looseObject({ sequence: z.number(), sortedBy: z.string() }));
const CountedRows = z.array(
  z.object({
    result: z.string(),
    reason: z.string(),
    operator: z.string(),
    moment: z.string(),
    count: z.coerce.number(),
  }),
);

interface RawPage {
  readonly rows: z.infer<typeof PageRows>;
  readonly next: AuditCursor | null;
}

/** Rows that are asked for together when everything is written down. */
const PIECE = 1_000;

/** The report over the audit log in the store on SQL Server, which filters, sorts and counts. */
export function sqlServerAuditReport(store: StoreProcedures): AuditReport {
  async function pageOf(
    { filter, sort }: AuditQuery,
    after: AuditCursor | null,
    limit: number,
    { signal }: CallOptions,
  ): Promise<RawPage> {
    const position = {
      sort: sort.column,
      descending: sort.descending,
      after_value: after?.value ?? null,
      after_sequence: after?.sequence ?? null,
      limit,
    };
    const rows = parsed(
      PageRows,
      await store.read('report_page', { ...filterOf(filter), ...position }, { signal }),
    );
    const last = rows.at(-1);
    return {
      rows,
      next:
        rows.length < limit || last === undefined
          ? null
          : { value: last.sortedBy, sequence: last.sequence },
    };
  }

  return {
    async page(query, after, limit, options) {
      const { rows, next } = await pageOf(query, after, limit, options);
      return { lines: linesOf(rows), next };
    },
    async *values(query, fields, options) {
      let after: AuditCursor | null = null;
      do {
        const page: RawPage = await pageOf(query, after, PIECE, options);
        yield page.rows.map((row) => fields.map((field) => row[field] as string | number));
        after = page.next;
      } while (after !== null);
    },
    async summary(filter, options) {
      const tally = createTally();
      tally.add(parsed(CountedRows, await store.read('report_summary', filterOf(filter), options)));
      return tally.summary();
    },
  };
}

function filterOf({
  from,
  until,
  activity,
  action,
  source,
  result,
  role,
  keyType,
  reason,
  operator,
  endUser,
  computer,
  keyId,
}: AuditFilter): SqlParameters {
  return {
    from,
    until,
    activity,
    action,
    source,
    result,
    role,
    key_type: keyType,
    reason,
    operator,
    end_user: endUser,
    computer,
    key_id: keyId,
  };
}
