import type { SeedCompliance } from './compliance-source.contract.ts';

/** What a computer reports, in the columns that both stores have for it. */
export function computerColumns(seed: SeedCompliance) {
  return {
    computer_type: seed.computerType,
    overall: seed.overall,
    os_drive: seed.osDrive,
    fixed_drives: seed.fixedDrives,
    enforcement: seed.enforcement,
    machine_error: seed.machineError,
    exempted_user: seed.exemptedUser,
    exempted_at: seed.exemptedAt ?? '',
    policy_cipher_strength: seed.policyCipherStrength,
    policy_os_drive: seed.policyOsDrive,
    policy_fixed_drives: seed.policyFixedDrives,
    updated_at: seed.updatedAt ?? '',
    last_contact_at: seed.lastContactAt ?? '',
  };
}
