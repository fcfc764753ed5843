import { z } from 'zod';
import { tallyCompliance } from '#main/domain/compliance/compliance-tally.ts';
import type { SqlServer } from '#main/drivers/tds/sql-server.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { Log } from '#main/ports/system.ts';
import { ComplianceError } from '#shared/compliance/compliance-error.ts';
import { ComplianceStatus, type DriveCompliance } from '#shared/compliance/compliance-status.ts';
import { Exemption } from '#shared/compliance/exemption.ts';
import { complianceOfState } from './compliance-codes.ts';
import {
  NO_SUCH_DRIVE,
  findStatement,
  pageStatement,
  summaryStatement,
} from './compliance-query.ts';
import { complianceOf } from './compliance-rows.ts';
import { readableRows } from './readable-rows.ts';

interface Deps {
  readonly database: Pick<SqlServer, 'read'>;
  readonly log: Pick<Log, 'warn'>;
  /** A collection's ID, such as `SMS00001`, to report on alone; empty for the whole site. */
  readonly collection: string;
}

const State = z
  .number()
  .transform((state): DriveCompliance =>
    state === NO_SUCH_DRIVE ? 'not-applicable' : complianceOfState(state),
  );
/** The driver gives 64-bit counts as text. */
const AlikeRows = z.array(
  z
    .object({
      status: ComplianceStatus,
      exemption: Exemption,
      error: ComplianceError,
      overallState: z.number(),
      osDriveState: State,
      fixedDrivesState: State,
      count: z.coerce.number(),
    })
    .transform(({ overallState, osDriveState, fixedDrivesState, ...alike }) => ({
      ...alike,
      overall: complianceOfState(overallState),
      osDrive: osDriveState,
      fixedDrives: fixedDrivesState,
    })),
);
const Place = z.object({ sortedBy: z.string(), id: z.number() });

/**
 * Compliance as the views of Configuration Manager tell it. One question each; the site's server
 * does the counting.
 */
export function configmgrCompliance(
  name: string,
  { database, collection, log }: Deps,
): ComplianceSource {
  const computers = (rows: readonly unknown[]) =>
    readableRows(rows, complianceOf, { source: name, log });
  return {
    name,
    async find(search, limit, options) {
      const { text, parameters } = findStatement(search, limit, collection);
      return computers(await database.read(text, parameters, options));
    },
    async summary(filter, { signal }) {
      const { text, parameters } = summaryStatement(filter, collection);
      return tallyCompliance(AlikeRows.parse(await database.read(text, parameters, { signal })));
    },
    async page({ query, after, limit }, { signal }) {
      const { text, parameters } = pageStatement(query, { after, limit }, collection);
      const rows = await database.read(text, parameters, { signal });
      const last = rows.length < limit ? undefined : Place.parse(rows.at(-1));
      return {
        rows: [...computers(rows)],
        next: last === undefined ? null : { value: last.sortedBy, id: last.id },
      };
    },
  };
}
