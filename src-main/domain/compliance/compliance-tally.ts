import {
  type ComplianceError,
  ComplianceError as Errors,
} from '#shared/compliance/compliance-error.ts';
import { DRIVE_GROUPS, HAVE_TO_COMPLY } from '#shared/compliance/compliance-rules.ts';
import {
  Compliance,
  ComplianceStatus,
  type DriveCompliance,
} from '#shared/compliance/compliance-status.ts';
import { DriveGroup, type EnterpriseSummary } from '#shared/compliance/enterprise-compliance.ts';
import { type Exemption, isExempt } from '#shared/compliance/exemption.ts';
import { fromKeys } from '#shared/typed-keys.ts';

/** Computers that are alike in everything the summary counts. */
export interface AlikeComputers {
  readonly status: ComplianceStatus;
  readonly overall: Compliance;
  readonly exemption: Exemption;
  readonly error: ComplianceError;
  readonly osDrive: DriveCompliance;
  readonly fixedDrives: DriveCompliance;
  readonly count: number;
}

/** Adds up computers for the dashboard. */
export function tallyCompliance(groups: readonly AlikeComputers[]): EnterpriseSummary {
  const sum = (fits: (group: AlikeComputers) => boolean) =>
    groups.reduce((total, group) => (fits(group) ? total + group.count : total), 0);
  const counts = <K extends string>(
    keys: readonly K[],
    fits: (group: AlikeComputers, key: K) => boolean,
  ) => fromKeys(keys, (key) => sum((group) => fits(group, key)));
  return {
    managed: sum(() => true),
    byCompliance: counts(Compliance.options, ({ overall }, key) => overall === key),
    byStatus: counts(ComplianceStatus.options, ({ status }, key) => status === key),
    exempt: sum(({ exemption }) => isExempt(exemption)),
    byError: counts(
      Errors.options,
      ({ status, error }, key) => status === 'non-compliant' && error === key,
    ),
    byDrives: counts(DriveGroup.options, (group, key) => isInDriveGroup(group, key)),
  };
}

/** Only computers that have to comply are told apart by their drives. */
export function isInDriveGroup(
  computer: Pick<AlikeComputers, 'status' | 'osDrive' | 'fixedDrives'>,
  group: DriveGroup,
): boolean {
  const { drives, are } = DRIVE_GROUPS[group];
  return HAVE_TO_COMPLY.includes(computer.status) && computer[drives] === are;
}
