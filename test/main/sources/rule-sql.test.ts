import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITE_FACTS } from '#main/sources/configmgr/compliance-query.ts';
import { connect } from '#main/sources/embedded-store/connection.ts';
import { migrate } from '#main/sources/embedded-store/migrations/all.ts';
import { type RuleDialect, caseOf } from '#main/sources/rule-sql.ts';
import { STORE_FACTS } from '#main/sources/sql-server-store/script-sections/compliance-sections.ts';
import { ERROR_CODES, MachineError } from '#shared/compliance/compliance-error.ts';
import { ENFORCEMENT_CODES, PolicyEnforcement } from '#shared/compliance/compliance-policy.ts';
import {
  ERROR_RULE,
  EXEMPTION_RULE,
  type Facts,
  STATUS_RULE,
  complianceErrorOf,
  complianceStatusOf,
  exemptionOf,
} from '#shared/compliance/compliance-rules.ts';
import { Compliance } from '#shared/compliance/compliance-status.ts';

const COMBINATIONS: readonly Facts[] = Compliance.options.flatMap((overall) =>
  [null, ...PolicyEnforcement.options].flatMap((enforcement) =>
    [null, ...MachineError.options].map((machineError) => ({ overall, enforcement, machineError })),
  ),
);
const decided = COMBINATIONS.map((facts) => ({
  status: complianceStatusOf(facts),
  exemption: exemptionOf(facts),
  error: complianceErrorOf(facts, facts.machineError),
}));

// What these expressions are made of, SQLite reads as SQL Server does.
describe('SQL decides as the rules do, whatever a computer reports', () => {
  let db: Knex;
  beforeAll(async () => {
    db = connect(':memory:');
    await migrate(db);
  });
  afterAll(() => db.destroy());

  /** @param from what the columns of a dialect are of, with a question mark for each value */
  const answers = async (
    dialect: RuleDialect,
    from: string,
    valuesOf: (facts: Facts) => readonly (string | number | null)[],
  ) => {
    const [status, exemption, error] = [STATUS_RULE, EXEMPTION_RULE, ERROR_RULE].map((rule) =>
      caseOf(rule, dialect),
    );
    const text = `select ${status} as status, ${exemption} as exemption, ${error} as error
      from ${from}`;
    const found: unknown[] = [];
    for (const facts of COMBINATIONS) {
      const [row]: unknown[] = await db.raw(text, [...valuesOf(facts)]);
      found.push(row);
    }
    return found;
  };

  test('in the embedded store', async () => {
    await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
    for (const [id, { overall, enforcement, machineError }] of COMBINATIONS.entries()) {
      await db('computers').insert({ id, domain_id: 1, name: `WS-${id}` });
      await db('computer_compliance')
        .where({ computer_id: id })
        .update({ overall, enforcement, machine_error: machineError });
    }
    const found: unknown = await db('computer_compliance')
      .select('status', 'exemption', 'error')
      .orderBy('computer_id');
    expect(found).toEqual(decided);
  });

  test('in the store on SQL Server', async () => {
    expect(
      await answers(
        STORE_FACTS,
        '(select ? as overall, ? as enforcement, ? as machine_error) cc',
        ({ overall, enforcement, machineError }) => [overall, enforcement, machineError],
      ),
    ).toEqual(decided);
  });

  const site =
    '(select ? as OverallState) st, (select ? as MBAMPolicyEnforced0, ? as MBAMMachineError0) p';
  const states = { compliant: 1, 'non-compliant': 2, unknown: null };
  test.each([
    ['nothing', null],
    ['a number that nobody has described', 999],
  ])('in Configuration Manager, with %s for what was never reported', async (_what, missing) => {
    expect(
      await answers(SITE_FACTS, site, ({ overall, enforcement, machineError }) => [
        states[overall] ?? missing,
        enforcement === null ? missing : ENFORCEMENT_CODES[enforcement],
        machineError === null ? missing : ERROR_CODES[machineError],
      ]),
    ).toEqual(decided);
  });
});
