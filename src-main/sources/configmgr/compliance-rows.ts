import { z } from 'zod';
import {
  complianceErrorOf,
  complianceStatusOf,
  exemptionOf,
} from '#shared/compliance/compliance-rules.ts';
import type { DriveCompliance } from '#shared/compliance/compliance-status.ts';
import type { ComputerCompliance } from '#shared/compliance/computer-compliance.ts';
import { isExempt } from '#shared/compliance/exemption.ts';
import type { DriveType, VolumeCompliance } from '#shared/compliance/volume-compliance.ts';
import { momentIn, nameIn } from './cells.ts';
import * as codes from './compliance-codes.ts';

/** bigint comes as text, bit as a boolean. */
const Whole = z.union([
  z.number(),
  z.boolean().transform(Number),
  z
    .string()
    .regex(/^\s*-?\d{1,15}\s*$/)
    .transform(Number),
]);
const Code = Whole.nullable();
const Text = z.string().nullable().transform(nameIn);
/** The driver gives dates; what comes out of JSON, or of another driver, is text. All is UTC. */
const Moment = z
  .union([z.instanceof(Date), z.string()])
  .nullable()
  .transform(momentIn);

const VolumeRow = z.object({
  driveLetter: Text.optional(),
  volumeType: Code.optional(),
  compliant: Code.optional(),
  protection: Code.optional(),
  conversion: Code.optional(),
  method: Code.optional(),
  protectors: Text.optional(),
  reasons: Text.optional(),
});

/** Nothing, in any of the forms in which there is none. */
const Volumes = z
  .string()
  .nullable()
  .transform((json): unknown => (nameIn(json) === '' ? [] : JSON.parse(json ?? '')))
  .pipe(z.array(VolumeRow));

/** A row of the statements in compliance-query.ts. */
const ComplianceRow = z.object({
  id: Whole,
  name: Text,
  encodedName: Text,
  domain: Text,
  systemType: Code,
  operatingSystem: Text,
  manufacturer: Text,
  model: Text,
  user: Text,
  overallState: Code,
  osDriveState: Code,
  fixedDrivesState: Code,
  enforced: Code,
  machineError: Code,
  consoleUser: Text,
  exemptedAt: Moment,
  policyMethod: Code,
  osEncryption: Code,
  osProtector: Code,
  fixedEncryption: Code,
  fixedPassphrase: Code,
  fixedAutoUnlock: Code,
  updatedAt: Moment,
  lastContactAt: Moment,
  volumes: Volumes,
});

/**
 * What Configuration Manager's views say of a computer. @throws ZodError when a row is none of
 * theirs
 */
export function complianceOf(raw: unknown): ComputerCompliance {
  const row = ComplianceRow.parse(raw);
  const evaluation = {
    overall: codes.complianceOfState(row.overallState),
    enforcement: codes.enforcementOf(row.enforced),
  };
  const exemption = exemptionOf(evaluation);
  const volumes = row.volumes
    .map(volumeOf)
    .filter(({ driveType }) => driveType !== 'unknown' || row.volumes.length === 1);
  return {
    name: row.name || codes.decodedName(row.encodedName),
    domain: row.domain.toLowerCase(),
    computerType: codes.computerTypeOf(row.systemType),
    operatingSystem: row.operatingSystem,
    manufacturer: row.manufacturer,
    model: row.model,
    users: row.user === '' ? [] : [row.user],
    status: complianceStatusOf(evaluation),
    overall: evaluation.overall,
    osDrive: driveCompliance(row.osDriveState, 'operating-system', volumes),
    fixedDrives: driveCompliance(row.fixedDrivesState, 'fixed', volumes),
    error: complianceErrorOf(evaluation, codes.machineErrorOf(row.machineError)),
    exemption,
    exemptedUser: isExempt(exemption) ? row.consoleUser : '',
    exemptedAt: isExempt(exemption) ? row.exemptedAt : null,
    policyCipherStrength: codes.cipherOf(row.policyMethod),
    policyOsDrive: codes.osDrivePolicyOf(row.osEncryption, row.osProtector),
    policyFixedDrives: codes.fixedDrivePolicyOf(
      row.fixedEncryption,
      row.fixedPassphrase,
      row.fixedAutoUnlock,
    ),
    updatedAt: row.updatedAt,
    lastContactAt: row.lastContactAt,
    volumes,
  };
}

function volumeOf(row: z.infer<typeof VolumeRow>): VolumeCompliance {
  return {
    driveLetter: driveLetterIn(row.driveLetter ?? ''),
    driveType: codes.driveTypeOf(row.volumeType ?? null),
    cipherStrength: codes.cipherOf(row.method ?? null),
    protectors: codes.protectorsOf(row.protectors ?? null),
    protection: codes.protectionOf(row.protection ?? null),
    encryption: codes.encryptionOf(row.conversion ?? null),
    compliance: codes.complianceOfVolume(row.compliant ?? null),
    reasons: codes.reasonsOf(row.reasons ?? null),
  };
}

// Policy answers for drives a computer does not have, too.
function driveCompliance(
  state: number | null,
  kind: DriveType,
  volumes: readonly VolumeCompliance[],
): DriveCompliance {
  if (volumes.length > 0 && !volumes.some(({ driveType }) => driveType === kind))
    return 'not-applicable';
  return codes.complianceOfState(state);
}

function driveLetterIn(text: string): string {
  const [, letter] = /^([a-z]):?\\?$/i.exec(text) ?? [];
  return letter === undefined ? text : `${letter.toUpperCase()}:`;
}
