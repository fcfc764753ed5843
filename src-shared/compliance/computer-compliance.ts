import { z } from 'zod';
import { ComplianceError } from './compliance-error.ts';
import { FixedDrivePolicy, OsDrivePolicy } from './compliance-policy.ts';
import { Compliance, ComplianceStatus, DriveCompliance } from './compliance-status.ts';
import { Exemption } from './exemption.ts';
import { CipherStrength, VolumeCompliance } from './volume-compliance.ts';

/** Portable computers are laptops and tablets. */
export const ComputerType = z.enum(['portable', 'non-portable', 'unknown']);
export type ComputerType = z.infer<typeof ComputerType>;

const Moment = z.iso.datetime().nullable();

/**
 * One computer as it last reported itself. Text nobody reported is empty; a moment that never was
 * is `null`.
 */
export const ComputerCompliance = z.object({
  name: z.string(),
  /** Fully qualified name of its domain. */
  domain: z.string(),
  computerType: ComputerType,
  operatingSystem: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  /** People associated with it, `DOMAIN\name`. */
  users: z.array(z.string()),

  status: ComplianceStatus,
  /** By policy: it may disagree with what its drives say. */
  overall: Compliance,
  osDrive: DriveCompliance,
  fixedDrives: DriveCompliance,
  error: ComplianceError,

  exemption: Exemption,
  exemptedUser: z.string(),
  exemptedAt: Moment,

  policyCipherStrength: CipherStrength,
  policyOsDrive: OsDrivePolicy,
  policyFixedDrives: FixedDrivePolicy,

  /** When policy was last evaluated there. */
  updatedAt: Moment,
  /** When the computer was last heard of. */
  lastContactAt: Moment,
  /** By drive letter. */
  volumes: z.array(VolumeCompliance),
});
export type ComputerCompliance = z.infer<typeof ComputerCompliance>;

/** How a computer is looked for: by the beginning of its own name, or of a user's. */
export const ComputerSearch = z.object({
  by: z.enum(['computer', 'user']),
  text: z.string().trim().min(1).max(255),
});
export type ComputerSearch = z.infer<typeof ComputerSearch>;
