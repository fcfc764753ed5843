import { ToolError } from '#main/tools/tool-error.ts';
import { FIRST_AUDIT_COLUMNS, NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { FIRST_COLUMNS } from '#shared/compliance/compliance-column.ts';
import { EVERY_COMPUTER } from '#shared/compliance/enterprise-compliance.ts';
import type { CallName, InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { FIRST_ESCROW_COLUMNS } from '#shared/escrow/escrow-column.ts';
import { EVERY_ROW, type EscrowSource, type EscrowSummary } from '#shared/escrow/escrow-report.ts';
import { filterOf } from '#shared/reports/day-range.ts';
import type { ReportToWrite } from '#shared/reports/report-to-write.ts';
import { daysOf } from './named-range.ts';
import type { OrderedReport } from './report-order.ts';

/** Asks the console of whoever is signed in to it. */
export type AskOf = <Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
) => Promise<OutputOf<Name>>;

interface Prepared {
  readonly what: ReportToWrite;
  /** Of Recovery Key Backup. */
  readonly backup?: ToldBackup;
}

/** How computers stand, and what was not told of them. */
export interface ToldBackup {
  readonly computers: EscrowSummary['byState'];
  /** Names of the sources that could not be read. */
  readonly missing: readonly string[];
  /** Names of those that cannot list their keys, now or ever. */
  readonly notListed: readonly string[];
}

const BY_NAME = { column: 'name', descending: false } as const;
const WORTH_A_LOOK_FIRST = { column: 'state', descending: false } as const;
const { from: _from, until: _until, ...UNFILTERED } = NO_FILTER;

/**
 * The report as the window begins with it: unfiltered but for what was ordered, with the columns
 * that are shown first.
 *
 * @throws ToolError `usage` where it has to be said which source is meant; what the console throws
 */
export async function reportToWrite(
  ordered: OrderedReport,
  ask: AskOf,
  now: Date,
): Promise<Prepared> {
  switch (ordered.report) {
    case 'recovery-audit': {
      const { report, range, activity } = ordered;
      const filter = filterOf({ ...UNFILTERED, activity, ...daysOf(range, now) }, now);
      const query = { filter, sort: NEWEST_FIRST };
      const columns = [...FIRST_AUDIT_COLUMNS];
      return { what: { report, from: { place: 'log' }, query, columns } };
    }
    case 'computer-compliance': {
      const { report, computer, source } = ordered;
      const from = await compliancePlace(source, ask);
      return { what: { report, from, ...computer } };
    }
    case 'enterprise-compliance': {
      const { report, source } = ordered;
      const from = await compliancePlace(source, ask);
      const query = { filter: EVERY_COMPUTER, sort: BY_NAME };
      return { what: { report, from, query, columns: [...FIRST_COLUMNS] } };
    }
    case 'recovery-key-backup': {
      const { report } = ordered;
      const from = { place: 'sources' } as const;
      const { sources } = await ask('escrow.read', undefined);
      const { byState } = await ask('escrow.summary', { from, filter: EVERY_ROW });
      const query = { filter: EVERY_ROW, sort: WORTH_A_LOOK_FIRST };
      const namesOf = (wanted: EscrowSource['state']) =>
        sources.filter(({ state }) => state === wanted).map(({ source }) => source);
      return {
        what: { report, from, query, columns: [...FIRST_ESCROW_COLUMNS] },
        backup: {
          computers: byState,
          missing: namesOf('failed'),
          notListed: namesOf('not-listed'),
        },
      };
    }
  }
}

async function compliancePlace(source: string | undefined, ask: AskOf) {
  const { names } = await ask('compliance.sources', undefined);
  if (names.length === 0) throw new AppError('compliance.noSource', 'none is configured');
  const name =
    source === undefined && names.length === 1 ? names[0] : names.find((one) => one === source);
  if (name === undefined)
    throw new ToolError('usage', { reason: `--source is one of ${names.join(', ')}` });
  return { place: 'source', name } as const;
}
