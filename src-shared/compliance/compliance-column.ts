import { z } from 'zod';

/**
 * Columns on computers, in the order they are listed in; the first seven are the ones the details
 * begin with.
 */
export const ComputerColumn = z.enum([
  'name',
  'domain',
  'status',
  'exemption',
  'users',
  'error',
  'lastContactAt',
  'computerType',
  'operatingSystem',
  'overall',
  'osDrive',
  'fixedDrives',
  'updatedAt',
  'exemptedUser',
  'exemptedAt',
  'policyCipherStrength',
  'policyOsDrive',
  'policyFixedDrives',
  'manufacturer',
  'model',
]);
export type ComputerColumn = z.infer<typeof ComputerColumn>;

/** The columns the details begin with. */
export const FIRST_COLUMNS: readonly ComputerColumn[] = ComputerColumn.options.slice(0, 7);

/** Columns on their volumes. */
export const VolumeColumn = z.enum([
  'driveLetter',
  'driveType',
  'cipherStrength',
  'protectors',
  'protection',
  'encryption',
  'compliance',
  'reasons',
]);
export type VolumeColumn = z.infer<typeof VolumeColumn>;
