import { z } from 'zod';
import { tallyCompliance } from '#main/domain/compliance/compliance-tally.ts';
import type { SqlParameters } from '#main/drivers/tds/sql-server.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import { ComputerCompliance, type ComputerSearch } from '#shared/compliance/computer-compliance.ts';
import { VolumeCompliance } from '#shared/compliance/volume-compliance.ts';
import { readComputerName } from '#shared/request/computer.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import { AlikeRows } from '../store-rows.ts';
import { parametersOf } from './parameters.ts';
import { Json, parsed } from './rows.ts';
import type { StoreProcedures } from './store-procedures.ts';

const Moment = z.string().transform((iso) => (iso === '' ? null : iso));
const listIn = (text: string) => text.split(',').filter((part) => part !== '');

const VolumeRow = VolumeCompliance.extend({
  protectors: z.string().transform(listIn).pipe(VolumeCompliance.shape.protectors),
  reasons: z
    .string()
    .transform((text) => listIn(text).map(Number))
    .pipe(VolumeCompliance.shape.reasons),
});
const ComputerRow = ComputerCompliance.extend({
  users: Json.pipe(z.array(z.object({ account: z.string() }))).transform((rows) =>
    rows.map(({ account }) => account),
  ),
  volumes: Json.pipe(z.array(VolumeRow)),
  exemptedAt: Moment,
  updatedAt: Moment,
  lastContactAt: Moment,
});
const PageRows = z.array(z.looseObject({ id: z.number(), sortedBy: z.string() }));
/** Compliance in the store on SQL Server, which filters, sorts and counts. */
export function sqlServerComplianceSource(store: StoreProcedures, name: string): ComplianceSource {
  return {
    name,
    async find(search, limit, options) {
      return parsed(
        z.array(ComputerRow),
        await store.read('compliance_find', { by: search.by, ...typedIn(search), limit }, options),
      );
    },
    async summary(filter, { signal }) {
      return tallyCompliance(
        parsed(AlikeRows, await store.read('compliance_summary', parametersOf(filter), { signal })),
      );
    },
    async page({ query: { filter, sort }, after, limit }, { signal }) {
      const position = {
        sort: sort.column,
        descending: sort.descending,
        after_value: after?.value ?? null,
        after_id: after?.id ?? null,
        limit,
      };
      const rows = parsed(
        PageRows,
        await store.read('compliance_page', { ...parametersOf(filter), ...position }, { signal }),
      );
      const last = rows.at(-1);
      return {
        rows: parsed(z.array(ComputerRow), rows),
        next:
          rows.length < limit || last === undefined ? null : { value: last.sortedBy, id: last.id },
      };
    },
  };
}

function typedIn({ by, text }: ComputerSearch): SqlParameters {
  const { domain, name } = by === 'user' ? splitAccount(text) : readComputerName(text);
  return { domain, start: name };
}
