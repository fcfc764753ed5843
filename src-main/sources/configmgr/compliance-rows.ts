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
import * as codes from './compliance-codes.ts';

const Code = z.number().nullable();
const Text = z.string().nullable();
/** The driver gives dates; what comes out of JSON, or of another driver, is text. All is UTC. */
const Moment = z
  .union([z.date(), z.string()])
  .nullable()
  .transform((value) => isoOf(value));

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

const Volumes = Text.transform((json): unknown => (json === null ? [] : JSON.parse(json))).pipe(
  z.array(VolumeRow),
);

/** A row of the statements in compliance-query.ts. */
const ComplianceRow = z.object({
  id: z.number(),
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
    name: row.name ?? codes.decodedName(row.encodedName),
    domain: (row.domain ?? '').toLowerCase(),
    computerType: codes.computerTypeOf(row.systemType),
    operatingSystem: row.operatingSystem ?? '',
    manufacturer: row.manufacturer ?? '',
    model: row.model ?? '',
    users: row.user === null || row.user === '' ? [] : [row.user],
    status: complianceStatusOf(evaluation),
    overall: evaluation.overall,
    osDrive: driveCompliance(row.osDriveState, 'operating-system', volumes),
    fixedDrives: driveCompliance(row.fixedDrivesState, 'fixed', volumes),
    error: complianceErrorOf(evaluation, codes.machineErrorOf(row.machineError)),
    exemption,
    exemptedUser: isExempt(exemption) ? (row.consoleUser ?? '') : '',
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
    driveLetter: row.driveLetter ?? '',
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

function isoOf(value: Date | string | null): string | null {
  if (value === null) return null;
  const moment =
    value instanceof Date
      ? value
      : new Date(/[zZ]|[+-]\d\d:\d\d$/.test(value) ? value : `${value.replace(' ', 'T')}Z`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
