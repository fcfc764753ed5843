import type { StoreDatabase } from '#main/sources/embedded-store/connection.ts';
import { type CompliancePlan, planCompliance } from './compliance.ts';
import type { Computer } from './estate.ts';
import { daysBefore } from './office-hours.ts';

type Row = Readonly<Record<string, unknown>>;

/** How long before its report a computer evaluates the policy, in days. */
const EVALUATED_BEFORE_DAYS = 0.06;

/** What the computers report, as rows of the store. Each computer already has its row there. */
export function complianceRows(
  estate: readonly Computer[],
  nowMs: number,
): { readonly computers: readonly Row[]; readonly volumes: readonly Row[] } {
  // Volumes are numbered in the order in which they are inserted, removable ones included.
  const firstVolume: number[] = [1];
  for (const [index, { volumes }] of estate.entries())
    firstVolume.push((firstVolume[index] ?? 0) + volumes.length);
  const plans = planCompliance(estate);
  return {
    computers: plans.map((plan, index) => ({
      computer_id: index + 1,
      ...computerRow(plan, nowMs),
    })),
    volumes: plans.flatMap(({ computer, volumes }, index) =>
      volumes.map(
        ({ volume, compliance, cipherStrength, protection, encryption, protectors, reasons }) => ({
          volume_id: (firstVolume[index] ?? 0) + computer.volumes.indexOf(volume),
          compliance,
          cipher_strength: cipherStrength,
          protection,
          encryption,
          protectors: JSON.stringify(protectors),
          reasons: JSON.stringify(reasons),
        }),
      ),
    ),
  };
}

function computerRow(plan: CompliancePlan, nowMs: number): Row {
  const { contactAgeDays, exemptedAgeDays } = plan;
  const ago = (days: number | undefined) => (days === undefined ? '' : daysBefore(nowMs, days));
  return {
    computer_type: plan.computerType,
    overall: plan.overall,
    os_drive: plan.osDrive,
    fixed_drives: plan.fixedDrives,
    enforcement: plan.enforcement,
    machine_error: plan.machineError,
    exempted_user: plan.exemptedUser,
    exempted_at: ago(exemptedAgeDays),
    policy_cipher_strength: plan.policyCipherStrength,
    policy_os_drive: plan.policyOsDrive,
    policy_fixed_drives: plan.policyFixedDrives,
    updated_at: ago(
      contactAgeDays === undefined ? undefined : contactAgeDays + EVALUATED_BEFORE_DAYS,
    ),
    last_contact_at: ago(contactAgeDays),
  };
}

/**
 * Adds the compliance data to a demo store that an earlier version has made. Does nothing when it
 * is there, or when the store holds other computers.
 */
export async function addComplianceToOlderDemo(
  db: StoreDatabase,
  estate: readonly Computer[],
  nowMs: number,
): Promise<void> {
  // The cheapest check first: this runs at every start.
  const newest: { id: number } | undefined = await db('computers')
    .select('id')
    .orderBy('id', 'desc')
    .first();
  if (newest?.id !== estate.length) return;
  const reported: unknown = await db('computer_compliance')
    .select('computer_id')
    .whereNot('overall', 'unknown')
    .first();
  if (reported !== undefined) return;
  const names: readonly string[] = await db('computers').orderBy('id').pluck('name');
  // With other computers, the numbers of the rows would be wrong.
  if (names.length !== estate.length || estate.some(({ name }, index) => name !== names[index]))
    return;
  const { computers, volumes } = complianceRows(estate, nowMs);
  await db.transaction(async (transaction) => {
    for (const { computer_id, ...told } of computers)
      await transaction('computer_compliance').where({ computer_id }).update(told);
    for (const volume of volumes) await transaction('volume_compliance').insert(volume);
  });
}
