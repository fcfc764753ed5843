import { type RuleDialect, caseOf } from '#main/sources/rule-sql.ts';
import { columnOf, textList } from '#main/sources/sql-text.ts';
import { MachineError, NO_ERRORS } from '#shared/compliance/compliance-error.ts';
import {
  FixedDrivePolicy,
  OsDrivePolicy,
  PolicyEnforcement,
} from '#shared/compliance/compliance-policy.ts';
import {
  DRIVE_GROUPS,
  ERROR_RULE,
  EXEMPTION_RULE,
  HAVE_TO_COMPLY,
  STATUS_RULE,
} from '#shared/compliance/compliance-rules.ts';
import { Compliance, DriveCompliance } from '#shared/compliance/compliance-status.ts';
import { ComputerType } from '#shared/compliance/computer-compliance.ts';
import {
  CipherStrength,
  EncryptionState,
  ProtectionState,
} from '#shared/compliance/volume-compliance.ts';
import type { Sections } from './entry-sections.ts';

const RULES = 'src-shared/compliance/compliance-rules.ts';
const MODEL = 'src-shared/compliance';

/** How the facts stand in `keydesk.computer_compliance cc`, which may have no row. */
export const STORE_FACTS: RuleDialect = {
  capitals: true,
  first: ' ',
  next: '\n  ',
  column: (fact) => `cc.${columnOf(fact)}`,
  value: (_fact, word) => `'${word}'`,
  word: (fact) => (fact === 'overall' ? "COALESCE(cc.overall, 'unknown')" : `cc.${columnOf(fact)}`),
};

interface Words {
  readonly options: readonly string[];
}

export const COMPLIANCE_SECTIONS: Sections = {
  [`${RULES}, what follows`]: () =>
    [
      `${caseOf(STATUS_RULE, STORE_FACTS)} AS status,`,
      `${caseOf(EXEMPTION_RULE, STORE_FACTS)} AS exemption,`,
      `${caseOf(ERROR_RULE, STORE_FACTS)} AS error`,
    ].flatMap((expression) => expression.split('\n')),
  [`${RULES}, errors`]: () => [
    `AND (@error_state = ''`,
    `  OR (@error_state = 'error' AND c.error NOT IN (${textList(NO_ERRORS)}))`,
    `  OR (@error_state = 'no-error' AND c.error IN (${textList(NO_ERRORS)})))`,
  ],
  [`${RULES}, drives`]: () => [
    `AND (@drives = '' OR (c.status IN (${textList(HAVE_TO_COMPLY)}) AND (${driveGroups()})))`,
  ],
  ...checks({
    computer_type: ComputerType,
    overall: Compliance,
    os_drive: DriveCompliance,
    fixed_drives: DriveCompliance,
    enforcement: PolicyEnforcement,
    machine_error: MachineError,
    policy_cipher_strength: CipherStrength,
    policy_os_drive: OsDrivePolicy,
    policy_fixed_drives: FixedDrivePolicy,
    compliance: Compliance,
    cipher_strength: CipherStrength,
    protection: ProtectionState,
    encryption: EncryptionState,
  }),
};

function driveGroups(): string {
  return Object.entries(DRIVE_GROUPS)
    .map(([group, { drives, are }]) => `(@drives = '${group}' AND c.${drives} = '${are}')`)
    .join(' OR ');
}

/** A check for each column that holds one of some words. */
function checks(columns: Readonly<Record<string, Words>>): Sections {
  return Object.fromEntries(
    Object.entries(columns).map(([column, { options }]) => [
      `${MODEL}, ${column}`,
      () => [`CHECK (${column} IN (${textList(options)})),`],
    ]),
  );
}
